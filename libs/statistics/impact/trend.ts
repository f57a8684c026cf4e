/**
 * Was the gap already moving before launch? A change that would have come anyway is no effect. The module also gives the trend
 * that would be steep enough to undo the result.
 */
import { gapOf, type BlockPanel } from './block-panel.js';
import { meanOf, squaresAbout, type EffectRange } from './step-contrast.js';
import { effectInterval, type WeeklyEffect } from './weekly-effect.js';
import { studentQuantile, studentTwoSided } from '../special/student-t.js';

/**
 * `slope` of the gap over the whole history before launch, a week, with its standard error and two-sided `p`; `adjusted`: the effect
 * after the trend, were it to go on, with its 80 % interval. `along`: it goes the way of the effect with p < 0.10, so the interval of the
 * effect allows for it ({@link allowingForTrend}). `suspicious`: moreover it may be all there is, so there is no verdict. `breakdown`: a
 * trend of this size a week, the same way as the effect, would make the 95 % interval touch zero (0 when it does without); `steepest`:
 * the largest slope seen in as many blocks before launch, either way. Passing is no proof: Roth, "Pretest with caution", AER: Insights 4,
 * 2022.
 */
export interface PreTrend {
  readonly slope: number;
  readonly standardError: number;
  readonly p: number;
  readonly adjusted: number;
  readonly adjusted80: EffectRange;
  readonly along: boolean;
  readonly suspicious: boolean;
  readonly breakdown: number;
  readonly steepest: number;
}

const LEVEL = 0.1;

/**
 * The pre-trend rule: suspicious when the slope points the same way as the effect with p < 0.10 (its standard error times
 * √((1 + ρ) / (1 − ρ))) and the 80 % interval of the adjusted effect includes 0. `pausedWeeks`: rollout and washout, which lie between
 * the middles of the two sides, too. The breakdown trend is in the spirit of Rambachan and Roth, "A more credible approach to parallel
 * trends", Review of Economic Studies 90, 2023.
 */
export function preTrend(panel: BlockPanel, effect: WeeklyEffect, pausedWeeks = 0): PreTrend {
  const weeksPerBlock = panel.weeksPerBlock ?? 1;
  const history = gapOf(panel).slice(0, panel.before);
  const line = lineThrough(history);
  const rho = effect.autocorrelation.used;
  const slope = line.slope / weeksPerBlock;
  const standardError = (line.standardError / weeksPerBlock) * Math.sqrt((1 + rho) / (1 - rho));
  const p = slope === 0 ? 1 : studentTwoSided(slope / standardError, history.length - 2);
  const distance = ((effect.baseline + effect.after) / 2) * weeksPerBlock + pausedWeeks;
  const adjusted = effect.estimate - slope * distance;
  const late = ((history.length - effect.baseline) / 2) * weeksPerBlock;
  const variance = standardError ** 2 * distance * (distance + 2 * late);
  const adjusted80 = adjustedInterval(effect, adjusted, variance, history.length - 2);
  const along = slope * effect.estimate > 0 && p < LEVEL;
  const suspicious = along && adjusted80.low <= 0 && adjusted80.high >= 0;
  const steepest = steepestSlope(history, effect.baseline) / weeksPerBlock;
  return {
    slope,
    standardError,
    p,
    adjusted,
    adjusted80,
    along,
    suspicious,
    steepest,
    breakdown: breakdownOf(effect, distance),
  };
}

/**
 * The effect with intervals that hold what it would be were the trend before launch to go on: each is widened to the 80 % interval of
 * the adjusted effect when the trend goes `along`. So an interval that excludes 0 and the pre-trend rule say the same, and what is stated
 * about a size (at least so much, no more than the margin) allows for the trend, too. In the spirit of Rambachan and Roth 2023.
 */
export function allowingForTrend(
  effect: WeeklyEffect,
  { along, adjusted80 }: Pick<PreTrend, 'along' | 'adjusted80'>,
): WeeklyEffect {
  if (!along) return effect;
  const [interval95, interval90] = [hull(effect.interval95, adjusted80), hull(effect.interval90, adjusted80)];
  return { ...effect, interval95, interval90 };
}

function hull(a: EffectRange, b: EffectRange): EffectRange {
  return { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
}

/**
 * Effect − distance · slope: of the weeks that make both, those of the baseline lie `late` weeks after the middle of the history, so the
 * mean before and the slope err together by late · (error of the slope)², and the variance that the trend adds is
 * (distance² + 2 · distance · late) · (error of the slope)².
 */
function adjustedInterval(effect: WeeklyEffect, estimate: number, ofTrend: number, freedom: number): EffectRange {
  const standardError = Math.sqrt(effect.standardError ** 2 + ofTrend);
  const degreesOfFreedom = Math.min(effect.degreesOfFreedom, freedom);
  return effectInterval({ estimate, standardError, degreesOfFreedom }, 0.8);
}

function breakdownOf({ estimate, standardError, degreesOfFreedom }: WeeklyEffect, distance: number): number {
  const sure = Math.abs(estimate) - studentQuantile(0.975, degreesOfFreedom) * standardError;
  return Math.max(0, sure) / distance;
}

function steepestSlope(history: Float64Array, blocks: number): number {
  let steepest = 0;
  for (let start = 0; start + blocks <= history.length; start++)
    steepest = Math.max(steepest, Math.abs(lineThrough(history.subarray(start, start + blocks)).slope));
  return steepest;
}

/** Least squares: slope a block and its standard error. */
function lineThrough(values: Float64Array): { slope: number; standardError: number } {
  const [n, mean] = [values.length, meanOf(values)];
  const times = Float64Array.from(values, (_, t) => t - (n - 1) / 2);
  const spread = squaresAbout(times, 0);
  const slope = values.reduce((sum, x, t) => sum + times[t]! * (x - mean), 0) / spread;
  const rest = values.reduce((sum, x, t) => sum + (x - mean - slope * times[t]!) ** 2, 0);
  return { slope, standardError: Math.sqrt(rest / (n - 2) / spread) };
}

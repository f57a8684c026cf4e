/**
 * The power of a plan before launch: which effect could be found, and after how many weeks? A plan that predicts less will be
 * inconclusive.
 */
import { clampCorrelation, lagOne, pooledAutocorrelation, unbiased } from './autocorrelation.js';
import { checkPanel, dustOf, gapOf, type BlockPanel } from './block-panel.js';
import { errorTogether, inverseVariance } from './staged/staged.js';
import { effectiveDegrees, meanOf, squaresAbout, varianceOfMean } from './step-contrast.js';
import { BASELINE_WEEKS, type WeeklyEffect } from './weekly-effect.js';
import { normalProbability } from '../special/normal-probability.js';
import { studentAbove, studentQuantile } from '../special/student-t.js';

/**
 * What `weeks` after launch can show, in the unit of the values. `detectable`: the effect that is found in 80 % of all cases.
 * `noChangePower`: how often "no change" is earned when nothing changed.
 */
export interface PlannedWeeks {
  readonly weeks: number;
  readonly standardError: number;
  readonly degreesOfFreedom: number;
  readonly detectable: number;
  readonly noChangePower: number;
}

/** A correction, since the formula found its own effect in 70 to 77 % of simulated cases and not in 80 %. */
const OPTIMISM = 1.1;
const POWER = 0.8;
const MOST_WEEKS = 52;

/**
 * One row for each of `weeks`, from a panel that ends at launch: the autocorrelation and the variance are those of its gap about one
 * mean. Empty when the history has fewer than three blocks. The detectable effect is 1.1 (t₀.₉₇₅ + t₀.₈) standard errors (Bloom,
 * "Minimum detectable effects", Evaluation Review 19, 1995); power of two one-sided tests: 2 Φ(margin / se − t₀.₉₅) − 1. `margin` as
 * the values are. Throws `RangeError` when the panel is not one.
 */
export function planWeeks(panel: BlockPanel, margin: number, weeks: readonly number[] = [2, 4, 8]): PlannedWeeks[] {
  checkPanel(panel);
  if (panel.before < 3) return [];
  const weeksPerBlock = panel.weeksPerBlock ?? 1;
  const { rho, variance } = movementOf(panel);
  const v1 = varianceOfMean(Math.min(panel.before, BASELINE_WEEKS / weeksPerBlock), rho);
  return weeks.map((count) => {
    const v2 = varianceOfMean(Math.max(1, Math.floor(count / weeksPerBlock)), rho);
    return planned(count, Math.sqrt(variance * (v1 + v2)), effectiveDegrees(v1, v2), margin);
  });
}

/**
 * After how many weeks an effect as large as the margin would have been found in 80 % of all cases, were the gap to move on as it did;
 * `null` when a year does not suffice, as the weeks before launch are as few as they are.
 */
export function weeksToDetect(effect: WeeklyEffect, margin: number, weeksPerBlock = 1): number | null {
  const rho = effect.autocorrelation.used;
  const v1 = 1 / effect.effectiveBefore;
  const variance = effect.standardError ** 2 / (v1 + 1 / effect.effectiveAfter);
  for (let blocks = 1; blocks * weeksPerBlock <= MOST_WEEKS; blocks++) {
    const v2 = varianceOfMean(blocks, rho);
    const error = Math.sqrt(variance * (v1 + v2));
    if (OPTIMISM * detectable(error, effectiveDegrees(v1, v2)) <= margin) return blocks * weeksPerBlock;
  }
  return null;
}

function movementOf(panel: BlockPanel): { rho: number; variance: number } {
  const gap = gapOf(panel).slice(0, panel.before);
  const own = unbiased(lagOne([gap], dustOf(panel)), gap.length);
  const rho = clampCorrelation(Math.max(own, pooledAutocorrelation(panel)));
  const separate = gap.length - gap.length * varianceOfMean(gap.length, rho);
  return { rho, variance: squaresAbout(gap, meanOf(gap)) / separate };
}

/**
 * The same of a staged rollout: each wave by its own gap, put together as `stagedEffect` does. `panels` end at the first launch; `most`:
 * weeks that a wave can have at most, since its controls start then. Empty when some history has fewer than three blocks.
 */
export function planWaves(
  panels: readonly { readonly panel: BlockPanel; readonly most: number }[],
  margin: number,
  weeks: readonly number[] = [2, 4, 8],
): PlannedWeeks[] {
  return weeks.flatMap((count) => {
    const waves = panels.flatMap(({ panel, most }) =>
      planWeeks(panel, margin, [Math.min(count, most)]).map((effect) => ({
        effect,
        quiet: gapOf(panel).slice(0, panel.before),
      })),
    );
    if (waves.length < panels.length) return [];
    const weights = inverseVariance(waves.map(({ effect }) => effect.standardError));
    const { standardError, degreesOfFreedom } = errorTogether(waves, weights);
    return [planned(count, standardError, degreesOfFreedom, margin)];
  });
}

function planned(weeks: number, standardError: number, degreesOfFreedom: number, margin: number): PlannedWeeks {
  const found = OPTIMISM * detectable(standardError, degreesOfFreedom);
  return {
    weeks,
    standardError,
    degreesOfFreedom,
    detectable: found,
    noChangePower: noChangePower(standardError, degreesOfFreedom, margin),
  };
}

/** The effect that is found in 80 % of all cases, in the unit of its error: (t₀.₉₇₅ + t₀.₈) standard errors (Bloom 1995). */
export function detectable(standardError: number, degreesOfFreedom: number): number {
  const [sure, found] = [studentQuantile(0.975, degreesOfFreedom), studentQuantile(POWER, degreesOfFreedom)];
  return (sure + found) * standardError;
}

/** The factor by which each formula was too hopeful, in simulations of it. */
const TOO_HOPEFUL = { weeks: OPTIMISM, arms: 1.05 };

/**
 * How often an effect of size `effect` > 0 would be found, 0 to 1: P(T > t₀.₉₇₅ − effect / (1.1 se)), so that the detectable effect of
 * {@link planWeeks} (or, with `arms`, of `planArms`) is found in 80 of 100 cases.
 */
export function chanceToSee(
  { standardError, degreesOfFreedom }: Pick<PlannedWeeks, 'standardError' | 'degreesOfFreedom'>,
  effect: number,
  by: keyof typeof TOO_HOPEFUL = 'weeks',
): number {
  const away = effect / (TOO_HOPEFUL[by] * standardError);
  return studentAbove(studentQuantile(0.975, degreesOfFreedom) - away, degreesOfFreedom);
}

/** How often two one-sided tests show that nothing changed, where nothing did: 2 Φ(margin / se − t₀.₉₅) − 1, and never below 0. */
export function noChangePower(standardError: number, degreesOfFreedom: number, margin: number): number {
  const reach = margin / standardError - studentQuantile(0.95, degreesOfFreedom);
  return Math.max(0, 2 * normalProbability(reach) - 1);
}

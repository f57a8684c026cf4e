/**
 * Segments that start one after the other: each wave is compared with those that have not started yet, and the waves are put together.
 *
 * Stacked difference-in-differences: every wave has its own window and its own clean controls (Cengiz, Dube, Lindner and Zipperer, "The
 * effect of minimum wages on low-wage jobs", Quarterly Journal of Economics 134, 2019). Segments that started earlier are never controls:
 * that is what misleads the usual two-way regression (Goodman-Bacon, "Difference-in-differences with variation in treatment timing",
 * Journal of Econometrics 225, 2021).
 */
import { gapOf, type BlockPanel } from './block-panel.js';
import { BASELINE_WEEKS, inferenceOf, weeklyEffect, type NoWeeklyEffect, type WeeklyEffect } from './weekly-effect.js';

/** `later`: how many blocks after the first wave it starts. */
export interface StagedWave {
  readonly panel: BlockPanel;
  readonly later: number;
}

/** `weight`: its part in the whole, 0 where it has no effect to show. */
export interface WaveEffect {
  readonly effect: WeeklyEffect | NoWeeklyEffect;
  readonly weight: number;
}

export interface StagedEffect {
  readonly effect: WeeklyEffect | NoWeeklyEffect;
  readonly waves: readonly WaveEffect[];
}

/**
 * The waves weighted by inverse variance, each widened by its own placebos. They share controls and so err together: the correlation of
 * two waves is taken to be that of their gaps before anybody started, never below 0. Degrees of freedom after Satterthwaite, "An
 * approximate distribution of estimates of variance components", Biometrics Bulletin 2, 1946. Throws `RangeError` as `weeklyEffect` does.
 */
export function stagedEffect(waves: readonly StagedWave[], baselineWeeks = BASELINE_WEEKS): StagedEffect {
  const effects = waves.map(({ panel }) => weeklyEffect(panel, baselineWeeks / (panel.weeksPerBlock ?? 1)));
  const known = waves.flatMap((wave, index) => {
    const effect = effects[index]!;
    return effect.kind === 'effect' ? [{ wave, effect }] : [];
  });
  const total = known.reduce((sum, { effect }) => sum + effect.standardError ** -2, 0);
  const weightOf = ({ standardError }: WeeklyEffect) => standardError ** -2 / total;
  const each = effects.map((effect) => ({ effect, weight: effect.kind === 'effect' ? weightOf(effect) : 0 }));
  if (known.length === 0) return { effect: effects[0] ?? { kind: 'none', reason: 'too_few_blocks' }, waves: each };
  return { effect: together(known, weightOf), waves: each };
}

interface KnownWave {
  readonly wave: StagedWave;
  readonly effect: WeeklyEffect;
}

function together(known: readonly KnownWave[], weightOf: (effect: WeeklyEffect) => number): WeeklyEffect {
  const mean = (of: (effect: WeeklyEffect) => number) =>
    known.reduce((sum, { effect }) => sum + weightOf(effect) * of(effect), 0);
  const parts = known.map(({ effect }) => weightOf(effect) * effect.standardError);
  let variance = 0;
  for (const [i, a] of known.entries())
    for (const [j, b] of known.entries())
      variance += parts[i]! * parts[j]! * (i === j ? 1 : togetherness(a.wave, b.wave));
  const spread = known.reduce((sum, { effect }, i) => sum + parts[i]! ** 4 / effect.degreesOfFreedom, 0);
  const independent = parts.reduce((sum, part) => sum + part ** 2, 0);
  const least = (of: (effect: WeeklyEffect) => number) => Math.min(...known.map(({ effect }) => of(effect)));
  const contrast = {
    estimate: mean(({ estimate }) => estimate),
    standardError: Math.sqrt(variance),
    degreesOfFreedom: independent ** 2 / spread,
    effectiveBefore: mean(({ effectiveBefore }) => effectiveBefore),
    effectiveAfter: mean(({ effectiveAfter }) => effectiveAfter),
  };
  return {
    kind: 'effect',
    baseline: least(({ baseline }) => baseline),
    after: least(({ after }) => after),
    history: least(({ history }) => history),
    autocorrelation: known[0]!.effect.autocorrelation,
    widening: mean(({ widening }) => widening),
    placebos: known.reduce((sum, { effect }) => sum + effect.placebos, 0),
    ...contrast,
    ...inferenceOf(contrast),
  };
}

/** How much the gaps of two waves move together before anybody started; 0 when they move against each other. */
function togetherness(a: StagedWave, b: StagedWave): number {
  const [x, y] = [a, b].map(({ panel, later }) => gapOf(panel).slice(0, Math.max(0, panel.before - later)));
  const length = Math.min(x!.length, y!.length);
  if (length < 3) return 1;
  return Math.max(0, correlation(x!.slice(-length), y!.slice(-length)));
}

function correlation(x: Float64Array, y: Float64Array): number {
  const [meanX, meanY] = [x, y].map((values) => values.reduce((sum, each) => sum + each, 0) / values.length);
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [dx, dy] = [x[i]! - meanX!, y[i]! - meanY!];
    [xy, xx, yy] = [xy + dx * dy, xx + dx * dx, yy + dy * dy];
  }
  return xx === 0 || yy === 0 ? 1 : xy / Math.sqrt(xx * yy);
}

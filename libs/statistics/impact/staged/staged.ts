/**
 * Segments that start one after the other: each wave is compared with those that have not started yet, and the waves are put together.
 *
 * Stacked difference-in-differences: every wave has its own window and its own clean controls (Cengiz, Dube, Lindner and Zipperer, "The
 * effect of minimum wages on low-wage jobs", Quarterly Journal of Economics 134, 2019). Segments that started earlier are never controls:
 * that is what misleads the usual two-way regression (Goodman-Bacon, "Difference-in-differences with variation in treatment timing",
 * Journal of Econometrics 225, 2021).
 */
import { inferenceOf, type WeeklyEffect } from '../weekly-effect.js';

/** What one wave shows alone; `quiet`: its gap in the blocks before anybody started, the last one up to the first launch. */
export interface StagedWave {
  readonly effect: WeeklyEffect;
  readonly quiet: Float64Array;
}

/** As much of a wave as says how far off the whole may be. */
export interface WaveError extends Pick<StagedWave, 'quiet'> {
  readonly effect: Pick<WeeklyEffect, 'standardError' | 'degreesOfFreedom'>;
}

/** `weights`: the part of each wave in the whole; they add up to 1. */
export interface StagedEffect {
  readonly effect: WeeklyEffect;
  readonly weights: readonly number[];
}

/**
 * The waves (one at least) weighted by inverse variance, each widened by its own placebos. They share controls and so err together: the
 * correlation of two waves is taken to be that of their gaps before anybody started, never below 0. It is not lessened where they compare
 * different weeks: with that, persistent shocks gave 7 % false positives for 5 %. Degrees of freedom after Satterthwaite, "An
 * approximate distribution of estimates of variance components", Biometrics Bulletin 2, 1946.
 */
export function stagedEffect(waves: readonly StagedWave[]): StagedEffect {
  const effects = waves.map(({ effect }) => effect);
  const weights = inverseVariance(effects.map(({ standardError }) => standardError));
  const mean = (of: (effect: WeeklyEffect) => number) =>
    effects.reduce((sum, effect, i) => sum + weights[i]! * of(effect), 0);
  const least = (of: (effect: WeeklyEffect) => number) => Math.min(...effects.map(of));
  const contrast = {
    estimate: mean(({ estimate }) => estimate),
    ...errorTogether(waves, weights),
    effectiveBefore: mean(({ effectiveBefore }) => effectiveBefore),
    effectiveAfter: mean(({ effectiveAfter }) => effectiveAfter),
  };
  const effect: WeeklyEffect = {
    kind: 'effect',
    baseline: least(({ baseline }) => baseline),
    after: least(({ after }) => after),
    history: least(({ history }) => history),
    autocorrelation: {
      own: mean(({ autocorrelation }) => autocorrelation.own),
      pooled: mean(({ autocorrelation }) => autocorrelation.pooled),
      used: mean(({ autocorrelation }) => autocorrelation.used),
    },
    widening: mean(({ widening }) => widening),
    placebos: effects.reduce((sum, { placebos }) => sum + placebos, 0),
    ...contrast,
    ...inferenceOf(contrast),
  };
  return { effect, weights };
}

/** √(Σ w_i w_j r_ij s_i s_j), and Satterthwaite's degrees of freedom of its uncorrelated part. */
export function errorTogether(waves: readonly WaveError[], weights: readonly number[]) {
  const parts = waves.map(({ effect }, i) => weights[i]! * effect.standardError);
  let variance = 0;
  for (const [i, a] of parts.entries())
    for (const [j, b] of parts.entries())
      variance += a * b * (i === j ? 1 : quietCorrelation(waves[i]!.quiet, waves[j]!.quiet));
  const squares = parts.reduce((sum, part) => sum + part ** 2, 0);
  const spread = waves.reduce((sum, { effect }, i) => sum + parts[i]! ** 4 / effect.degreesOfFreedom, 0);
  return { standardError: Math.sqrt(variance), degreesOfFreedom: squares ** 2 / spread };
}

/** Each one's 1 / error² as a part of their sum. */
export function inverseVariance(errors: readonly number[]): number[] {
  const precise = errors.map((error) => error ** -2);
  const total = precise.reduce((sum, each) => sum + each, 0);
  return precise.map((each) => each / total);
}

/** How much the gaps of two waves move together in the last blocks before anybody started; 0 when against each other, 1 when not known. */
export function quietCorrelation(a: Float64Array, b: Float64Array): number {
  const length = Math.min(a.length, b.length);
  if (length < 3) return 1;
  const found = correlation(a.slice(-length), b.slice(-length));
  return Number.isFinite(found) ? Math.min(1, Math.max(0, found)) : 1;
}

function correlation(x: Float64Array, y: Float64Array): number {
  const [meanX, meanY] = [x, y].map((values) => values.reduce((sum, each) => sum + each, 0) / values.length);
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [dx, dy] = [x[i]! - meanX!, y[i]! - meanY!];
    [xy, xx, yy] = [xy + dx * dy, xx + dx * dx, yy + dy * dy];
  }
  return xy / Math.sqrt(xx * yy);
}

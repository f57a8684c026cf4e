/**
 * A second opinion in which the level of the gap may wander: a step at launch, on top of a level that moves a little every week
 * and of noise around it. When the level wanders much, only the weeks next to launch tell anything.
 */
import type { EffectRange } from './step-contrast.js';
import { studentQuantile, studentTwoSided } from '../special/student-t.js';

/** `wandering`: the standard deviation of a week's move of the level over that of the noise. Intervals at 95 %. */
export interface LocalLevelStep {
  readonly estimate: number;
  readonly standardError: number;
  readonly p: number;
  readonly interval95: EffectRange;
  readonly wandering: number;
}

/** Ratios that are tried: 0, and from 0.01 to 10 in steps of a quarter of an octave. */
const RATIOS = [0, ...Array.from({ length: 41 }, (_, step) => 0.01 * 2 ** (step / 4))];
const LEAST = 6;

/**
 * The step at `before` in `gap`. The ratio of the two deviations is the one of greatest restricted likelihood; step and first level are
 * estimated by generalised least squares along the Kalman filter (Harvey, "Forecasting, structural time series models and the Kalman
 * filter", 1989, 3.4 and 7.3). `null` with fewer than six blocks, a side without any, or when nothing moves.
 */
export function localLevelStep(gap: Float64Array, before: number): LocalLevelStep | null {
  const isShort = gap.length < LEAST || before < 1 || before >= gap.length;
  if (isShort || gap.some((x) => !Number.isFinite(x))) return null;
  const fits = RATIOS.map((ratio) => ({ ratio, fit: fitStep(gap, before, ratio) }));
  const best = fits.reduce((most, each) => (each.fit.likelihood > most.fit.likelihood ? each : most));
  const { estimate, variance } = best.fit;
  const standardError = Math.sqrt(variance);
  if (!(standardError > 0)) return null;
  const df = gap.length - 2;
  const reach = studentQuantile(0.975, df) * standardError;
  return {
    estimate,
    standardError,
    wandering: best.ratio,
    p: studentTwoSided(estimate / standardError, df),
    interval95: { low: estimate - reach, high: estimate + reach },
  };
}

/** Estimate and variance of the step for a given ratio, and the restricted log likelihood (without constants). */
export function fitStep(gap: Float64Array, before: number, ratio: number) {
  const columns = [gap, gap.map(() => 1), gap.map((_, t) => (t < before ? 0 : 1))];
  const { news, spreads } = filtered(columns, ratio * ratio);
  const cross = (a: Float64Array, b: Float64Array) => a.reduce((sum, x, t) => sum + (x * b[t]!) / spreads[t]!, 0);
  const [y, level, step] = news as [Float64Array, Float64Array, Float64Array];
  const [ll, ls, ss] = [cross(level, level), cross(level, step), cross(step, step)];
  const [ly, sy] = [cross(level, y), cross(step, y)];
  const determinant = ll * ss - ls * ls;
  const estimate = (ll * sy - ls * ly) / determinant;
  const start = (ss * ly - ls * sy) / determinant;
  const free = gap.length - 2;
  const squares = Math.max(0, cross(y, y) - start * ly - estimate * sy);
  const noise = squares / free;
  const logs = spreads.reduce((sum, spread) => sum + Math.log(spread), 0);
  const likelihood = -(free * Math.log(noise) + logs + Math.log(determinant)) / 2;
  return { estimate, variance: (noise * ll) / determinant, likelihood };
}

/** What each column says anew at every block, and the variance of that in units of the noise; the level starts at 0, known. */
function filtered(columns: readonly Float64Array[], moves: number) {
  const length = columns[0]!.length;
  const news = columns.map(() => new Float64Array(length));
  const levels = columns.map(() => 0);
  const spreads = new Float64Array(length);
  let uncertain = 0;
  for (let t = 0; t < length; t++) {
    const spread = uncertain + 1;
    spreads[t] = spread;
    columns.forEach((column, c) => {
      news[c]![t] = column[t]! - levels[c]!;
      levels[c]! += (uncertain / spread) * news[c]![t]!;
    });
    uncertain = uncertain - uncertain ** 2 / spread + moves;
  }
  return { news, spreads };
}

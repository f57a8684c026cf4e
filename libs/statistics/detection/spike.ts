/**
 * Is a day out of the ordinary? It is compared with the same weekday of the last eight weeks. The yardstick is how far days of
 * all weekdays lay from their own expectations lately, since eight Mondays are too few to know how much a Monday varies.
 */
import { normalTwoSided } from '../special/incomplete-gamma.js';
import { medianOf } from './median.js';

/**
 * `expected` is the usual value of such a day, and `scale` how far days usually lie from theirs, both on the scale of the values.
 * `z` is the distance in scales; `p` is the two-sided probability that a usual day lies so far off.
 */
export interface DayAssessment {
  readonly kind: 'judged';
  readonly expected: number;
  readonly scale: number;
  readonly z: number;
  readonly p: number;
  readonly isSpike: boolean;
}

/** `no_value`: the day has none. `no_spread`: the values never move. */
interface NoDayAssessment {
  readonly kind: 'none';
  readonly reason: 'no_value' | 'too_few_days' | 'no_spread';
}

export const SPIKE_LIMIT = 3.5;
/** A node whose median day of the last eight weeks has fewer events is watched by week only. */
export const LEAST_A_DAY = 25;
/**
 * The standard deviation, by chance alone, of a stabilised count minus the median of eight others: √(1 + π / (2·8)), about 1.09.
 * The scale may not be smaller.
 */
export const COUNT_SCALE = 1.09;
/** The comparison looks back eight weeks; half of them are enough to begin. */
const [WEEKS, LEAST_WEEKS, DAYS, LEAST_DAYS] = [8, 4, 56, 28];

/**
 * Assesses the last day of `values`, which has one value a day, oldest first, NaN where there is none: at least eight weeks, of
 * which up to sixteen count. Hand in counts through `stabilisedCount` with `leastScale` 1.09, shares through `stabilisedShare`
 * with `leastScale` 1.09 / √tries of the day, and logarithms of means. On Poisson counts with a season it raises 0.1 to 0.2 false
 * alarms a year; on counts that also remember shocks of 8 %, up to 0.6 (simulated).
 */
export function assessDay(values: ArrayLike<number>, leastScale = 0): DayAssessment | NoDayAssessment {
  const recent = Array.from(values).slice(-(2 * DAYS + 1));
  const residuals = recent.map((_, day) => (day < recent.length - 1 - DAYS ? NaN : residualOf(recent, day)));
  return assessAt(recent, residuals, recent.length - 1, leastScale);
}

/** Assesses every day by what was known on it, in one pass: the same answers as `assessDay` of each beginning of `values`. */
export function assessDays(values: ArrayLike<number>, leastScale = 0): (DayAssessment | NoDayAssessment)[] {
  const all = Array.from(values);
  const residuals = all.map((_, day) => residualOf(all, day));
  return all.map((_, day) => assessAt(all, residuals, day, leastScale));
}

function assessAt(
  values: number[],
  residuals: number[],
  day: number,
  leastScale: number,
): DayAssessment | NoDayAssessment {
  if (Number.isNaN(values[day] ?? NaN)) return { kind: 'none', reason: 'no_value' };
  const residual = residuals[day]!;
  const distances = residuals.slice(Math.max(0, day - DAYS), day).map(Math.abs);
  const scale = Math.max(leastScale, 1.4826 * medianOf(distances, LEAST_DAYS));
  if (Number.isNaN(residual) || Number.isNaN(scale)) return { kind: 'none', reason: 'too_few_days' };
  if (scale === 0) return { kind: 'none', reason: 'no_spread' };
  const z = residual / scale;
  const expected = values[day]! - residual;
  return { kind: 'judged', expected, scale, z, p: normalTwoSided(z), isSpike: Math.abs(z) > SPIKE_LIMIT };
}

/** The value minus the median of the same weekday in the eight weeks before. */
function residualOf(values: readonly number[], day: number): number {
  const before = Array.from({ length: WEEKS }, (_, week) => values[day - 7 * (week + 1)] ?? NaN);
  return values[day]! - medianOf(before, LEAST_WEEKS);
}

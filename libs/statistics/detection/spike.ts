/**
 * Is today out of the ordinary? Compared with the same weekday of the last eight weeks, and measured by how far days of all weekdays
 * were off lately: eight Mondays alone are too few to know how much a Monday varies.
 */
import { normalTwoSided } from '../special/incomplete-gamma.js';
import { medianOf } from './median.js';

/**
 * `expected`: the usual value of such a day, and `scale`, how far days usually are from theirs, on the scale of the values. `z`: how
 * many scales the day is off; `p`: two-sided, of a usual day being so far off.
 */
export interface DayAssessment {
  readonly kind: 'judged';
  readonly expected: number;
  readonly scale: number;
  readonly z: number;
  readonly p: number;
  readonly isSpike: boolean;
}

/** `no_value`: today has none. `no_spread`: nothing ever moves. */
export interface NoDayAssessment {
  readonly kind: 'none';
  readonly reason: 'no_value' | 'too_few_days' | 'no_spread';
}

export const SPIKE_LIMIT = 3.5;
/** A node with fewer a day, in the middle of the last eight weeks, is watched by week only. */
export const LEAST_A_DAY = 25;
/** Chance in a stabilised count less the median of eight others: √(1 + π / (2·8)), about 1.09. It may not look smaller. */
export const COUNT_SCALE = 1.09;
/** Eight weeks are looked back on; half of it is enough to begin. */
const [WEEKS, LEAST_WEEKS, DAYS, LEAST_DAYS] = [8, 4, 56, 28];

/**
 * The last day of `values`, one a day, oldest first, NaN where there is none; eight weeks at least, of which up to sixteen count. For
 * counts see {@link judgeCount}; shares by `stabilisedShare` with `leastScale` 1.09 / √tries of today; means of logarithms as they
 * are. On Poisson counts with a season it raises 0.1 to 0.2 false alarms a year; on counts that also remember shocks of 8 % up to
 * 0.6 (simulated).
 */
export function assessDay(values: ArrayLike<number>, leastScale = 0): DayAssessment | NoDayAssessment {
  const recent = Array.from(values).slice(-(2 * DAYS + 1));
  const residuals = recent.map((_, day) => (day < recent.length - 1 - DAYS ? NaN : residualOf(recent, day)));
  return judge(recent, residuals, recent.length - 1, leastScale);
}

/** Every day by what was known then: what `judgeDay` would have said, in one pass, for looking back. */
export function assessDays(values: ArrayLike<number>, leastScale = 0): (DayAssessment | NoDayAssessment)[] {
  const all = Array.from(values);
  const residuals = all.map((_, day) => residualOf(all, day));
  return all.map((_, day) => judge(all, residuals, day, leastScale));
}

function judge(
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

/** The value less the median of the same weekday in the eight weeks before. */
function residualOf(values: readonly number[], day: number): number {
  const before = Array.from({ length: WEEKS }, (_, week) => values[day - 7 * (week + 1)] ?? NaN);
  return values[day]! - medianOf(before, LEAST_WEEKS);
}

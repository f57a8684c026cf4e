/**
 * How far a value, or the difference between two, may lie off by what days happen to bring. Days are the sampling units, so that
 * conversations which come together, such as those of an outage, count once.
 */
import { studentTwoSided } from '../special/student-t.js';

/** A value of a period by its days. `parts` is what each day adds to the value by the delta method; `firstWeekday` is 0 to 6. */
export interface DailyValue {
  readonly value: number;
  readonly parts: Float64Array;
  readonly firstWeekday: number;
}

/** The two-sided p-value of a difference: how often days alone would make so large a one, or a larger one. */
export interface DifferenceByDays {
  readonly p: number;
}

/** With fewer days the days say too little about how much they differ. */
export const LEAST_NOISE_DAYS = 7;
/** From this number of days on the days are compared with others of the same weekday. */
const DAYS_BY_WEEKDAY = 21;
const WEEK = 7;
/** So many days are allowed to resemble each other. */
const LAGS = 3;

/** What the days of one value say about it. */
interface Noise {
  readonly variance: number;
  readonly freedom: number;
  /** What would be added to the value if each weekday were a seventh of its days. */
  readonly calendar: number;
}

/**
 * Whether two values of periods without a day in common differ by more than their days explain. `null` with fewer than seven days on a
 * side, and where nothing varies.
 *
 * The variance of each value is that of a sum over days, post-stratified by weekday from three weeks on (Cochran, "Sampling techniques",
 * 3rd edition, 1977, 5A.9), and allows for days that resemble the ones before (Bartlett's kernel over three days: Newey and West,
 * Econometrica 55(3), 1987); the larger of the variances with and without them counts. Degrees of freedom are Welch's, from the fourth
 * moments of the days (Satterthwaite, Biometrics Bulletin 2(6), 1946), so that a value which rests on few days is not trusted. Of the
 * difference as it is and the one with a seventh of each weekday on both sides the smaller counts, since a fifth Monday is no news.
 */
export function differenceByDays(value: DailyValue, other: DailyValue): DifferenceByDays | null {
  const byWeekday = Math.min(value.parts.length, other.parts.length) >= DAYS_BY_WEEKDAY;
  const [a, b] = [noiseOf(value, byWeekday), noiseOf(other, byWeekday)];
  if (!a || !b) return null;
  const variance = a.variance + b.variance;
  const freedom = variance ** 2 / (a.variance ** 2 / a.freedom + b.variance ** 2 / b.freedom);
  return tested(value.value - other.value, a.calendar - b.calendar, variance, freedom);
}

/** The same for two values of one period, such as of a segment and of the whole that it is in: their days are compared in pairs. */
export function pairedByDays(value: DailyValue, other: DailyValue): DifferenceByDays | null {
  const parts = value.parts.map((part, day) => part - other.parts[day]!);
  const noise = noiseOf({ ...value, parts }, parts.length >= DAYS_BY_WEEKDAY);
  return noise && tested(value.value - other.value, noise.calendar, noise.variance, noise.freedom);
}

function tested(difference: number, calendar: number, variance: number, freedom: number): DifferenceByDays | null {
  if (!(variance > 0) || !(freedom > 0) || !Number.isFinite(difference + variance)) return null;
  const adjusted = difference + calendar;
  const smaller = difference * adjusted <= 0 ? 0 : Math.min(Math.abs(difference), Math.abs(adjusted));
  return { p: studentTwoSided(smaller / Math.sqrt(variance), freedom) };
}

function noiseOf({ parts, firstWeekday }: DailyValue, byWeekday: boolean): Noise | null {
  const days = parts.length;
  if (days < LEAST_NOISE_DAYS) return null;
  const strata = byWeekday ? WEEK : 1;
  const [sums, counts] = [new Float64Array(strata), new Float64Array(strata)];
  for (let day = 0; day < days; day++) {
    const stratum = (day + firstWeekday) % strata;
    sums[stratum]! += parts[day]!;
    counts[stratum]!++;
  }
  const rests = new Float64Array(days);
  for (let day = 0; day < days; day++) {
    const stratum = (day + firstWeekday) % strata;
    rests[day] = (parts[day]! - sums[stratum]! / counts[stratum]!) * (days / strata / counts[stratum]!);
  }
  let calendar = 0;
  for (let s = 0; s < strata; s++) calendar += (days / strata / counts[s]! - 1) * sums[s]!;
  return { ...spreadOf(rests, strata), calendar };
}

/** The variance of the sum of days whose means are taken out, and its degrees of freedom. */
function spreadOf(rests: Float64Array, strata: number): Pick<Noise, 'variance' | 'freedom'> {
  const days = rests.length;
  let [squares, fourths, alike] = [0, 0, 0];
  for (let day = 0; day < days; day++) {
    const rest = rests[day]!;
    squares += rest * rest;
    fourths += rest ** 4;
    for (let lag = 1; lag <= LAGS && lag <= day; lag++) alike += 2 * (1 - lag / (LAGS + 1)) * rest * rests[day - lag]!;
  }
  const spread = fourths - squares ** 2 / days;
  const most = days - strata;
  const freedom = spread > 0 ? Math.min(most, (2 * squares ** 2) / spread) : most;
  return { variance: (Math.max(squares, squares + alike) * days) / most, freedom };
}

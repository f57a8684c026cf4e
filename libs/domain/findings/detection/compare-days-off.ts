/** Compares a day off with earlier ones of its kind: how far these lay from their weekdays is what is usual for it. */
import { assessDay, medianOf, SPIKE_LIMIT, type DayAssessment } from '@bough/statistics';

/** With fewer other days off nothing is known about how they usually are. */
export const LEAST_DAYS_OFF = 3;

export interface DayOffComparison {
  readonly statistic: DayAssessment;
  /** The number of days off it was compared with; 0 where there were too few, and the statistic is as it was. */
  readonly others: number;
}

/** Brings the median absolute deviation to the scale of a standard deviation, of a normal distribution. */
const DEVIATION = 1.4826;

/**
 * `values` are those of all days before, one a day, on the scale of the statistic; `isLike` says by index which of them are days off of
 * the same kind. A new day may lie off by as much as these differ among themselves, and by the error of their median.
 */
export function compareWithDaysOff(
  statistic: DayAssessment,
  values: Float64Array,
  isLike: (index: number) => boolean,
): DayOffComparison {
  const shifts = [...values.keys()].filter(isLike).flatMap((index) => {
    const other = assessDay(values.subarray(0, index + 1));
    return other.kind === 'none' ? [] : [other.z * other.scale];
  });
  if (shifts.length < LEAST_DAYS_OFF) return { statistic, others: 0 };
  const shift = medianOf(shifts);
  const spread = DEVIATION * medianOf(shifts.map((each) => Math.abs(each - shift)));
  const scale = Math.max(statistic.scale, spread) * Math.sqrt(1 + Math.PI / (2 * shifts.length));
  const z = (statistic.z * statistic.scale - shift) / scale;
  const expected = statistic.expected + shift;
  return { statistic: { ...statistic, expected, scale, z, isSpike: Math.abs(z) > SPIKE_LIMIT }, others: shifts.length };
}

/** Sums over any window of days, as differences of prefix sums. */
import type { Day } from '../shared/day.js';
import type { LeafColumns } from './leaf-columns.js';

/** Prefix sums of a measure, kept. */
export function prefixOf(columns: LeafColumns, measure: string): Float64Array {
  let prefix = columns.prefix.get(measure);
  if (!prefix) columns.prefix.set(measure, (prefix = prefixSums(columns, columns.daily.get(measure)!)));
  return prefix;
}

/**
 * Sums over [from, to) for every segment: one difference each. Days outside the columns add nothing, to
 * `days` neither: an average per day is over the days that are known. A stock is its level on the last day instead.
 */
export function windowSums(columns: LeafColumns, measure: string, from: Day, to: Day, stock = false): Float64Array {
  const { days, firstDay, segments } = columns;
  const sums = new Float64Array(segments.length);
  const clamp = (day: Day) => Math.min(Math.max(day - firstDay, 0), days);
  const [low, high] = [clamp(from), clamp(to)];
  if (low >= high) return sums;
  if (stock) {
    const daily = columns.daily.get(measure)!;
    for (let s = 0; s < sums.length; s++) sums[s] = daily[s * days + high - 1]!;
    return sums;
  }
  const prefix = prefixOf(columns, measure);
  for (let s = 0; s < sums.length; s++) sums[s] = prefix[s * (days + 1) + high]! - prefix[s * (days + 1) + low]!;
  return sums;
}

function prefixSums({ segments, days }: LeafColumns, daily: Float64Array): Float64Array {
  const prefix = new Float64Array(segments.length * (days + 1));
  for (let s = 0; s < segments.length; s++) {
    let sum = 0;
    for (let d = 0; d < days; d++) {
      sum += daily[s * days + d]!;
      prefix[s * (days + 1) + d + 1] = sum;
    }
  }
  return prefix;
}

/**
 * Has a node been drifting for weeks, though no single day stood out? Each week is compared with the usual level until two weeks
 * before; an exponentially weighted average of these scores shows a drift.
 */
import { normalTwoSided } from '../special/incomplete-gamma.js';
import { ewma, ewmaLimit } from './control-chart.js';
import { medianOf } from './median.js';

/**
 * `level` is the weighted average of the scores; beyond ±`limit` there is a drift. `usual` is the median that the last week was
 * compared with. `p` is the two-sided probability of a level so far from 0, to rank drifts by.
 */
export interface DriftAssessment {
  readonly kind: 'judged';
  readonly usual: number;
  readonly level: number;
  readonly limit: number;
  readonly p: number;
  readonly direction: 'up' | 'down' | 'none';
}

interface NoDriftAssessment {
  readonly kind: 'none';
  readonly reason: 'no_value' | 'too_few_weeks' | 'no_spread';
}

const LAMBDA = 0.3;
export const DRIFT_LIMIT = ewmaLimit(LAMBDA, 3);
/** Scores are limited to ±3, so that one wild week is not a drift. */
const MOST_SCORE = 3;
/** The reference is the ten weeks that end two weeks before; at least half of them must have a value. */
const [REFERENCE, GAP, LEAST_REFERENCE] = [10, 2, 5];
/** The scale rests on the differences of successive weeks in half a year. */
const [DIFFERENCES, LEAST_DIFFERENCES] = [26, 8];
/** The mean distance of two independent normal values with a standard deviation of 1: 2 / √π. */
const MEAN_DISTANCE = 2 / Math.sqrt(Math.PI);

/**
 * Assesses the last of `weeks`, which has one value a week, oldest first, NaN where there is none. Hand in logarithms of rates
 * and costs, and means and shares as they are. The score of a week is (value − median of the ten weeks that end two weeks before)
 * / scale, limited to ±3; the scale is the mean distance of successive weeks over 1.128 (Montgomery, "Introduction to statistical
 * quality control", 6.4). The average is an EWMA of 0.3 with the limit 3·√(0.3 / 1.7) = 1.26. Where nothing happens it raises
 * about 0.4 false alarms a year; a yearly season of ±8 %, which it takes for a drift, makes that 1 to 3.
 */
export function assessWeeks(weeks: ArrayLike<number>): DriftAssessment | NoDriftAssessment {
  const values = Float64Array.from(weeks);
  const last = values.length - 1;
  if (Number.isNaN(values[last] ?? NaN)) return { kind: 'none', reason: 'no_value' };
  const scores = weekScores(values);
  if (scaleOf(values, last) === 0) return { kind: 'none', reason: 'no_spread' };
  if (Number.isNaN(scores[last])) return { kind: 'none', reason: 'too_few_weeks' };
  const level = ewma(scores, LAMBDA).at(-1)!;
  const direction = Math.abs(level) <= DRIFT_LIMIT ? 'none' : level > 0 ? 'up' : 'down';
  const p = normalTwoSided((3 * level) / DRIFT_LIMIT);
  return { kind: 'judged', usual: usualOf(values, last), level, limit: DRIFT_LIMIT, p, direction };
}

/** One score per week, by what was known then; NaN where there is none. */
export function weekScores(weeks: ArrayLike<number>): Float64Array {
  const values = Float64Array.from(weeks);
  return values.map((value, week) => {
    const scale = scaleOf(values, week);
    const score = scale > 0 ? (value - usualOf(values, week)) / scale : NaN;
    return Math.max(-MOST_SCORE, Math.min(MOST_SCORE, score));
  });
}

function usualOf(values: Float64Array, week: number): number {
  const end = Math.max(0, week - GAP + 1);
  return medianOf(values.subarray(Math.max(0, end - REFERENCE), end), LEAST_REFERENCE);
}

/** The usual distance between successive weeks, from the weeks before this one. */
function scaleOf(values: Float64Array, week: number): number {
  let [known, total] = [0, 0];
  for (let later = Math.max(1, week - DIFFERENCES); later < week; later++) {
    const distance = Math.abs(values[later]! - values[later - 1]!);
    if (Number.isNaN(distance)) continue;
    known++;
    total += distance;
  }
  return known < LEAST_DIFFERENCES ? NaN : total / known / MEAN_DISTANCE;
}

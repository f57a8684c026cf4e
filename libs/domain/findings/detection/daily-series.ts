/** The days of a node on a scale on which chance has the same size everywhere, and the way back to the unit that people read. */
import { COUNT_SCALE, countAt, LEAST_A_DAY, stabilisedCount, stabilisedShare } from '@bough/statistics';
import { sampleName } from '../../trees/model-of-workspace.js';
import { isCountedPerCustomer } from '../contrasts/customer-samples.js';
import type { DetectionContext } from './detection-context.js';

export interface DailySeries {
  readonly kind: 'count' | 'share' | 'mean';
  /** One value per day on the stabilised scale; NaN for a day without a value. */
  readonly values: Float64Array;
  /** Events per day. */
  readonly events: Float64Array;
  /** The smallest scale that chance alone gives a day of so many events. */
  readonly leastScale: (index: number) => number;
  /** A value of the stabilised scale in the unit that people read. */
  readonly toUnit: (value: number) => number;
}

/** Cuts the days of one node out of the daily columns of its metric and of its sample. */
export type DayReader = (column: string) => Float64Array;

/**
 * Counts, and what is counted per customer, become a count; shares become an angle; times and money become logarithms; scores stay as
 * they are. Counts and shares are stabilised by Anscombe (1948).
 */
export function createDailySeries({ model }: DetectionContext, metric: string, daysOf: DayReader): DailySeries {
  const { unit } = model.metrics.get(metric)!;
  const [values, samples] = [daysOf(metric), daysOf(sampleName(metric))];
  if (isCountedPerCustomer(model, metric)) return countSeries(values.map((each, day) => each * samples[day]!));
  if (unit === 'count') return countSeries(values);
  return unit === 'ratio' ? shareSeries(values, samples) : meanSeries(values, samples, unit !== 'score');
}

function countSeries(counts: Float64Array): DailySeries {
  return {
    kind: 'count',
    values: counts.map(stabilisedCount),
    events: counts,
    leastScale: () => COUNT_SCALE,
    toUnit: countAt,
  };
}

function shareSeries(shares: Float64Array, samples: Float64Array): DailySeries {
  const stabilise = (share: number, tries: number) =>
    share >= 0 && share <= 1 ? stabilisedShare(share * tries, tries) : NaN;
  return {
    kind: 'share',
    values: shares.map((share, day) => stabilise(share, samples[day]!)),
    events: samples,
    leastScale: (day) => COUNT_SCALE / Math.sqrt(samples[day]!),
    toUnit: (angle) => Math.sin(Math.max(0, Math.min(Math.PI, angle)) / 2) ** 2,
  };
}

function meanSeries(means: Float64Array, samples: Float64Array, isLogged: boolean): DailySeries {
  const scaled = means.map((each, day) => (samples[day]! < LEAST_A_DAY ? NaN : isLogged ? Math.log(each) : each));
  return {
    kind: 'mean',
    values: scaled.map((each) => (Number.isFinite(each) ? each : NaN)),
    events: samples,
    leastScale: () => 0,
    toUnit: isLogged ? Math.exp : (each) => each,
  };
}

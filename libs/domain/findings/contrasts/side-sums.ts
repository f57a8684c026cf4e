/**
 * What the sides of a comparison are made of. Each segment is added up once per metric, customer by customer; the sums of several
 * segments merge, so that a side of five hundred segments costs no walk through their customers.
 */
import {
  mergeAllBut,
  mergeMoments,
  mergeRatioSums,
  momentsOf,
  NO_RATIO_SUMS,
  NO_VALUES,
  ratioSums,
  type Moments,
  type RatioSums,
} from '@bough/statistics';
import { UNKNOWN } from '../../segments/dimension.js';
import type { PeriodData } from '../../trees/values/data-state.js';
import { metricValuesAt, type MetricValue } from '../../trees/values/metric-value.js';
import type { Mark } from '../../trees/values/value-marks.js';
import { sampleName } from '../../trees/model-of-workspace.js';
import type { CustomerSample, NoSample, Sampler } from './customer-samples.js';

/** The sums of one segment or of several. */
export interface SideSums {
  readonly scale: CustomerSample['scale'];
  /** Of the customers who have a value, where all weigh the same. */
  readonly moments: Moments;
  /** Of the customers who weigh their days; of no customer where all weigh the same. */
  readonly ratio: RatioSums;
  /** The value that people see, and the events behind it; of several segments the mean of their values, weighted by the events. */
  readonly seen: { readonly value: number; readonly events: number };
  readonly segments: number;
  /** Of these segments, those that must not be compared, and why the first of them must not. */
  readonly refused: number;
  readonly reason: string | null;
}

/** The sums of one segment. */
export interface SegmentSums extends SideSums {
  /** Why it must not be compared alone; `null` where it may be. */
  readonly thin: string | null;
}

/** The sums of every segment of a dimension, by id, and those of the labelled ones but a segment. */
export interface DimensionSums {
  readonly kind: 'sums';
  readonly bySegment: ReadonlyMap<string, SegmentSums>;
  readonly othersOf: (id: string) => SideSums;
}

/** Gives the sums of a metric over a dimension, or the reason why there are none. */
export type SumsReader = (metric: string, dimension: string) => DimensionSums | NoSample;

/** Creates the reader of a period from a sampler of its customers. What was read once is kept. */
export function createSumsReader(data: PeriodData, sampler: Sampler): SumsReader {
  const kept = new Map<string, DimensionSums | NoSample>();
  return (metric, dimension) => {
    const key = `${dimension} ${metric}`;
    let sums = kept.get(key);
    if (!sums) {
      const samples = sampler(metric, dimension);
      kept.set(key, (sums = 'kind' in samples ? samples : sumDimension(data, metric, samples)));
    }
    return sums;
  };
}

function sumDimension(data: PeriodData, metric: string, samples: ReadonlyMap<string, CustomerSample>): DimensionSums {
  const sumsAt = segmentSummer(data, metric);
  const bySegment = new Map([...samples].map(([id, sample]) => [id, sumsAt(id, sample)]));
  const labelled = data.model.segments.filter(({ id, key }) => samples.has(id) && key !== UNKNOWN).map(({ id }) => id);
  let others: ReadonlyMap<string, SideSums> | undefined;
  const othersOf = (id: string) => {
    others ??= sumOthers(bySegment, labelled);
    return others.get(id) ?? sumTogether(bySegment, labelled);
  };
  return { kind: 'sums', bySegment, othersOf };
}

/** The sums of all of these segments but one, for each of them. */
export function sumOthers(bySegment: ReadonlyMap<string, SideSums>, ids: readonly string[]): Map<string, SideSums> {
  const others = mergeAllBut(ids.map((id) => bySegment.get(id)!), NO_SEGMENTS, mergeSums); // prettier-ignore
  return new Map(ids.map((id, place) => [id, others[place]!]));
}

/** The sums of these segments together. */
export function sumTogether(bySegment: ReadonlyMap<string, SideSums>, ids: readonly string[]): SideSums {
  return ids.reduce((all, id) => mergeSums(all, bySegment.get(id)!), NO_SEGMENTS);
}

/** The sums of no segment. */
export const NO_SEGMENTS: SideSums = {
  scale: 'relative',
  moments: NO_VALUES,
  ratio: NO_RATIO_SUMS,
  seen: { value: NaN, events: 0 },
  segments: 0,
  refused: 0,
  reason: null,
};

/** The sums of the segments of both. */
export function mergeSums(a: SideSums, b: SideSums): SideSums {
  if (a.segments === 0) return b;
  if (b.segments === 0) return a;
  return {
    scale: a.scale,
    moments: mergeMoments(a.moments, b.moments),
    ratio: mergeRatioSums(a.ratio, b.ratio),
    seen: mergeSeen(a.seen, b.seen),
    segments: a.segments + b.segments,
    refused: a.refused + b.refused,
    reason: a.reason ?? b.reason,
  };
}

function mergeSeen(a: SideSums['seen'], b: SideSums['seen']): SideSums['seen'] {
  if (a.events === 0) return b;
  if (b.events === 0) return a;
  const events = a.events + b.events;
  return { value: a.value + ((b.value - a.value) * b.events) / events, events };
}

/** Adds up one segment after another by one metric. */
function segmentSummer(data: PeriodData, metric: string): (id: string, sample: CustomerSample) => SegmentSums {
  const { model, values } = data;
  const [vector, events] = [values.metrics.get(metric)!, values.metrics.get(sampleName(metric))!];
  const valueAt = metricValuesAt(data, metric);
  return (id, { scale, values: own, weights }) => {
    const position = model.positions.get(id)!;
    const found = valueAt(position);
    const reason = objectionTo(found, ['PERIOD_INCOMPLETE']);
    return {
      scale,
      moments: weights === null && own.length > 0 ? momentsOf(own) : NO_VALUES,
      ratio: weights === null ? NO_RATIO_SUMS : ratioSums(own.map((value, i) => value * weights[i]!), weights), // prettier-ignore
      seen: { value: vector[position]!, events: Number.isFinite(vector[position]!) ? events[position]! : 0 },
      segments: 1,
      refused: reason === null ? 0 : 1,
      reason,
      // Segments that are thin one by one may be enough together.
      thin: objectionTo(found, ['PERIOD_INCOMPLETE', 'INSUFFICIENT_SAMPLE']),
    };
  };
}

/** Why a value must not be compared: it is missing, or has one of the marks; `null` when nothing speaks against it. */
function objectionTo({ value, marks, message }: MetricValue, refusing: readonly Mark[]): string | null {
  const isDoubtful = marks.some((mark) => refusing.includes(mark));
  return value === null || isDoubtful ? (message ?? 'there is no value') : null;
}

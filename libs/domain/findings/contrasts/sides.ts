/** One side of a comparison: some segments over a period, customer by customer; and how far it is from the other side. */
import { estimateInterval, momentsOf, pOfMore, ratioOfSums, type Estimate } from '@bough/statistics';
import type { PeriodValues } from '../../trees/values/evaluate.js';
import { metricValue } from '../../trees/values/metric-value.js';
import { sampleName } from '../../trees/model-of-workspace.js';
import { segmentOf, type Look } from './look.js';
import type { CustomerSample } from './samples.js';

/** Fewer customers with a value are shown, never compared. */
export const LEAST_CUSTOMERS = 20;

/** The mean over customers (of logarithms, for times), and the value that people see, which weighs customers by their conversations. */
export interface Side {
  readonly kind: 'side';
  readonly scale: CustomerSample['scale'];
  readonly shown: number;
  readonly customers: number;
  readonly mean: Estimate;
}

export interface NoSide {
  readonly kind: 'none';
  readonly reason: string;
}

/** The segments with these ids, of one dimension, together: in the period looked at, or in the one before it. */
export function sideOf(
  look: Look,
  metric: string,
  segments: readonly string[],
  when: 'now' | 'before' = 'now',
): Side | NoSide {
  const { values, sampler } = look[when];
  const samples = segments.map((id) => sampler(metric, segmentOf(look, id).dimension!, id));
  const refused = samples.find((sample) => sample.kind === 'none');
  if (refused?.kind === 'none') return refused;
  const known = samples.flatMap((sample) => (sample.kind === 'sample' ? [sample] : []));
  const doubt = segments.length === 1 ? doubtOf(look, values, metric, segments[0]!) : null;
  if (doubt !== null) return { kind: 'none', reason: doubt };
  const shown = valueOf(look, values, metric, segments);
  const found = meanOf(known);
  if (!found || found.customers < LEAST_CUSTOMERS)
    return { kind: 'none', reason: `only ${found?.customers ?? 0} of its customers have a value` };
  if (!Number.isFinite(shown)) return { kind: 'none', reason: 'there is no value' };
  return { kind: 'side', scale: known[0]!.scale, shown, ...found };
}

/** Why a value must not be compared: none, thin, or still moving. */
function doubtOf({ model, state }: Look, values: PeriodValues, metric: string, id: string): string | null {
  const value = metricValue({ model, state, values }, metric, model.positions.get(id)!);
  const isDoubtful = value.marks.some((mark) => mark === 'INSUFFICIENT_SAMPLE' || mark === 'PERIOD_INCOMPLETE');
  return value.value === null || isDoubtful ? (value.message ?? 'there is no value') : null;
}

/** What people see; of several segments the mean of their values, weighted by the events behind them. */
function valueOf({ model }: Look, values: PeriodValues, metric: string, segments: readonly string[]): number {
  const vector = values.metrics.get(metric)!;
  const weights = values.metrics.get(sampleName(metric))!;
  const rows = segments.map((id) => model.positions.get(id)!).filter((at) => Number.isFinite(vector[at]!));
  const total = rows.reduce((sum, at) => sum + weights[at]!, 0);
  return rows.reduce((sum, at) => sum + (weights[at]! / total) * vector[at]!, 0);
}

function meanOf(samples: readonly CustomerSample[]): Pick<Side, 'customers' | 'mean'> | null {
  const values = samples.flatMap((sample) => sample.values);
  const weights = samples.flatMap((sample) => sample.weights ?? []);
  if (values.length < 2) return null;
  if (weights.length === 0) {
    const { count, mean, variance } = momentsOf(values);
    return { customers: count, mean: { value: mean, error: Math.sqrt(variance / count), df: count - 1 } };
  }
  const ratio = ratioOfSums(values.map((value, i) => value * weights[i]!), weights); // prettier-ignore
  return (
    ratio && { customers: values.length, mean: { value: ratio.ratio, error: ratio.error, df: ratio.effective - 1 } }
  );
}

/** How far the first side is from the second: above it for a positive gap and a ratio above 1. */
export interface Comparison {
  readonly own: Side;
  readonly other: Side;
  /** Own ÷ other: the one nearer to 1 of what people see and of the mean over customers. 1 when the two disagree. */
  readonly ratio: number;
  /** Own − other, the smaller in size of the two; 0 when they disagree. Of times: in what people see. */
  readonly gap: number;
  /** One-sided (Welch): of so much more, or so much less, by chance. */
  readonly pMore: number;
  readonly pLess: number;
  /** 90 % interval of the difference of the means over customers (of logarithms, for times). */
  readonly interval: readonly [low: number, high: number];
}

/** Welch's comparison of two groups of customers who are not the same ones. */
export function compareSides(own: Side, other: Side): Comparison {
  const difference = subtract(own.mean, other.mean);
  const isLogged = own.scale === 'ratio';
  const typical = isLogged ? Math.exp(difference.value) : own.mean.value / other.mean.value;
  const seen = own.shown - other.shown;
  // Where no customer differs from another one nothing is known of how much they may differ.
  const hasSpread = difference.error > 0;
  const pMore = hasSpread ? pOfMore(difference) : 1;
  return {
    own,
    other,
    ratio: nearest(own.shown / other.shown, typical, 1),
    gap: isLogged ? seen : nearest(seen, difference.value, 0),
    pMore,
    pLess: hasSpread ? 1 - pMore : 1,
    interval: hasSpread ? estimateInterval(difference, 0.9) : [-Infinity, Infinity],
  };
}

/** Variances add up; degrees of freedom by Welch and Satterthwaite. */
export function subtract(a: Estimate, b: Estimate): Estimate {
  const [u, v] = [a.error ** 2, b.error ** 2];
  const df = (u + v) ** 2 / ((a.df > 0 ? u ** 2 / a.df : 0) + (b.df > 0 ? v ** 2 / b.df : 0));
  return { value: a.value - b.value, error: Math.sqrt(u + v), df };
}

/** The value nearest to the middle, or the middle itself when they lie on both sides of it. */
function nearest(first: number, second: number, middle: number): number {
  if (!Number.isFinite(second)) return first;
  if (!Number.isFinite(first)) return second;
  if (first > middle !== second > middle) return middle;
  return Math.abs(first - middle) < Math.abs(second - middle) ? first : second;
}

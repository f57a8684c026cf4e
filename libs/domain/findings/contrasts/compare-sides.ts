/** Measures one side of a comparison, which is some segments over a period, customer by customer, and compares two sides. */
import { estimateInterval, momentsOf, pOfMore, ratioOfSums, type Estimate } from '@bough/statistics';
import type { PeriodValues } from '../../trees/values/evaluate.js';
import { metricValue } from '../../trees/values/metric-value.js';
import type { Mark } from '../../trees/values/value-marks.js';
import { sampleName } from '../../trees/model-of-workspace.js';
import { findSegment, type ContrastInput } from './contrast-input.js';
import type { CustomerSample } from './customer-samples.js';

/** A side with fewer customers who have a value is shown, but not compared. */
export const MINIMUM_CUSTOMERS_PER_SIDE = 20;

export interface ComparisonSide {
  readonly kind: 'side';
  readonly scale: CustomerSample['scale'];
  /** The value that people see, which weighs customers by their conversations; in the metric's unit. */
  readonly value: number;
  /** Customers who have a value. */
  readonly customers: number;
  /** The mean over customers; of times, the mean of their logarithms. */
  readonly mean: Estimate;
}

export interface NoComparisonSide {
  readonly kind: 'none';
  readonly reason: string;
}

/**
 * Measures segments of one dimension together, given by their ids, in the period that is compared (`now`) or in the one before it.
 * Gives a reason instead when a segment's value is missing, thin or not yet final, or when too few customers have one.
 */
export function measureSide(
  input: ContrastInput,
  metric: string,
  segments: readonly string[],
  when: 'now' | 'before' = 'now',
): ComparisonSide | NoComparisonSide {
  const { values, sampler } = input[when];
  const results = segments.map((id) => sampler(metric, findSegment(input, id).dimension!, id));
  const refused = results.find((sample) => sample.kind === 'none');
  if (refused?.kind === 'none') return refused;
  const samples = results.flatMap((sample) => (sample.kind === 'sample' ? [sample] : []));
  const positions = segments.map((id) => input.model.positions.get(id)!);
  // Segments that are thin one by one may be enough together.
  const refusing: readonly Mark[] = [
    'PERIOD_INCOMPLETE',
    ...(segments.length === 1 ? (['INSUFFICIENT_SAMPLE'] as const) : []),
  ];
  const objections = positions.map((position) => findObjection(input, values, { metric, position }, refusing));
  const isRefused = segments.length > 0 && objections.every((each) => each !== null);
  if (isRefused) return { kind: 'none', reason: objections[0]! };
  const value = weightedValue(values, metric, positions);
  const estimate = estimateMean(samples);
  if (!estimate || estimate.customers < MINIMUM_CUSTOMERS_PER_SIDE) {
    const customers = samples.reduce((sum, sample) => sum + sample.values.length, 0);
    const least = `${MINIMUM_CUSTOMERS_PER_SIDE} are needed`;
    return { kind: 'none', reason: `only ${customers} of its customers have a value, and ${least}` };
  }
  if (!Number.isFinite(value)) return { kind: 'none', reason: 'there is no value' };
  return { kind: 'side', scale: samples[0]!.scale, value, ...estimate };
}

/** Why the value at a position must not be compared: it is missing, or has one of the marks; `null` when nothing speaks against it. */
function findObjection(
  { model, state }: ContrastInput,
  values: PeriodValues,
  { metric, position }: { readonly metric: string; readonly position: number },
  refusing: readonly Mark[],
): string | null {
  const { value, marks, message } = metricValue({ model, state, values }, metric, position);
  const isDoubtful = marks.some((mark) => refusing.includes(mark));
  return value === null || isDoubtful ? (message ?? 'there is no value') : null;
}

/** The value that people see; of several segments it is the mean of their values, weighted by the events behind them. */
function weightedValue(values: PeriodValues, metric: string, positions: readonly number[]): number {
  const vector = values.metrics.get(metric)!;
  const weights = values.metrics.get(sampleName(metric))!;
  const rows = positions.filter((at) => Number.isFinite(vector[at]!));
  const total = rows.reduce((sum, at) => sum + weights[at]!, 0);
  return rows.reduce((sum, at) => sum + (weights[at]! / total) * vector[at]!, 0);
}

/** The mean over the customers of all samples, weighted where they carry weights; `null` for fewer than two customers. */
function estimateMean(samples: readonly CustomerSample[]): Pick<ComparisonSide, 'customers' | 'mean'> | null {
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

/** How far one side is from the other. The gap is positive, and the ratio above 1, when the own side is higher. */
export interface SideComparison {
  readonly own: ComparisonSide;
  readonly other: ComparisonSide;
  /** Own ÷ other, of the value that people see or of the mean over customers, whichever is nearer to 1; 1 when the two disagree. */
  readonly ratio: number;
  /** Own − other, the smaller in size of the same two; 0 when they disagree. Of times it is the difference of what people see. */
  readonly gap: number;
  /** One-sided p by Welch's t-test: of a mean over customers that is so much higher, or so much lower, by chance. */
  readonly pMore: number;
  readonly pLess: number;
  /** 90 % interval of the difference of the means over customers (of logarithms, for times). */
  readonly interval: readonly [low: number, high: number];
}

/** Compares two groups of different customers by Welch's t-test, which does not suppose that their variances are equal. */
export function compareSides(own: ComparisonSide, other: ComparisonSide): SideComparison {
  const difference = subtractEstimates(own.mean, other.mean);
  const isLogged = own.scale === 'ratio';
  const ratioOfMeans = isLogged ? Math.exp(difference.value) : own.mean.value / other.mean.value;
  const gap = own.value - other.value;
  // Customers who are all alike say nothing about how much customers may differ, so there is no test.
  const hasSpread = difference.error > 0;
  const pMore = hasSpread ? pOfMore(difference) : 1;
  return {
    own,
    other,
    ratio: nearestTo(1, own.value / other.value, ratioOfMeans),
    gap: isLogged ? gap : nearestTo(0, gap, difference.value),
    pMore,
    pLess: hasSpread ? 1 - pMore : 1,
    interval: hasSpread ? estimateInterval(difference, 0.9) : [-Infinity, Infinity],
  };
}

/**
 * The difference of two independent estimates. Their variances add up; the degrees of freedom follow Welch (1947), "The generalization
 * of 'Student's' problem when several different population variances are involved", and Satterthwaite (1946).
 */
export function subtractEstimates(a: Estimate, b: Estimate): Estimate {
  const [u, v] = [a.error ** 2, b.error ** 2];
  const df = (u + v) ** 2 / ((a.df > 0 ? u ** 2 / a.df : 0) + (b.df > 0 ? v ** 2 / b.df : 0));
  return { value: a.value - b.value, error: Math.sqrt(u + v), df };
}

/** The value that is nearer to the middle; the middle itself when the two lie on both sides of it. */
function nearestTo(middle: number, first: number, second: number): number {
  if (!Number.isFinite(second)) return first;
  if (!Number.isFinite(first)) return second;
  if (first > middle !== second > middle) return middle;
  return Math.abs(first - middle) < Math.abs(second - middle) ? first : second;
}

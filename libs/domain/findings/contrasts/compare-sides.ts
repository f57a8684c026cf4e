/** Measures one side of a comparison, which is some segments over a period, customer by customer, and compares two sides. */
import { estimateInterval, pOfMore, ratioFrom, type Estimate } from '@bough/statistics';
import { findSegment, type ContrastInput } from './contrast-input.js';
import type { CustomerSample } from './customer-samples.js';
import { NO_SEGMENTS, sumOthers, sumTogether, type SideSums, type SumsReader } from './side-sums.js';

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

/** The period that is compared, or the one before it. */
type When = 'now' | 'before';

/**
 * Measures segments of one dimension together, given by their ids, in one of the two periods. Gives a reason instead when a segment's
 * value is missing, thin or not yet final, or when too few customers have one.
 */
export function measureSide(
  input: ContrastInput,
  metric: string,
  segments: readonly string[],
  when: When = 'now',
): ComparisonSide | NoComparisonSide {
  const [first] = segments;
  if (first === undefined) return sideOf(NO_SEGMENTS);
  const sums = sumsOf(input, metric, first, when);
  if (sums.kind === 'none') return sums;
  if (segments.length > 1) return sideOf(sumTogether(sums.bySegment, segments));
  const own = sums.bySegment.get(first)!;
  return own.thin === null ? sideOf(own) : { kind: 'none', reason: own.thin };
}

/** Measures all labelled segments of a segment's dimension but itself together. */
export function measureOthers(
  input: ContrastInput,
  metric: string,
  id: string,
  when: When = 'now',
): ComparisonSide | NoComparisonSide {
  const sums = sumsOf(input, metric, id, when);
  return sums.kind === 'none' ? sums : sideOf(sums.othersOf(id));
}

/** Measures segments of one dimension: by id, all of them together but that one. */
export function measureAllBut(
  input: ContrastInput,
  metric: string,
  ids: readonly string[],
): (id: string) => ComparisonSide | NoComparisonSide {
  const sums = ids.length === 0 ? NO_SUMS : sumsOf(input, metric, ids[0]!, 'now');
  if (sums.kind === 'none') return () => sums;
  const others = sumOthers(sums.bySegment, ids);
  return (id) => sideOf(others.get(id)!);
}

const NO_SUMS: NoComparisonSide = { kind: 'none', reason: 'there are no segments' };

function sumsOf(input: ContrastInput, metric: string, segment: string, when: When): ReturnType<SumsReader> {
  return input[when].sumsOf(metric, findSegment(input, segment).dimension!);
}

/** The side that these sums make, or why it must not be compared. */
function sideOf(sums: SideSums): ComparisonSide | NoComparisonSide {
  const { scale, moments, ratio, seen, segments, refused, reason } = sums;
  if (segments > 0 && refused === segments) return { kind: 'none', reason: reason! };
  const customers = moments.count + ratio.count;
  const mean = meanOf(sums);
  if (!mean || customers < MINIMUM_CUSTOMERS_PER_SIDE) {
    const least = `${MINIMUM_CUSTOMERS_PER_SIDE} are needed`;
    return { kind: 'none', reason: `only ${customers} of its customers have a value, and ${least}` };
  }
  const isSeen = seen.events !== 0 && Number.isFinite(seen.value);
  return isSeen
    ? { kind: 'side', scale, value: seen.value, customers, mean }
    : { kind: 'none', reason: 'there is no value' };
}

/** The mean over customers, weighted where they carry weights; `null` for fewer than two customers. */
function meanOf({ moments: { count, mean, variance }, ratio: sums }: SideSums): Estimate | null {
  const ratio = ratioFrom(sums);
  if (ratio) return { value: ratio.ratio, error: ratio.error, df: ratio.effective - 1 };
  return count < 2 ? null : { value: mean, error: Math.sqrt(variance / count), df: count - 1 };
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

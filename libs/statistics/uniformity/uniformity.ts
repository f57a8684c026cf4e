/**
 * Is service uniform across segments? Finding no difference does not show that it is, so there are three answers: uniform
 * (shown), differs (shown), and cannot tell. The tests use one value per customer, since the tickets of one customer resemble
 * each other: a test over tickets raises false alarms more often than not.
 */
import { momentsOf, sum, type Moments } from '../moments.js';
import { shrinkMeans } from '../shrinkage/normal-normal.js';
import { equivalence } from './equivalence.js';
import { rankTest } from './explained.js';
import { contrast, welchAnova, type WelchTest } from './welch.js';

/**
 * A segment against the whole, in which every customer counts alike. `gap` is the segment's mean minus that of the whole, with
 * its 90 % interval; `null` for a segment of fewer than two customers. `isWithin`: the interval lies inside the margin.
 */
interface SegmentGap {
  readonly customers: number;
  readonly mean: number;
  readonly gap: { readonly value: number; readonly low: number; readonly high: number } | null;
  readonly isWithin: boolean;
}

/**
 * `spread` is the largest minus the smallest of the shrunken segment means. `widestGap` is how far a segment may still be from
 * the whole, as far as the data can tell; `null` when a segment has fewer than two customers. `explained` is the share (0 to 1)
 * of the variation between customers that their segment explains.
 */
export interface Uniformity {
  readonly kind: 'judged';
  readonly verdict: 'uniform' | 'differs' | 'cannot_tell';
  readonly whole: number;
  readonly test: WelchTest;
  readonly spread: number;
  readonly widestGap: number | null;
  readonly explained: number;
  readonly segments: readonly SegmentGap[];
}

/**
 * Why there is no answer. `no_spread`: no customer differs from another of its segment. `segment`: where a value is not a number,
 * or where there is no customer.
 */
interface NoUniformity {
  readonly kind: 'none';
  readonly reason: 'too_few_segments' | 'no_customers' | 'not_a_number' | 'no_spread';
  readonly segment?: number;
}

const ALPHA = 0.05;

/**
 * Tests uniformity. `segments` has one value per customer for each segment (mean of log time, mean of touches, share, score).
 * `margin` > 0 is the smallest difference that matters, in that unit (for times ln 1.25; for CSAT and shares 10 points). Segments
 * differ when Welch's test is below 5 % and the spread above the margin. They are uniform when each is shown to be within the
 * margin of the whole (intersection-union of two one-sided tests: Berger, Technometrics 24(4), 1982). A segment whose customers
 * are all alike borrows the variance of the others. Throws `RangeError` unless the margin is above 0.
 */
export function uniformity(segments: readonly ArrayLike<number>[], margin: number): Uniformity | NoUniformity {
  if (!(margin > 0)) throw new RangeError(`a margin is above 0, not ${margin}`);
  const refusal = refusalOf(segments);
  if (refusal !== null) return refusal;
  const groups = withSpread(segments.map(momentsOf));
  const telling = groups.filter(({ count }) => count > 1);
  const test = welchAnova(telling);
  if (test === null) return { kind: 'none', reason: telling.length < 2 ? 'too_few_segments' : 'no_spread' };
  const gaps = groups.map((_, i) => gapOf(groups, i, margin));
  const spread = spreadOf(telling);
  const verdict =
    test.p < ALPHA && spread > margin ? 'differs' : gaps.every((g) => g.isWithin) ? 'uniform' : 'cannot_tell';
  const explained = rankTest(segments)?.explained ?? 0;
  return {
    kind: 'judged',
    verdict,
    whole: wholeOf(groups),
    test,
    spread,
    widestGap: widest(gaps),
    explained,
    segments: gaps,
  };
}

/**
 * The gap between a segment and the whole, which includes the segment's own customers: (1 − w)·mean − Σ w·means of the others.
 */
function gapOf(groups: readonly Moments[], segment: number, margin: number): SegmentGap {
  const { count: customers, mean } = groups[segment]!;
  if (customers < 2) return { customers, mean, gap: null, isWithin: false };
  const all = sum(groups.map(({ count }) => count));
  const coefficients = groups.map(({ count }, i) => (i === segment ? 1 : 0) - count / all);
  const estimate = contrast(groups, coefficients);
  const { low, high, isWithin } = equivalence(estimate, margin);
  return { customers, mean, gap: { value: estimate.value, low, high }, isWithin };
}

/**
 * Customers of a segment that are all alike are not known to be so beyond those that were seen; such a segment takes the pooled
 * variance.
 */
function withSpread(groups: readonly Moments[]): Moments[] {
  const freedom = sum(groups.map(({ count }) => count - 1));
  const pooled = sum(groups.map(({ count, variance }) => (count - 1) * variance)) / freedom;
  return groups.map((group) => (group.variance > 0 ? group : { ...group, variance: pooled }));
}

function spreadOf(groups: readonly Moments[]): number {
  const means = groups.map(({ count, mean, variance }) => ({ value: mean, error: Math.sqrt(variance / count) }));
  const result = shrinkMeans(means);
  if (result.kind === 'none') return 0;
  const shown = result.segments.map(({ shrunk }) => shrunk);
  return Math.max(...shown) - Math.min(...shown);
}

function wholeOf(groups: readonly Moments[]): number {
  return sum(groups.map(({ count, mean }) => count * mean)) / sum(groups.map(({ count }) => count));
}

function widest(gaps: readonly SegmentGap[]): number | null {
  if (gaps.some(({ gap }) => gap === null)) return null;
  return Math.max(...gaps.map(({ gap }) => Math.max(Math.abs(gap!.low), Math.abs(gap!.high))));
}

function refusalOf(segments: readonly ArrayLike<number>[]): NoUniformity | null {
  if (segments.length < 2) return { kind: 'none', reason: 'too_few_segments' };
  for (const [segment, values] of segments.entries()) {
    if (values.length === 0) return { kind: 'none', reason: 'no_customers', segment };
    if (!Array.from(values).every(Number.isFinite)) return { kind: 'none', reason: 'not_a_number', segment };
  }
  return null;
}

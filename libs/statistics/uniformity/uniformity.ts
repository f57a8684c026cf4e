/**
 * Is service uniform across segments? That no difference was found does not show it. So there are three answers: uniform (shown),
 * differs (shown), cannot tell. Judged on one value per customer, since the tickets of one customer resemble each other: a test over
 * tickets cries wolf more often than not.
 */
import { momentsOf, sum, type Moments } from '../moments.js';
import { shrinkMeans } from '../shrinkage/normal-normal.js';
import { equivalence } from './equivalence.js';
import { rankTest } from './explained.js';
import { contrast, welchAnova, type WelchTest } from './welch.js';

/**
 * A segment against the whole, all customers counted alike. `gap`: its mean less that of the whole, with its 90 % interval; `null` for
 * a segment of fewer than two customers. `isWithin`: the interval lies inside the margin.
 */
export interface SegmentGap {
  readonly customers: number;
  readonly mean: number;
  readonly gap: { readonly value: number; readonly low: number; readonly high: number } | null;
  readonly isWithin: boolean;
}

/**
 * `spread`: largest less smallest of the shrunken segment means. `widestGap`: how far a segment may still be from the whole, as far
 * as the data can tell; `null` when one has fewer than two customers. `explained`: share (0 to 1) of the variation between customers.
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

/** `no_spread`: no customer differs from another of its segment. `segment`: where the value is that is no number, or none. */
export interface NoUniformity {
  readonly kind: 'none';
  readonly reason: 'too_few_segments' | 'no_customers' | 'not_a_number' | 'no_spread';
  readonly segment?: number;
}

const ALPHA = 0.05;

/**
 * `segments`: for each one value per customer (mean of log time, mean of touches, share, score). `margin` > 0: the difference that
 * matters, in that unit (times: ln 1.25; CSAT and shares: 10 points). Differs: Welch's test below 5 % and a spread above the margin.
 * Uniform: each segment is within the margin of the whole (intersection-union of two one-sided tests: Berger, Technometrics 24(4),
 * 1982). A segment whose customers are all alike borrows the others' variance. Throws `RangeError` unless the margin is above 0.
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

/** The whole has the segment's own customers in it: (1 − w)·mean − Σ w·means of the others. */
function gapOf(groups: readonly Moments[], segment: number, margin: number): SegmentGap {
  const { count: customers, mean } = groups[segment]!;
  if (customers < 2) return { customers, mean, gap: null, isWithin: false };
  const all = sum(groups.map(({ count }) => count));
  const coefficients = groups.map(({ count }, i) => (i === segment ? 1 : 0) - count / all);
  const estimate = contrast(groups, coefficients);
  const { low, high, isWithin } = equivalence(estimate, margin);
  return { customers, mean, gap: { value: estimate.value, low, high }, isWithin };
}

/** Those who are all alike are not known to be so beyond the few that were seen; they take the variance within all segments. */
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

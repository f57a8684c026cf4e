/**
 * Which segment stands out from the whole by more than its size explains? The limits are wide where there are few tickets and
 * narrow where there are many; they are wider still when the segments differ among themselves anyway (over-dispersion).
 * Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in Medicine 24(8), 2005.
 */
import { sum } from '../moments.js';
import { quantileByRank } from '../rank-quantile.js';
import { normalTwoSided } from '../special/incomplete-gamma.js';
import { betweenVariance } from './shrunk.js';

/**
 * `error` > 0 is the standard error that the segment would have if it were like the target, for example √(target·(1 − target) /
 * n).
 */
export interface FunnelPoint {
  readonly value: number;
  readonly error: number;
}

/**
 * Limits are [low, high] in the unit of the values. `p` is the two-sided probability that a segment like the others lies so far
 * off.
 */
interface FunnelSegment {
  readonly z: number;
  readonly p: number;
  readonly limits95: readonly [number, number];
  readonly limits998: readonly [number, number];
  readonly standing: 'inside' | 'outside_95' | 'outside_998';
}

/**
 * `dispersion` is the mean of the winsorised z², about 1 when chance explains everything. `tau` is the standard deviation between
 * segments beyond chance, in the unit of the values.
 */
export interface Funnel {
  readonly kind: 'funnel';
  readonly dispersion: number;
  readonly tau: number;
  readonly segments: readonly FunnelSegment[];
}

interface NoFunnel {
  readonly kind: 'none';
  readonly reason: 'too_few_segments' | 'not_a_number' | 'no_error';
  readonly segment?: number;
}

/** With fewer segments, over-dispersion cannot be told from one segment that stands out; use `uniformity` for them. */
export const LEAST_FUNNEL_SEGMENTS = 8;
const WINSORISED = 0.1;
const [WIDE, WIDER] = [1.96, 3.09];

/**
 * Funnel limits with additive over-dispersion: z = (value − target) / error; φ is the mean of z² after winsorising 10 % on each
 * side; τ² = (Kφ − (K − 1)) / (Σw − Σw² / Σw) with w = 1 / error², at least 0; the limits are target ± 1.96 (3.09)·√(error² +
 * τ²).
 */
export function funnel(points: readonly FunnelPoint[], target: number): Funnel | NoFunnel {
  const refusal = refusalOf(points, target);
  if (refusal !== null) return refusal;
  const drawnIn = winsorised(points.map(({ value, error }) => (value - target) / error));
  const squares = sum(drawnIn.map((z) => z * z));
  const weights = points.map(({ error }) => 1 / error ** 2);
  const tau = Math.sqrt(betweenVariance(squares, points.length - 1, weights));
  const segments = points.map((point) => standingOf(point, target, tau));
  return { kind: 'funnel', dispersion: squares / points.length, tau, segments };
}

function standingOf({ value, error }: FunnelPoint, target: number, tau: number): FunnelSegment {
  const spread = Math.hypot(error, tau);
  const z = (value - target) / spread;
  const limits = (k: number) => [target - k * spread, target + k * spread] as const;
  const standing = Math.abs(z) > WIDER ? 'outside_998' : Math.abs(z) > WIDE ? 'outside_95' : 'inside';
  return { z, p: normalTwoSided(z), limits95: limits(WIDE), limits998: limits(WIDER), standing };
}

/** Sets values below the 10 % quantile to it, and values above the 90 % quantile likewise. */
function winsorised(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (q: number) => quantileByRank(sorted.length, q, (first, second) => [sorted[first]!, sorted[second]!]);
  const [low, high] = [at(WINSORISED), at(1 - WINSORISED)];
  return values.map((x) => Math.max(low, Math.min(high, x)));
}

function refusalOf(points: readonly FunnelPoint[], target: number): NoFunnel | null {
  if (!Number.isFinite(target)) return { kind: 'none', reason: 'not_a_number' };
  for (const [segment, { value, error }] of points.entries()) {
    if (!Number.isFinite(value) || !Number.isFinite(error)) return { kind: 'none', reason: 'not_a_number', segment };
    if (error <= 0) return { kind: 'none', reason: 'no_error', segment };
  }
  return points.length < LEAST_FUNNEL_SEGMENTS ? { kind: 'none', reason: 'too_few_segments' } : null;
}

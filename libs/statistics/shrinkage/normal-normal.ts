/** Shrunken means of segments, for estimates with a known standard error, such as mean handle time. */
import { sum } from '../moments.js';
import { normalQuantile } from '../special/normal-quantile.js';
import { betweenVariance, TAIL, type NotShrunk, type Shrunk, type ShrunkSegment } from './shrunk.js';

/** A segment's mean and its standard error above 0, in one unit. */
export interface MeanOf {
  readonly value: number;
  readonly error: number;
}

/** `meanError` is the standard error of the whole. */
export interface ShrunkMeans extends Shrunk {
  readonly meanError: number;
}

/**
 * Shrinks means under a normal-normal model: estimates are normal about the true means, which are normal over segments. The
 * variance τ² between segments is that of DerSimonian and Laird (1986); the whole weighs each segment by 1 / (s² + τ²); a
 * segment's own weight is B = τ² / (s² + τ²). The interval takes into account that the whole is an estimate, too: its variance is
 * B·s² + (1 − B)²·Var(whole) (Morris, "Parametric empirical Bayes inference", JASA 78(381), 1983, with τ² taken as known).
 */
export function shrinkMeans(segments: readonly MeanOf[]): ShrunkMeans | NotShrunk {
  const refusal = refusalOf(segments);
  if (refusal !== null) return refusal;
  const precisions = segments.map(({ error }) => 1 / error ** 2);
  const centre = sum(segments.map(({ value }, i) => precisions[i]! * value)) / sum(precisions);
  const squares = sum(segments.map(({ value }, i) => precisions[i]! * (value - centre) ** 2));
  const between = betweenVariance(squares, segments.length - 1, precisions);
  const weights = segments.map(({ error }) => 1 / (error ** 2 + between));
  const mean = sum(segments.map(({ value }, i) => weights[i]! * value)) / sum(weights);
  const meanError = 1 / Math.sqrt(sum(weights));
  const shrunk = segments.map((segment) => towards(mean, meanError, between, segment));
  return { kind: 'shrunk', mean, meanError, between, segments: shrunk };
}

function towards(mean: number, meanError: number, between: number, { value, error }: MeanOf): ShrunkSegment {
  const weight = between / (error ** 2 + between);
  const shrunk = mean + weight * (value - mean);
  const reach = normalQuantile(1 - TAIL) * Math.sqrt(weight * error ** 2 + (1 - weight) ** 2 * meanError ** 2);
  return { raw: value, shrunk, weight, low: shrunk - reach, high: shrunk + reach };
}

function refusalOf(segments: readonly MeanOf[]): NotShrunk | null {
  for (const [segment, { value, error }] of segments.entries()) {
    if (!Number.isFinite(value) || !Number.isFinite(error)) return { kind: 'none', reason: 'not_a_number', segment };
    if (error <= 0) return { kind: 'none', reason: 'no_error', segment };
  }
  return segments.length < 2 ? { kind: 'none', reason: 'too_few_segments' } : null;
}

/** Shrunken shares of segments, for hits out of tries, such as reopened tickets or satisfied customers. */
import { sum } from '../moments.js';
import { betaQuantile } from '../special/quantiles.js';
import { TAIL, type NotShrunk, type Shrunk, type ShrunkSegment } from './shrunk.js';

/** The number of hits among a number of tries. */
export interface ShareOf {
  readonly hits: number;
  readonly tries: number;
}

/**
 * `similarity` is the correlation of two tries of one segment (intraclass correlation, 0 to 1). `priorSize` is the number of
 * tries that the whole counts for; `null` when `between` is 0.
 */
export interface ShrunkShares extends Shrunk {
  readonly similarity: number;
  readonly priorSize: number | null;
}

/**
 * However different the segments are, the whole counts for at least one try, so that a segment of one try is never believed
 * alone.
 */
const LEAST_PRIOR = 1;

/**
 * Shrinks shares under a beta-binomial model: hits are binomial, and the true shares of segments are beta distributed. The
 * intraclass correlation ρ is estimated by moments (Kleinman, "Proportions with extraneous variance: single and independent
 * samples", JASA 68(341), 1973, weights n): (Σ n(p − P)² − (K − 1)P(1 − P)) / (P(1 − P)(Σn − Σn² / Σn − (K − 1))); the prior has
 * size 1/ρ − 1. A segment without tries is shown as the whole. `impossible_count`: hits below zero, or more hits than tries.
 */
export function shrinkShares(segments: readonly ShareOf[]): ShrunkShares | NotShrunk {
  const refusal = refusalOf(segments);
  if (refusal !== null) return refusal;
  const whole = { hits: sum(segments.map((s) => s.hits)), tries: sum(segments.map((s) => s.tries)) };
  const mean = whole.hits / whole.tries;
  const similarity = similarityOf(segments, mean);
  const between = similarity * mean * (1 - mean);
  if (between === 0)
    return { kind: 'shrunk', mean, between, similarity: 0, priorSize: null, segments: segments.map(asWhole(whole)) };
  const priorSize = 1 / similarity - 1;
  return { kind: 'shrunk', mean, between, similarity, priorSize, segments: segments.map(towards(mean, priorSize)) };
}

function similarityOf(segments: readonly ShareOf[], mean: number): number {
  const chance = mean * (1 - mean);
  const tries = segments.map((s) => s.tries).filter((n) => n > 0);
  const squares = sum(segments.map(({ hits, tries: n }) => (n === 0 ? 0 : n * (hits / n - mean) ** 2)));
  const pairs = sum(tries) - sum(tries.map((n) => n * n)) / sum(tries) - (tries.length - 1);
  if (chance === 0 || pairs <= 0) return 0;
  const similarity = (squares - (tries.length - 1) * chance) / (chance * pairs);
  return Math.max(0, Math.min(1 / (1 + LEAST_PRIOR), similarity));
}

function towards(mean: number, size: number): (segment: ShareOf) => ShrunkSegment {
  return ({ hits, tries }) => {
    const [a, b] = [hits + mean * size, tries - hits + (1 - mean) * size];
    const [low, high] = [betaQuantile(TAIL, a, b), betaQuantile(1 - TAIL, a, b)];
    const raw = tries === 0 ? null : hits / tries;
    return { raw, shrunk: a / (a + b), weight: tries / (tries + size), low, high };
  };
}

/** The exact limits of a binomial share (Clopper and Pearson, Biometrika 26, 1934). */
function asWhole({ hits: all, tries: of }: ShareOf): (segment: ShareOf) => ShrunkSegment {
  const low = all === 0 ? 0 : betaQuantile(TAIL, all, of - all + 1);
  const high = all === of ? 1 : betaQuantile(1 - TAIL, all + 1, of - all);
  return ({ hits, tries }) => ({ raw: tries === 0 ? null : hits / tries, shrunk: all / of, weight: 0, low, high });
}

function refusalOf(segments: readonly ShareOf[]): NotShrunk | null {
  for (const [segment, { hits, tries }] of segments.entries()) {
    if (!Number.isFinite(hits) || !Number.isFinite(tries)) return { kind: 'none', reason: 'not_a_number', segment };
    if (hits < 0 || hits > tries) return { kind: 'none', reason: 'impossible_count', segment };
  }
  return segments.filter(({ tries }) => tries > 0).length < 2 ? { kind: 'none', reason: 'too_few_segments' } : null;
}

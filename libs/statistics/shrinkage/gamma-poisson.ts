/** Shrunken rates of segments, for counts out of an exposure, such as contacts per customer. */
import { sum } from '../moments.js';
import { gammaQuantile } from '../special/quantiles.js';
import { betweenVariance, TAIL, type NotShrunk, type Shrunk, type ShrunkSegment } from './shrunk.js';

/** A number of events (`count`) and how much they could happen in (`exposure`: customers, months, hours). */
export interface CountOf {
  readonly count: number;
  readonly exposure: number;
}

/**
 * Shrinks rates under a gamma-Poisson model: counts are Poisson, and the true rates of segments are gamma distributed. With the
 * rate m of the whole and the variance v between segments by moments, the prior has shape a = m² / v and rate b = m / v. The
 * value shown is (count + a) / (exposure + b), and its interval that of the gamma distribution (Robbins 1956; Clayton and Kaldor,
 * "Empirical Bayes estimates of age-standardized relative risks", Biometrics 43(3), 1987). A segment without exposure is shown as
 * the whole. `impossible_count`: a count below zero, or a count without exposure.
 */
export function shrinkRates(segments: readonly CountOf[]): Shrunk | NotShrunk {
  const refusal = refusalOf(segments);
  if (refusal !== null) return refusal;
  const whole = { count: sum(segments.map((s) => s.count)), exposure: sum(segments.map((s) => s.exposure)) };
  const mean = whole.count / whole.exposure;
  const squares = sum(segments.map(({ count, exposure: e }) => (e === 0 ? 0 : e * (count / e - mean) ** 2)));
  const exposures = segments.map(({ exposure }) => exposure).filter((e) => e > 0);
  const between = betweenVariance(squares, (exposures.length - 1) * mean, exposures);
  const show = between === 0 ? asWhole(whole) : towards(mean, between);
  return { kind: 'shrunk', mean, between, segments: segments.map(show) };
}

function towards(mean: number, between: number): (segment: CountOf) => ShrunkSegment {
  const [a, b] = [mean ** 2 / between, mean / between];
  return ({ count, exposure }) => ({
    raw: exposure === 0 ? null : count / exposure,
    shrunk: (count + a) / (exposure + b),
    weight: exposure / (exposure + b),
    low: gammaQuantile(TAIL, count + a) / (exposure + b),
    high: gammaQuantile(1 - TAIL, count + a) / (exposure + b),
  });
}

/** The exact limits of a Poisson count (Garwood, Biometrika 28, 1936). */
function asWhole({ count: all, exposure: of }: CountOf): (segment: CountOf) => ShrunkSegment {
  const low = all === 0 ? 0 : gammaQuantile(TAIL, all) / of;
  const high = gammaQuantile(1 - TAIL, all + 1) / of;
  return ({ count, exposure }) => ({
    raw: exposure === 0 ? null : count / exposure,
    shrunk: all / of,
    weight: 0,
    low,
    high,
  });
}

function refusalOf(segments: readonly CountOf[]): NotShrunk | null {
  for (const [segment, { count, exposure }] of segments.entries()) {
    if (!Number.isFinite(count) || !Number.isFinite(exposure)) return { kind: 'none', reason: 'not_a_number', segment };
    const isImpossible = count < 0 || exposure < 0 || (exposure === 0 && count > 0);
    if (isImpossible) return { kind: 'none', reason: 'impossible_count', segment };
  }
  const telling = segments.filter(({ exposure }) => exposure > 0).length;
  return telling < 2 ? { kind: 'none', reason: 'too_few_segments' } : null;
}

/**
 * Sequential bounds for interim analyses. Whoever analyses every week and stops at the first significant result is wrong twice as often as
 * promised. Bounds that are strict early and nearly the usual ones at the end allow for the analyses, and little is lost by them.
 */
import { continueAfter, crossing, densityAtFirst, type Survivors } from './survivors.js';
import { normalProbability } from '../special/normal-probability.js';
import { normalQuantile } from '../special/normal-quantile.js';

const ALPHA = 0.05;
const MOST_STEPS = 60;
/** The largest bound; what would be stricter cannot be crossed. */
const MOST_BOUND = 10;
/** The largest normal score and the smallest p value that can be computed. */
const [MOST_SCORE, LEAST_P] = [38, 1e-300];

/**
 * The share of the planned information that there is after `weeks` of `planned` weeks: (1/N + 1/b) / (1/n + 1/b) with b weeks of
 * baseline, since the covariance of two estimates is the variance of the later one. Exact for independent weeks.
 */
export function informationFraction(weeks: number, planned: number, baseline: number): number {
  return (1 / planned + 1 / baseline) / (1 / weeks + 1 / baseline);
}

/**
 * The part of `alpha` that may be used up until the share `fraction` of the information: 4 − 4 Φ(z / √fraction), z the normal quantile
 * of 1 − alpha/4. Lan and DeMets, "Discrete sequential boundaries for clinical trials", Biometrika 70, 1983, in the shape of O'Brien
 * and Fleming, "A multiple testing procedure for clinical trials", Biometrics 35, 1979.
 */
export function spentError(fraction: number, alpha = ALPHA): number {
  return 4 * normalProbability(normalQuantile(alpha / 4) / Math.sqrt(fraction));
}

/**
 * What |z| must exceed in each interim analysis, so that all of them together err in `alpha` of all cases; two-sided. Five equal ones give 4.877,
 * 3.357, 2.680, 2.290, 2.031. Computed as Armitage, McPherson and Rowe do (JRSS A 132, 1969), to about 1e-6. Throws `RangeError` unless
 * the fractions grow from above 0 to at most 1.
 */
export function sequentialBounds(fractions: readonly number[], alpha = ALPHA): number[] {
  if (fractions.some((t, look) => !(t > (fractions[look - 1] ?? 0) && t <= 1)))
    throw new RangeError('fractions of information grow from above 0 to at most 1');
  const finest = Math.sqrt(Math.min(...fractions.map((t, look) => t - (fractions[look - 1] ?? 0))));
  const bounds: number[] = [];
  let survivors: Survivors | null = null;
  for (const [look, t] of fractions.entries()) {
    const spend = spentError(t, alpha) - (look === 0 ? 0 : spentError(fractions[look - 1]!, alpha));
    const bound: number = survivors === null ? firstBound(spend) : boundFor(survivors, t, spend);
    bounds.push(bound);
    if (bounds.length === fractions.length) break;
    survivors = survivors === null ? densityAtFirst(t, bound, finest) : continueAfter(survivors, t, bound, finest);
  }
  return bounds;
}

/** An effect as a normal score, by its p value: what is held against the bounds. At most 38 either way. */
export function normalScore({ estimate, p }: { readonly estimate: number; readonly p: number }): number {
  return Math.sign(estimate) * Math.min(MOST_SCORE, -normalQuantile(Math.max(p, LEAST_P) / 2));
}

/** The confidence level of the interval that excludes zero just when |z| exceeds `bound`: 0.95 for 1.96. */
export function levelOfBound(bound: number): number {
  return 1 - 2 * normalProbability(-bound);
}

function firstBound(spend: number): number {
  return Math.min(MOST_BOUND, -normalQuantile(spend / 2));
}

/**
 * Finds a bound by Newton's method on the logarithm of the crossing probability, which falls ever more steeply. It starts from
 * the bound that would hold if nobody had stopped before, which is too high, and bisects where a step gives no number or leaves
 * the known interval.
 */
function boundFor(survivors: Survivors, fraction: number, spend: number): number {
  let [low, high, bound] = [0, firstBound(spend), firstBound(spend)];
  for (let i = 0; i < MOST_STEPS; i++) {
    const { probability, slope } = crossing(survivors, fraction, bound);
    if (probability > spend) low = bound;
    else high = bound;
    const newton = bound - (probability * Math.log(probability / spend)) / slope;
    if (Math.abs(newton - bound) < 1e-13) break;
    bound = newton >= low && newton <= high ? newton : (low + high) / 2;
  }
  return bound;
}

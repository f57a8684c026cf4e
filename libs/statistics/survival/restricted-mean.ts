/**
 * How long does a ticket stay open within its first `h` hours, on average? A mean without a horizon would need to know how the
 * slowest end; this one needs to watch up to h only.
 */
import type { SurvivalCurve, SurvivalStep } from './kaplan-meier.js';
import type { NotWatched } from './read-curve.js';

/** `value` and its standard `error`, in the unit of the times. */
export interface RestrictedMean {
  readonly kind: 'known';
  readonly value: number;
  readonly error: number;
}

/**
 * The area below the curve up to `h`, with variance Σ Aᵢ² d / (n(n − d)), Aᵢ the area from step i on (Irwin, "The standard error of an
 * estimate of expectation of life", Journal of Hygiene 47(2), 1949; Klein and Moeschberger, "Survival analysis", 2003, 4.5).
 */
export function restrictedMean(curve: SurvivalCurve, h: number): RestrictedMean | NotWatched {
  const steps = curve.steps.filter(({ time }) => time <= h);
  if (h > curve.watched && steps.at(-1)?.open !== 0)
    return { kind: 'none', reason: 'not_watched_that_long', watched: curve.watched };
  let [area, variance] = [0, 0];
  for (const [i, step] of [...steps.entries()].reverse()) {
    area += step.open * ((steps[i + 1]?.time ?? h) - step.time);
    variance += area === 0 ? 0 : area ** 2 * ownGreenwood(step);
  }
  return { kind: 'known', value: area + (steps[0]?.time ?? h), error: Math.sqrt(variance) };
}

function ownGreenwood({ atRisk, resolved }: SurvivalStep): number {
  return resolved / (atRisk * (atRisk - resolved));
}

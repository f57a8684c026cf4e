/** An effect as people read it: relative, in the metric's unit, with both intervals and the chance that it goes the right way. */
import { relativeEffect, studentAbove, type NaiveChange, type WeeklyEffect } from '@bough/statistics';
import type { EffectEstimate } from '../designs/effect-estimate.js';
import type { AssessedEffect, NaiveEffect, EstimateRange } from '../effect-figures.js';
import type { StudyMetric } from '../study/study-metric.js';
import { mapRange } from './map-range.js';
import type { NothingLeft } from './nothing-left.js';
import { possiblePoints, possibleValues } from './possible-effect.js';

/** Estimate and intervals on the scale of the effect. */
export function rangedOf({ estimate, interval95, interval90 }: WeeklyEffect): EstimateRange {
  return {
    value: estimate,
    low95: interval95.low,
    high95: interval95.high,
    low90: interval90.low,
    high90: interval90.high,
  };
}

/** What an effect is shown with. */
export interface ShownWith {
  readonly metric: Pick<StudyMetric, 'definition' | 'scale'>;
  /** The value after launch, in the unit of the metric; `null` where it is not known. */
  readonly observed: number | null;
  /** The value before launch, where it is known. */
  readonly before?: number | null;
  /** Where nothing is left after launch: how many events were to be expected. */
  readonly expectedEvents?: number | null;
}

/** An effect on its scale, and as a share of what would have been; `relative` is `null` where that is zero or not known. */
export interface ShownEffect {
  readonly estimate: EstimateRange;
  readonly relative: EstimateRange | null;
}

/** The effect as people read it: no larger than its metric allows, and all of it (−100 %) where nothing is left. */
export function shownEffect(
  effect: WeeklyEffect,
  { metric, observed, before = null, expectedEvents = null }: ShownWith,
): ShownEffect {
  const ranged = rangedOf(effect);
  if (metric.scale === 'log') {
    const relative = mapRange(ranged, relativeEffect);
    return { estimate: ranged, relative: finite(observed === 0 ? allGone(relative, expectedEvents) : relative) };
  }
  const possible = possibleValues(metric, [observed, before]);
  const estimate = possiblePoints(ranged, possible, observed);
  const expected = observed === null ? 0 : observed - estimate.value;
  const least = possible.low >= 0 ? -1 : -Infinity;
  const share = (points: number) => Math.max(least, points / Math.abs(expected));
  return { estimate, relative: expected === 0 ? null : finite(mapRange(estimate, share)) };
}

/**
 * Nothing is left: 100 % less. The upper end is that of the estimate, or what so few events cannot rule out, whichever is nearer to 0: with
 * none seen, a mean of −ln 0.025 and −ln 0.05 is possible still (Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28, 1936).
 */
function allGone({ high95, high90 }: EstimateRange, expectedEvents: number | null): EstimateRange {
  const [most95, most90] = [0.025, 0.05].map((tail) =>
    expectedEvents === null || expectedEvents <= 0 ? -1 : Math.min(0, -Math.log(tail) / expectedEvents - 1),
  ) as [number, number];
  return { value: -1, low95: -1, high95: Math.max(high95, most95), low90: -1, high90: Math.max(high90, most90) };
}

/** The naive before/after comparison, as an assessment keeps it. */
export function naiveOf(naive: NaiveChange | null): NaiveEffect | null {
  return naive && { before: naive.before, after: naive.after, change: naive.change, relative: naive.relative };
}

/** What an effect is read with; `nothingLeft`: what was to be expected, where nothing is left of what is counted. */
export interface EffectReading extends Pick<ShownWith, 'metric' | 'observed' | 'before'> {
  /** Where the plan says that the number should go. */
  readonly direction: 'up' | 'down';
  readonly nothingLeft: NothingLeft | null;
}

/** `null` where nothing was estimated. */
export function assessedEffect(
  { effect, weeksPerBlock }: Pick<EffectEstimate, 'effect' | 'weeksPerBlock'>,
  { metric, observed, before, direction, nothingLeft }: EffectReading,
): AssessedEffect | null {
  if (effect === null) return null;
  const { scale } = metric;
  const expectedEvents = nothingLeft && nothingLeft.expected * nothingLeft.exposure;
  const { estimate, relative } = shownEffect(effect, { metric, observed, before, expectedEvents });
  const expectedAt = expectedBy(scale, observed, nothingLeft && { ...nothingLeft, estimate: effect.estimate });
  return {
    scale,
    estimate,
    absolute: observed === null ? null : finite(mapRange(estimate, (x) => observed - expectedAt(x))),
    observed,
    weeksPerBlock,
    relative,
    probability: studentAbove(direction === 'down' ? effect.t : -effect.t, effect.degreesOfFreedom),
    p: effect.p,
    standardError: effect.standardError,
    degreesOfFreedom: effect.degreesOfFreedom,
    expected: observed === null ? null : expectedAt(estimate.value),
    weeksBefore: effect.baseline * weeksPerBlock,
    weeksAfter: effect.after * weeksPerBlock,
    weeksOfHistory: effect.history * weeksPerBlock,
    effectiveBefore: effect.effectiveBefore * weeksPerBlock,
    effectiveAfter: effect.effectiveAfter * weeksPerBlock,
    autocorrelation: effect.autocorrelation.used,
    widening: effect.widening,
    placebos: effect.placebos,
  };
}

/** The value without the change, by the size of the effect. */
function expectedBy(
  scale: 'log' | 'points',
  observed: number | null,
  nothingLeft: (NothingLeft & { readonly estimate: number }) | null,
): (x: number) => number {
  if (scale === 'points') return (x) => observed! - x;
  // Of nothing there is no share: what was expected comes from the weeks before and the controls.
  if (observed === 0 && nothingLeft) return (x) => nothingLeft.expected * Math.exp(nothingLeft.estimate - x);
  return (x) => observed! * Math.exp(-x);
}

/** `null` for an interval that is not finite, which says nothing. */
function finite(range: EstimateRange): EstimateRange | null {
  return Object.values(range).every(Number.isFinite) ? range : null;
}

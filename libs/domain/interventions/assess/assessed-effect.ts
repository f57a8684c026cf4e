/** An effect as people read it: relative, in the metric's unit, with both intervals and the chance that it goes the right way. */
import { relativeEffect, studentAbove, type NaiveChange, type WeeklyEffect } from '@bough/statistics';
import type { EffectEstimate } from '../designs/effect-estimate.js';
import type { AssessedEffect, NaiveEffect, EstimateRange } from '../effect-figures.js';

type Scale = 'log' | 'points';

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

/** Each number of a range, changed by a function that does not decrease. */
export function mapRange(
  { value, low95, high95, low90, high90 }: EstimateRange,
  change: (x: number) => number,
): EstimateRange {
  return {
    value: change(value),
    low95: change(low95),
    high95: change(high95),
    low90: change(low90),
    high90: change(high90),
  };
}

/** The range as a share of what would have been, of which `observed` was left; `null` where that is zero or not known. */
export function relativeRange(estimate: EstimateRange, scale: Scale, observed: number | null): EstimateRange | null {
  if (scale === 'log') return finite(mapRange(estimate, relativeEffect));
  const expected = observed === null ? 0 : observed - estimate.value;
  return expected === 0 ? null : finite(mapRange(estimate, (points) => points / Math.abs(expected)));
}

/** The naive before/after comparison, as an assessment keeps it. */
export function naiveOf(naive: NaiveChange | null): NaiveEffect | null {
  return naive && { before: naive.before, after: naive.after, change: naive.change, relative: naive.relative };
}

/** What an effect is read with. */
export interface EffectReading {
  readonly scale: Scale;
  /** The value after launch, in the unit of the metric; `null` where it is not known. */
  readonly observed: number | null;
  /** Where the plan says that the number should go. */
  readonly direction: 'up' | 'down';
}

/** `null` where nothing was estimated. */
export function assessedEffect(
  { effect, weeksPerBlock }: Pick<EffectEstimate, 'effect' | 'weeksPerBlock'>,
  { scale, observed, direction }: EffectReading,
): AssessedEffect | null {
  if (effect === null) return null;
  const estimate = rangedOf(effect);
  const expectedAt = (x: number) => (scale === 'log' ? observed! * Math.exp(-x) : observed! - x);
  const absolute = observed === null ? null : finite(mapRange(estimate, (x) => observed - expectedAt(x)));
  return {
    scale,
    estimate,
    absolute,
    observed,
    weeksPerBlock,
    relative: relativeRange(estimate, scale, observed),
    probability: studentAbove(direction === 'down' ? effect.t : -effect.t, effect.degreesOfFreedom),
    p: effect.p,
    standardError: effect.standardError,
    degreesOfFreedom: effect.degreesOfFreedom,
    expected: observed === null ? null : expectedAt(effect.estimate),
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

/** `null` for an interval that is not finite, which says nothing. */
function finite(range: EstimateRange): EstimateRange | null {
  return Object.values(range).every(Number.isFinite) ? range : null;
}

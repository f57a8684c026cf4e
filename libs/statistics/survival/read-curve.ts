/** Reads the median and other times from a curve of open tickets. */
import type { SurvivalCurve, SurvivalStep } from './survival-curve.js';
import { openLimits, type OpenLimits } from './open-limits.js';

/** A value with its 95 % limits; a limit is `null` where the curve does not reach it. */
interface Limited {
  readonly kind: 'known';
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * Too few tickets were resolved while they were `watched`. The time is at least `low`, with a probability of 97.5 %, if that is
 * known.
 */
interface NotReached {
  readonly kind: 'none';
  readonly reason: 'not_reached';
  readonly watched: number;
  readonly low: number | null;
}

/** Two shares are equal when they differ by no more than this (as in R's survival). */
const SAME = 1.5e-8;

/**
 * The time by which a share 0 < p < 1 of the tickets is resolved (0.5: the median), in the unit of the times: the first time at
 * which the share open is at most 1 − p; where the curve is level at 1 − p, the middle of that stretch, as in R. The limits are
 * read in the same way from the limits of the curve (Brookmeyer and Crowley, "A confidence interval for the median survival
 * time", Biometrics 38(1), 1982).
 */
export function resolvedBy(curve: SurvivalCurve, p: number): Limited | NotReached {
  if (!(p > 0 && p < 1)) throw new RangeError(`a share lies between 0 and 1, not ${p}`);
  const cross = (height: (step: SurvivalStep) => number) => crossing(curve, height, 1 - p);
  const limit = (end: keyof OpenLimits) => cross((step) => openLimits(step)?.[end] ?? Infinity);
  const [value, low] = [cross(({ open }) => open), limit('low')];
  if (value === null) return { kind: 'none', reason: 'not_reached', watched: curve.watched, low };
  return { kind: 'known', value, low, high: limit('high') };
}

/** Where the falling steps reach `level`; `null` if they never do. */
function crossing(
  { steps, watched }: SurvivalCurve,
  height: (step: SurvivalStep) => number,
  level: number,
): number | null {
  const first = steps.findIndex((step) => height(step) <= level + SAME);
  if (first < 0) return null;
  const { time } = steps[first]!;
  if (height(steps[first]!) < level - SAME) return time;
  const next = steps.slice(first + 1).find((step) => height(step) < level - SAME);
  return (time + (next?.time ?? watched)) / 2;
}

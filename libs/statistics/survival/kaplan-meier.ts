/**
 * How long do tickets take, when some are still open? To leave the open ones out makes every time look shorter than it is. The curve
 * counts each of them for as long as it was watched.
 * Kaplan and Meier, "Nonparametric estimation from incomplete observations", JASA 53(282), 1958.
 */

/**
 * One time at which tickets were resolved. `atRisk`: those watched until then and still open just before; `resolved` of them then;
 * `open`: estimated share (0 to 1) open afterwards. `greenwood`: Σ d / (n(n − d)) up to here, the variance of ln(open); Infinity
 * where none is open.
 */
export interface SurvivalStep {
  readonly time: number;
  readonly atRisk: number;
  readonly resolved: number;
  readonly open: number;
  readonly greenwood: number;
}

/** `resolved` and `stillOpen` count tickets. `watched`: the longest time of all, in their unit; nothing is known beyond. */
export interface SurvivalCurve {
  readonly kind: 'curve';
  readonly resolved: number;
  readonly stillOpen: number;
  readonly watched: number;
  readonly steps: readonly SurvivalStep[];
}

/** `ticket`: the position of the first time that is below zero or no number. */
export interface NoCurve {
  readonly kind: 'none';
  readonly reason: 'no_tickets' | 'not_a_time';
  readonly ticket?: number;
}

/**
 * One time per ticket, from its opening to its resolution, or to the end of the watch when `isResolved` is false (or 0) there; in any
 * unit. A ticket whose watch ends at the moment when another is resolved counts as open then. Throws `RangeError` when the columns
 * differ in length.
 */
export function kaplanMeier(
  times: ArrayLike<number>,
  isResolved: ArrayLike<boolean | number>,
): SurvivalCurve | NoCurve {
  if (times.length !== isResolved.length) throw new RangeError('both columns need the same tickets');
  const wrong = Array.from(times).findIndex((time) => !(time >= 0 && time < Infinity));
  if (wrong >= 0) return { kind: 'none', reason: 'not_a_time', ticket: wrong };
  const order = Float64Array.from(times).sort();
  const ends = Float64Array.from(Array.from(times).filter((_, i) => isResolved[i])).sort();
  if (order.length === 0) return { kind: 'none', reason: 'no_tickets' };
  const stillOpen = order.length - ends.length;
  return { kind: 'curve', resolved: ends.length, stillOpen, watched: order.at(-1)!, steps: stepsOf(order, ends) };
}

/** Both ascending: all times, and those of the resolved. */
function stepsOf(all: Float64Array, ends: Float64Array): SurvivalStep[] {
  const steps: SurvivalStep[] = [];
  let [gone, open, greenwood] = [0, 1, 0];
  for (let start = 0, end = 0; start < ends.length; start = end) {
    const time = ends[start]!;
    while (end < ends.length && ends[end] === time) end++;
    while (all[gone]! < time) gone++;
    const [atRisk, resolved] = [all.length - gone, end - start];
    open *= 1 - resolved / atRisk;
    greenwood += resolved / (atRisk * (atRisk - resolved));
    steps.push({ time, atRisk, resolved, open, greenwood });
  }
  return steps;
}

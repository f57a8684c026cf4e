/** A second, independent way to the curve of open tickets: from the times themselves, where the product counts them in buckets. */
import type { NoCurve, SurvivalCurve, SurvivalStep } from '../../libs/statistics/survival/survival-curve.js';

/**
 * The estimate of Kaplan and Meier from one time per ticket, from its opening to its resolution, or to the end of the watch where
 * `isResolved` is false; in any unit. A ticket whose watch ends at the moment at which another one is resolved counts as open then.
 */
export function kaplanMeier(times: readonly number[], isResolved: readonly boolean[]): SurvivalCurve | NoCurve {
  if (times.length !== isResolved.length) throw new RangeError('both columns need the same tickets');
  const order = Float64Array.from(times).sort();
  const ends = Float64Array.from(times.filter((_, i) => isResolved[i])).sort();
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

/**
 * Do two groups of tickets take equally long, all of their course taken together, the open ones included?
 * Mantel, "Evaluation of survival data and two new rank order statistics", Cancer Chemotherapy Reports 50, 1966.
 */
import { chiSquaredAbove } from '../special/incomplete-gamma.js';
import { kaplanMeier, type NoCurve, type SurvivalCurve } from './kaplan-meier.js';

/** One time per ticket, and whether it was resolved then; as for `kaplanMeier`. */
export interface Durations {
  readonly times: ArrayLike<number>;
  readonly isResolved: ArrayLike<boolean | number>;
}

/**
 * `resolved` and `expected`: of the first group, observed and were both alike; more resolved than expected is faster. `chiSquared` on
 * one degree of freedom; `p`: that groups alike differ so much by chance.
 */
export interface LogRank {
  readonly kind: 'tested';
  readonly resolved: number;
  readonly expected: number;
  readonly chiSquared: number;
  readonly p: number;
}

/** `nothing_to_compare`: no ticket was resolved while tickets of both groups were watched. */
export interface NoLogRank {
  readonly kind: 'none';
  readonly reason: 'nothing_to_compare' | NoCurve['reason'];
}

/** R: survdiff. */
export function logRank(first: Durations, second: Durations): LogRank | NoLogRank {
  const whole = kaplanMeier(join(first.times, second.times), join(first.isResolved, second.isResolved));
  const own = kaplanMeier(first.times, first.isResolved);
  if (whole.kind === 'none') return { kind: 'none', reason: whole.reason };
  if (own.kind === 'none') return { kind: 'none', reason: own.reason };
  const { expected, variance } = expectedOf(whole, Float64Array.from(first.times).sort());
  if (variance === 0) return { kind: 'none', reason: 'nothing_to_compare' };
  const chiSquared = (own.resolved - expected) ** 2 / variance;
  return { kind: 'tested', resolved: own.resolved, expected, chiSquared, p: chiSquaredAbove(chiSquared, 1) };
}

/** At each resolution the tickets at risk are drawn from as from an urn: hypergeometric mean and variance, added up. */
function expectedOf(whole: SurvivalCurve, ownTimes: Float64Array): { expected: number; variance: number } {
  let [gone, expected, variance] = [0, 0, 0];
  for (const { time, atRisk, resolved } of whole.steps) {
    while (gone < ownTimes.length && ownTimes[gone]! < time) gone++;
    const share = (ownTimes.length - gone) / atRisk;
    expected += resolved * share;
    if (atRisk > 1) variance += (resolved * share * (1 - share) * (atRisk - resolved)) / (atRisk - 1);
  }
  return { expected, variance };
}

function join<T>(first: ArrayLike<T>, second: ArrayLike<T>): T[] {
  return [...Array.from(first), ...Array.from(second)];
}

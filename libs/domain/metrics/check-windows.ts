/**
 * Metrics that use each other over windows can come down to more windows than anybody meant: thirty, each using the one
 * before twice, to a thousand million. So there is a limit, far above what a formula that is understood needs.
 */
import { leafKey, leavesOf, PERIOD, nestWindows, type Window } from '@bough/formula';
import { problem, type Problem } from '../shared/problem.js';
import type { FormulaNames } from './formula-names.js';
import type { Metric } from './metric.js';

const MOST = 100;

/** Own metrics that go beyond the limit; all formulas are sound and without cycles. */
export function tooManyWindows(metrics: readonly Metric[], known: FormulaNames): Problem[] {
  return metrics.flatMap(({ key }, index) => {
    if (windowsBelow(key, known) <= MOST) return [];
    const message = `"${key}" comes down to more than ${MOST} measures and metrics over different windows; use fewer windows in windows`;
    return [problem('TOO_MANY_WINDOWS', ['metrics', index, 'formula'], message)];
  });
}

/** Counts up to just beyond the limit. */
function windowsBelow(key: string, { expressions }: FormulaNames): number {
  const seen = new Set<string>();
  const visit = (name: string, window: Window): void => {
    const leaf = leafKey({ name, window });
    if (seen.has(leaf) || seen.size > MOST) return;
    seen.add(leaf);
    const expression = expressions.get(name);
    if (expression) for (const used of leavesOf(expression)) visit(used.name, nestWindows(window, used.window));
  };
  visit(key, PERIOD);
  return seen.size;
}

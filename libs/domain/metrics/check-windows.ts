/**
 * Metrics that use each other over windows can multiply: thirty metrics, each using the one before over two windows, come down to a
 * thousand million windows. So there is a limit, far above what any formula needs that people can understand.
 */
import { leafKey, leavesOf, PERIOD, nestWindows, type Window } from '@bough/formula';
import { problem, type Problem } from '../shared/problem.js';
import type { FormulaNames } from './formula-names.js';
import type { Metric } from './metric.js';

const MOST = 100;

/** The own metrics that exceed the limit. All formulas are sound and without cycles. */
export function tooManyWindows(metrics: readonly Metric[], formulas: FormulaNames): Problem[] {
  return metrics.flatMap(({ key }, index) => {
    if (windowsBelow(key, formulas) <= MOST) return [];
    const message = `"${key}" comes down to more than ${MOST} measures and metrics over different windows; use fewer windows in windows`;
    return [problem('TOO_MANY_WINDOWS', ['metrics', index, 'formula'], message)];
  });
}

/** The number of windows that a metric comes down to; counting stops just beyond the limit. */
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

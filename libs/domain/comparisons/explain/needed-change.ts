/**
 * How far would one driver have to move, with the others held, for a metric to meet a target? Put back into the formula, the
 * answer gives the target.
 */
import { solveFor, type Unsolved } from '@bough/statistics';
import type { Model } from '../../trees/model-of-workspace.js';
import type { TreeNode } from '../../trees/tree.js';
import { identityOf, saysSomething, type ExplainedPart } from './explain-difference.js';
import { EXPLAINED } from './explanation-formula.js';
import { explanationPlan, isNearlyEqual } from './explanation-plan.js';
import { metricAt, evaluateName, type LeafLookup, type DifferenceSide } from './difference-side.js';

export interface NeededChange extends Pick<ExplainedPart, 'kind' | 'key' | 'overall' | 'window'> {
  readonly from: number;
  /** `null` when no value of this driver meets the target. */
  readonly to: number | null;
  /** The metric with it, which is the target. */
  readonly gives: number | null;
  readonly reason: Unsolved['reason'] | null;
}

/** One answer for each input of the metric's formula that has a value; none when the metric has none. */
export function neededChanges(
  model: Model,
  { metric, node, side }: { readonly metric: string; readonly node: TreeNode | null; readonly side: DifferenceSide },
  target: number,
): NeededChange[] {
  if (Number.isNaN(metricAt(metric, side))) return [];
  const plan = explanationPlan(model, { metric, node, before: side, after: side });
  const { definitions } = plan.formula;
  const lookup = plan.lookup(side);
  return plan.attribution.root.parts.flatMap((part): NeededChange[] => {
    const own = { ...identityOf(part, plan), overall: part.overall, window: part.window };
    const from = evaluateName(definitions, part.name, lookup, part.overall, part.window);
    if (!Number.isFinite(from) || !saysSomething({ ...own, amount: 0 }, plan)) return [];
    const held = heldBut(definitions, lookup, part);
    const explained = new Map([[EXPLAINED, definitions.get(EXPLAINED)!]]);
    const gives = (x: number) => evaluateName(explained, EXPLAINED, held(x));
    if (isNearlyEqual(gives(from), target)) return [{ ...own, from, to: from, gives: target, reason: null }];
    const found = solveFor(gives, target, from);
    if (found.kind === 'none') return [{ ...own, from, to: null, gives: null, reason: found.reason }];
    return [{ ...own, from, to: found.x, gives: found.value, reason: null }];
  });
}

/** Every direct input at its value, but one. */
function heldBut(
  definitions: Parameters<typeof evaluateName>[0],
  lookup: LeafLookup,
  {
    name,
    overall,
    window,
  }: { readonly name: string; readonly overall: boolean; readonly window: NeededChange['window'] },
): (x: number) => LeafLookup {
  return (x) => (used, all, over) => {
    const isMoved = used === name && all === overall && over.shift === window.shift && over.days === window.days;
    return isMoved ? x : evaluateName(definitions, used, lookup, all, over);
  };
}

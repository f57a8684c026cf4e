/**
 * How far would one driver have to change, with the others held, for a metric to meet a target? The answer gives the target when it is
 * put back into the formula.
 */
import type { Expression } from '@bough/formula';
import { solveFor, type Unsolved } from '@bough/statistics';
import type { Model } from '../../trees/model-of-workspace.js';
import type { TreeNode } from '../../trees/tree.js';
import { identityOf, isInformative } from './explain-difference.js';
import { EXPLAINED } from './explanation-formula.js';
import { explanationPlan, isNearlyEqual } from './explanation-plan.js';
import {
  evaluateName,
  evaluateOwn,
  metricAt,
  type DifferenceSide,
  type LeafLookup,
  type ScopedName,
} from './difference-side.js';
import type { ExplainedPart } from './explanation.js';

/** The change of one driver that meets the target, or why there is none. */
export interface NeededChange extends Pick<ExplainedPart, 'kind' | 'key' | 'overall' | 'window'> {
  readonly from: number;
  /** `null` when no value of this driver meets the target. */
  readonly to: number | null;
  /** The value of the metric with `to`; `null` when there is none. */
  readonly gives: number | null;
  readonly reason: Unsolved['reason'] | null;
}

/** One answer for each input of the metric's formula that has a value; an empty list when the metric has no value. */
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
    const from = evaluateName(definitions, lookup, part);
    if (!Number.isFinite(from) || !isInformative({ ...own, amount: 0 }, plan)) return [];
    const held = heldBut(definitions, lookup, part);
    const explained = new Map([[EXPLAINED, definitions.get(EXPLAINED)!]]);
    const gives = (x: number) => evaluateOwn(explained, held(x), EXPLAINED);
    if (isNearlyEqual(gives(from), target)) return [{ ...own, from, to: from, gives: target, reason: null }];
    const found = solveFor(gives, target, from);
    if (found.kind === 'none') return [{ ...own, from, to: null, gives: null, reason: found.reason }];
    return [{ ...own, from, to: found.x, gives: found.value, reason: null }];
  });
}

/** Looks up every direct input at its value, except one, which has the value x. */
function heldBut(
  definitions: ReadonlyMap<string, Expression>,
  lookup: LeafLookup,
  { name, overall, window }: ScopedName,
): (x: number) => LeafLookup {
  return (x) => (used, all, over) => {
    const isMoved = used === name && all === overall && over.shift === window.shift && over.days === window.days;
    return isMoved ? x : evaluateName(definitions, lookup, { name: used, overall: all, window: over });
  };
}

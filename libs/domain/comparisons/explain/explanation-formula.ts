/**
 * The formula that explains a difference of a metric: the identity of its node, else the metric's chain of factors, else its own formula.
 * Every metric in it is explained further by its own formula.
 */
import { parseFormula, type Expression } from '@bough/formula';
import type { Model } from '../../trees/model-of-workspace.js';
import type { TreeNode } from '../../trees/tree.js';

/** The name of the explained formula; it cannot be a key, as it has spaces. */
export const EXPLAINED = 'the difference';

/** A formula that may explain a difference. */
export interface ExplanationFormula {
  /** All formulas by name; the explained one is under `EXPLAINED`. */
  readonly definitions: ReadonlyMap<string, Expression>;
  /** The formula as people read it. */
  readonly text: string;
  /** Paths of the child nodes, by the names that stand for them in the formula. */
  readonly children: ReadonlyMap<string, string>;
}

/** The formulas that may explain the metric, the preferred one first. */
export function explanationFormulas(model: Model, metric: string, node: TreeNode | null): ExplanationFormula[] {
  const metrics = new Map([...model.expressions].filter(([name]) => model.metrics.has(name)));
  const own = [model.factors.get(metric), metrics.get(metric)].flatMap((expression, index): ExplanationFormula[] => {
    if (!expression) return [];
    const { factors, formula } = model.metrics.get(metric)!;
    const definitions = new Map(metrics).set(EXPLAINED, expression);
    return [{ definitions, text: (index === 0 ? factors : formula)!, children: new Map() }];
  });
  return node?.identity ? [overChildren(model, metrics, node, node.identity), ...own] : own;
}

/** The identity of a node as a formula. Keys of children may also be keys of metrics, so children are named by their paths. */
function overChildren(
  model: Model,
  metrics: ReadonlyMap<string, Expression>,
  node: TreeNode,
  identity: string,
): ExplanationFormula {
  const definitions = new Map(metrics);
  const children = new Map<string, string>();
  for (const child of model.nodes) {
    if (child.parentPath !== node.path || child.edge !== 'identity' || child.metric === null) continue;
    const name = `node ${child.path}`;
    children.set(name, child.path);
    definitions.set(name, metrics.get(child.metric)!);
  }
  const nameOf = (key: string) => `node ${node.path}/${key}`;
  return { definitions: definitions.set(EXPLAINED, renamed(parsed(identity), nameOf)), text: identity, children };
}

function parsed(formula: string): Expression {
  return parseFormula(formula).expression!;
}

/** The expression with other names. */
function renamed(expression: Expression, nameOf: (name: string) => string): Expression {
  if (expression.kind === 'name') return { ...expression, name: nameOf(expression.name) };
  const inside = Object.entries(expression).map(([key, value]) => [key, renamedPart(value, nameOf)]);
  return Object.fromEntries(inside) as Expression;
}

function renamedPart(part: unknown, nameOf: (name: string) => string): unknown {
  if (Array.isArray(part)) return part.map((each) => renamedPart(each, nameOf));
  return typeof part === 'object' && part !== null && 'kind' in part ? renamed(part as Expression, nameOf) : part;
}

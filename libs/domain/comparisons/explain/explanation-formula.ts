/**
 * Which formula explains a difference of a metric: that over the children of its node where the node has one, else the chain
 * of factors of the metric, else its own formula. Below it, every metric is explained by its own.
 */
import { parseFormula, type Expression } from '@bough/formula';
import type { Model } from '../../trees/model-of-workspace.js';
import type { TreeNode } from '../../trees/tree.js';

/** Stands for what is explained; no key looks like this. */
export const EXPLAINED = 'the difference';

export interface ExplanationFormula {
  /** All formulas, the explained one under `EXPLAINED`. */
  readonly definitions: ReadonlyMap<string, Expression>;
  /** As people read it. */
  readonly text: string;
  /** Paths of the child nodes by the names that stand for them. */
  readonly children: ReadonlyMap<string, string>;
}

/** The formulas that may explain the metric, the first choice first. */
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

/** The keys of children may be those of metrics, so they get names of their own: their paths. */
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

/** The same expression over other names. */
function renamed(expression: Expression, nameOf: (name: string) => string): Expression {
  if (expression.kind === 'name') return { ...expression, name: nameOf(expression.name) };
  const inside = Object.entries(expression).map(([key, value]) => [key, renamedPart(value, nameOf)]);
  return Object.fromEntries(inside) as Expression;
}

function renamedPart(part: unknown, nameOf: (name: string) => string): unknown {
  if (Array.isArray(part)) return part.map((each) => renamedPart(each, nameOf));
  return typeof part === 'object' && part !== null && 'kind' in part ? renamed(part as Expression, nameOf) : part;
}

/**
 * Checks the form of a node's identity: it is a formula over the node's identity children, uses all of them, and has the unit of the
 * node. Whether the identity holds in the data is proved in `trees/values/prove-identity.ts`.
 */
import {
  checkFormula,
  isSameUnit,
  leafKey,
  leavesOf,
  namesOf,
  parseFormula,
  PERIOD,
  unitWords,
  type Expression,
  type KnownName,
  type KnownNames,
} from '@bough/formula';
import { prefixPaths, problem, type Problem } from '../../shared/problem.js';
import type { TemplateNode } from '../tree-template.js';

const UNKNOWN_UNIT: KnownName = { unit: null, clocks: [] };

/** Problems of the identities of nodes; paths begin with the index of a node. `metrics` has the units of the nodes' metrics. */
export function checkIdentityFormulas(nodes: readonly TemplateNode[], metrics: KnownNames): Problem[] {
  const terms = new Map<string, TemplateNode[]>();
  for (const node of nodes) {
    if (node.edge !== 'identity' || node.parent === null) continue;
    const siblings = terms.get(node.parent);
    if (siblings) siblings.push(node);
    else terms.set(node.parent, [node]);
  }
  return nodes.flatMap((node, index) => prefixPaths([index], checkIdentity(node, terms.get(node.key) ?? [], metrics)));
}

function checkIdentity(node: TemplateNode, children: readonly TemplateNode[], metrics: KnownNames): Problem[] {
  const keys = children.map(({ key }) => key);
  if (node.identity === null) return keys.length === 0 ? [] : [identityMissing(node, keys)];
  const { expression, problems: unreadable } = parseFormula(node.identity);
  const names = new Map(children.map(({ key, metric }) => [key, metrics.get(metric ?? '') ?? UNKNOWN_UNIT]));
  const checked = expression ? checkFormula(expression, names) : null;
  const found = checked?.problems ?? unreadable;
  return [
    ...found.map(({ code, message }) => problem(code, ['identity'], message)),
    ...(expression && found.length === 0 ? windowsInside(node, expression) : []),
    ...otherUnit(node, checked?.unit ?? null, metrics),
    ...unusedChildren(node, keys, expression),
  ];
}

function identityMissing({ key }: TemplateNode, children: readonly string[]): Problem {
  const message = `"${key}" has identity children (${children.join(', ')}) but no "identity" formula over them`;
  return problem('IDENTITY_MISSING', ['key'], message);
}

/** An identity is about one period, so it may not use windows. */
function windowsInside({ key }: TemplateNode, expression: Expression): Problem[] {
  const windowed = leavesOf(expression).find((leaf) => leafKey(leaf) !== leafKey({ ...leaf, window: PERIOD }));
  if (!windowed) return [];
  const message = `the identity of "${key}" takes "${windowed.name}" over other days; give it a metric with that window`;
  return [problem('WINDOW_IN_IDENTITY', ['identity'], message)];
}

function otherUnit(node: TemplateNode, unit: KnownName['unit'], metrics: KnownNames): Problem[] {
  const own = metrics.get(node.metric ?? '')?.unit ?? null;
  if (own === null || own === 'number' || unit === null || unit === 'number' || isSameUnit(own, unit)) return [];
  const message = `the identity of "${node.key}" gives ${unitWords(unit)}, but its metric "${node.metric}" is ${unitWords(own)}`;
  return [problem('UNIT_MISMATCH', ['identity'], message)];
}

function unusedChildren(node: TemplateNode, children: readonly string[], expression: Expression | null): Problem[] {
  const used = expression ? namesOf(expression) : children;
  const unused = children.filter((key) => !used.includes(key));
  if (unused.length === 0) return [];
  const message = `the identity of "${node.key}" does not use ${unused.join(', ')}`;
  return [problem('IDENTITY_UNUSED', ['identity'], message)];
}

/**
 * Proves identities with values: a node that is a formula of its children is computed again from their values. Where both values are
 * there and differ, the data contradicts the identity. The form of an identity is checked in `workspace/check/check-identity-formula.ts`.
 */
import { evaluateAt, namesOf, parseFormula, type Expression } from '@bough/formula';
import { finiteOrNull } from '../../shared/number.js';
import type { TreeNode } from '../tree.js';

/** The two values of a node, and whether they agree. */
export interface IdentityProof {
  /** `null` when a value is missing. */
  readonly holds: boolean | null;
  /** The value of the node itself. */
  readonly actual: number | null;
  /** The value computed from its children. */
  readonly expected: number | null;
  /** actual − expected. */
  readonly difference: number | null;
  /** Keys of the children without a value. */
  readonly missing: readonly string[];
}

/** Tolerance relative to the larger value: formulas that compute in another order round differently. */
const TOLERANCE = 1e-9;
/** Absolute tolerance, for what rounding leaves where both values should be zero. */
const ROUNDING_REST = 1e-12;

/** The proof for a node with an identity and a metric; `null` for other nodes. `valueOf` gives the value of a node's metric, NaN for none. */
export function proveIdentity(
  node: TreeNode,
  nodesByPath: ReadonlyMap<string, TreeNode>,
  valueOf: (node: TreeNode) => number,
): IdentityProof | null {
  if (node.identity === null || node.metric === null) return null;
  const children = termsOf(node).map((key) => ({ key, value: valueFrom(nodesByPath.get(`${node.path}/${key}`)) }));
  const [actual, expected] = [finiteOrNull(valueOf(node)), finiteOrNull(recomputed(node))];
  const missing = children.filter(({ value }) => !Number.isFinite(value)).map(({ key }) => key);
  if (actual === null || expected === null) return { holds: null, actual, expected, difference: null, missing };
  return { holds: isClose(actual, expected), actual, expected, difference: actual - expected, missing };

  function valueFrom(child: TreeNode | undefined): number {
    if (!child) return NaN;
    return child.metric === null && child.identity !== null ? recomputed(child) : valueOf(child);
  }
  function recomputed(of: TreeNode): number {
    const expression = parsed(of.identity!);
    return expression ? evaluateAt(expression, (key) => valueFrom(nodesByPath.get(`${of.path}/${key}`))) : NaN;
  }
}

/** Keys of the children in a node's identity, each once. */
export function termsOf({ identity }: Pick<TreeNode, 'identity'>): string[] {
  const expression = identity === null ? null : parsed(identity);
  return expression ? [...new Set(namesOf(expression))] : [];
}

/** Formulas are kept, because every branch of a tree has the same ones. */
const known = new Map<string, Expression | null>();
const MOST_KNOWN = 1000;

function parsed(formula: string): Expression | null {
  let expression = known.get(formula);
  if (expression !== undefined) return expression;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(formula, (expression = parseFormula(formula).expression));
  return expression;
}

function isClose(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(ROUNDING_REST, TOLERANCE * Math.max(Math.abs(a), Math.abs(b)));
}

/**
 * Plans the attribution of a result's change: every name of its formula in its place, below it the names of that name's own
 * formula, and so on down to the leaves. A name that two formulas use appears twice, so that each place gets its own part of the
 * change.
 */
import { interpret } from '../evaluate/interpret.js';
import type { Interpreter } from '../evaluate/interpreter.js';
import type { Operation } from '../evaluate/operation.js';
import { leafKey, PERIOD, type Leaf, type Window } from '../evaluate/window.js';
import type { Expression } from '../syntax/expression.js';

/** Index of a value in the plan. */
export type AttributedId = number;

export type AttributedValue =
  | { readonly kind: 'leaf'; readonly leaf: number }
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'apply'; readonly operation: Operation; readonly operands: readonly AttributedId[] };

/** A column that the caller hands in: the measure of the segment itself, or (inside `share`) of all segments together. */
export interface AttributedLeaf extends Leaf {
  readonly overall: boolean;
}

/** A name in its place in the formulas. */
export interface AttributedName extends AttributedLeaf {
  readonly value: AttributedId;
  /** The names that its formula uses, in the order of the text; none for a leaf. */
  readonly parts: readonly AttributedName[];
}

export interface AttributionPlan {
  /** Values in the order of computation, operands first; the last value is the root's. */
  readonly values: readonly AttributedValue[];
  readonly leaves: readonly AttributedLeaf[];
  readonly root: AttributedName;
}

/** Reads a part of a formula: for the segment itself, or for all segments together. */
type Reading = (overall: boolean) => AttributedId;

/** The attribution plan of one name. The definitions must be sound and without cycles; a name without a definition is a leaf. */
export function planAttribution(definitions: ReadonlyMap<string, Expression>, root: string): AttributionPlan {
  const values: AttributedValue[] = [];
  const leaves: AttributedLeaf[] = [];
  const add = (value: AttributedValue): AttributedId => values.push(value) - 1;
  const positionOf = (leaf: AttributedLeaf) => {
    const known = leaves.findIndex((each) => keyOf(each) === keyOf(leaf));
    return known >= 0 ? known : leaves.push(leaf) - 1;
  };
  const grow = (leaf: AttributedLeaf): AttributedName => {
    const definition = definitions.get(leaf.name);
    if (!definition) return { ...leaf, value: add({ kind: 'leaf', leaf: positionOf(leaf) }), parts: [] };
    const parts = new Map<string, AttributedName>();
    const interpreter = interpreterOf(add, (used) => {
      const part = parts.get(keyOf(used)) ?? grow(used);
      parts.set(keyOf(used), part);
      return part.value;
    });
    const value = interpret(definition, interpreter, leaf.window)(leaf.overall);
    return { ...leaf, value, parts: [...parts.values()] };
  };
  return { root: grow({ name: root, window: PERIOD, overall: false }), values, leaves };
}

function keyOf(leaf: AttributedLeaf): string {
  return `${leafKey(leaf)} ${leaf.overall}`;
}

function interpreterOf(
  add: (value: AttributedValue) => AttributedId,
  use: (name: AttributedLeaf) => AttributedId,
): Interpreter<Reading> {
  return {
    constant: (value) => () => add({ kind: 'constant', value }),
    name: (name: string, window: Window) => (overall) => use({ name, window, overall }),
    apply:
      (operation, ...operands) =>
      (overall) =>
        add({ kind: 'apply', operation, operands: operands.map((operand) => operand(overall)) }),
    overall: (value) => () => value(true),
  };
}

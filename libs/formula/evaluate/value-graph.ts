/**
 * The values that a program computes, before they have a place: every different value once, however many formulas contain it, and
 * operands before what is made of them. Constant values are computed here.
 */
import type { Expression } from '../syntax/expression.js';
import { interpret } from './interpret.js';
import type { Interpreter } from './interpreter.js';
import type { Operation } from './operation.js';
import { leafKey, PERIOD, type Leaf, type Window } from './window.js';

/** Index of a value in the graph. */
export type ValueId = number;

export type GraphValue =
  | ({ readonly kind: 'leaf' } & Leaf)
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'apply'; readonly operation: Operation; readonly operands: readonly ValueId[] }
  | { readonly kind: 'overall'; readonly of: ValueId };

export interface ValueGraph {
  readonly values: readonly GraphValue[];
  /** The id of the value of each output. */
  readonly outputs: readonly ValueId[];
}

/**
 * Builds the graph of the values that the outputs need. A name without a definition is a leaf. A definition inside a window is
 * read over it.
 */
export function valueGraph(definitions: ReadonlyMap<string, Expression>, outputs: readonly string[]): ValueGraph {
  const values: GraphValue[] = [];
  const interpreter = sharing(values, (name, window) => valueOf(name, window));
  const known = new Map<string, ValueId>();
  const underway = new Set<string>();
  const valueOf = (name: string, window: Window): ValueId | null => {
    const definition = definitions.get(name);
    if (!definition) return null;
    const key = leafKey({ name, window });
    const before = known.get(key);
    if (before !== undefined) return before;
    if (underway.has(name)) throw new Error(`"${name}" is defined by itself: call findCycles first`);
    underway.add(name);
    const value = interpret(definition, interpreter, window);
    underway.delete(name);
    known.set(key, value);
    return value;
  };
  return { values, outputs: outputs.map((name) => interpreter.name(name, PERIOD)) };
}

/** An interpreter that makes each value once: values with equal keys are equal. */
function sharing(
  values: GraphValue[],
  definedValue: (name: string, window: Window) => ValueId | null,
): Interpreter<ValueId> {
  const ids = new Map<string, ValueId>();
  const once = (key: string, value: GraphValue): ValueId => {
    const id = ids.get(key) ?? values.push(value) - 1;
    ids.set(key, id);
    return id;
  };
  const constant = (value: number): ValueId => once(`constant ${value}`, { kind: 'constant', value });
  return {
    constant,
    name: (name, window) =>
      definedValue(name, window) ?? once(`leaf ${leafKey({ name, window })}`, { kind: 'leaf', name, window }),
    apply: (operation, ...operands) => {
      const numbers = operands.flatMap((id) => constantAt(values, id));
      if (numbers.length === operands.length) return constant(operation.apply(...numbers));
      return once(`${operation.name} ${operands.join(' ')}`, { kind: 'apply', operation, operands });
    },
    overall: (of) => (values[of]!.kind === 'constant' ? of : once(`overall ${of}`, { kind: 'overall', of })),
  };
}

function constantAt(values: readonly GraphValue[], id: ValueId): number[] {
  const value = values[id]!;
  return value.kind === 'constant' ? [value.value] : [];
}

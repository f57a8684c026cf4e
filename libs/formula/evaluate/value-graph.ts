/**
 * What a program computes, before it is known where: every different value once, whatever the number of formulas it occurs
 * in, operands before what is made of them. What is constant is computed here.
 */
import type { Expression } from '../syntax/expression.js';
import { interpret } from './interpret.js';
import type { Meaning } from './meaning.js';
import type { Operation } from './operation.js';

/** Index of a value in the graph. */
export type ValueId = number;

export type Value =
  | { readonly kind: 'leaf'; readonly name: string }
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'apply'; readonly operation: Operation; readonly left: ValueId; readonly right: ValueId }
  | { readonly kind: 'overall'; readonly of: ValueId };

export interface ValueGraph {
  readonly values: readonly Value[];
  /** The value of each output. */
  readonly outputs: readonly ValueId[];
}

/** The values that the outputs need. A name without a definition is a leaf. */
export function valueGraph(definitions: ReadonlyMap<string, Expression>, outputs: readonly string[]): ValueGraph {
  const values: Value[] = [];
  const meaning = sharing(values, (name) => valueOf(name));
  const known = new Map<string, ValueId | null>();
  const valueOf = (name: string): ValueId | null => {
    const definition = definitions.get(name);
    if (!definition) return null;
    const before = known.get(name);
    if (before === null) throw new Error(`"${name}" is defined by itself: call findCycles first`);
    if (before !== undefined) return before;
    known.set(name, null);
    const value = interpret(definition, meaning);
    known.set(name, value);
    return value;
  };
  return { values, outputs: outputs.map((name) => meaning.name(name)) };
}

/** Makes each value once: equal keys are equal values. */
function sharing(values: Value[], definedValue: (name: string) => ValueId | null): Meaning<ValueId> {
  const ids = new Map<string, ValueId>();
  const once = (key: string, value: Value): ValueId => {
    const id = ids.get(key) ?? values.push(value) - 1;
    ids.set(key, id);
    return id;
  };
  const constant = (value: number): ValueId => once(`constant ${value}`, { kind: 'constant', value });
  return {
    constant,
    name: (name) => definedValue(name) ?? once(`leaf ${name}`, { kind: 'leaf', name }),
    apply: (operation, left, right = left) => {
      const [a, b] = [values[left]!, values[right]!];
      if (a.kind === 'constant' && b.kind === 'constant') return constant(operation.apply(a.value, b.value));
      return once(`${operation.name} ${left} ${right}`, { kind: 'apply', operation, left, right });
    },
    overall: (of) => (values[of]!.kind === 'constant' ? of : once(`overall ${of}`, { kind: 'overall', of })),
  };
}

/**
 * Evaluates a formula for one segment and one day or period. It is the reference that programs over columns are tested against.
 */
import type { Expression } from '../syntax/expression.js';
import { interpret } from './interpret.js';
import type { Interpreter } from './interpreter.js';
import { finite } from './operation.js';
import { PERIOD, type Window } from './window.js';

/** The value of a name over a window; NaN where it has none. */
export type Lookup = (name: string, window: Window) => number;

/** The value of one segment, and that of all segments together. */
interface Pair {
  readonly here: number;
  readonly all: number;
}

/**
 * The value of a formula; NaN for none. `share` needs the values of all segments together (`lookupAll`); without them it has no
 * value.
 */
export function evaluateAt(
  expression: Expression,
  lookup: Lookup,
  lookupAll: Lookup = () => NaN,
  window: Window = PERIOD,
): number {
  return interpret(expression, pairs(lookup, lookupAll), window).here;
}

function pairs(lookup: Lookup, lookupAll: Lookup): Interpreter<Pair> {
  return {
    constant: (value) => ({ here: value, all: value }),
    name: (name, window) => ({ here: finite(lookup(name, window)), all: finite(lookupAll(name, window)) }),
    apply: ({ apply }, ...operands) => ({
      here: apply(...operands.map(({ here }) => here)),
      all: apply(...operands.map(({ all }) => all)),
    }),
    overall: ({ all }) => ({ here: all, all }),
  };
}

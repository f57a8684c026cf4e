/** A formula for one segment and one day or period: the reference that programs over columns are tested against. */
import type { Expression } from '../syntax/expression.js';
import { interpret } from './interpret.js';
import type { Meaning } from './meaning.js';
import { finite } from './operation.js';

/** The value of a name; NaN where it has none. */
export type Lookup = (name: string) => number;

/** A value here, and the same for all segments together. */
interface Pair {
  readonly here: number;
  readonly all: number;
}

/** The value of a formula, NaN for none. `share` needs the values of all segments together; without, it has no value. */
export function evaluateAt(expression: Expression, lookup: Lookup, lookupAll: Lookup = () => NaN): number {
  return interpret(expression, pairs(lookup, lookupAll)).here;
}

function pairs(lookup: Lookup, lookupAll: Lookup): Meaning<Pair> {
  return {
    constant: (value) => ({ here: value, all: value }),
    name: (name) => ({ here: finite(lookup(name)), all: finite(lookupAll(name)) }),
    apply: ({ apply }, left, right = left) => ({ here: apply(left.here, right.here), all: apply(left.all, right.all) }),
    overall: ({ all }) => ({ here: all, all }),
  };
}

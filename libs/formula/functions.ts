/**
 * The functions of the language, and the only place to add one. With an entry here (and a row in its test), the messages of the
 * parser, the checks, every evaluation and the hints of editors know the function.
 */
import { CHOOSE, FIRST_VALUE, MAXIMUM, MINIMUM } from './evaluate/choice.js';
import type { Interpreter } from './evaluate/interpreter.js';
import { DIVIDE } from './evaluate/operation.js';
import { ABSOLUTE, ROUND } from './evaluate/rounding.js';
import type { Window } from './evaluate/window.js';

interface Called {
  readonly name: string;
  /** How to call it: `round(x, digits)`. */
  readonly signature: string;
  /** What it gives, as users read it. */
  readonly description: string;
  /** The least and the largest number of arguments. */
  readonly least: number;
  readonly most: number;
  /**
   * The unit of the result: that of all arguments, which must be equal; that of the first; that of the second and third, which
   * must be equal; or a plain number.
   */
  readonly unit: 'alike' | 'first' | 'branches' | 'plain';
}

/** A function that is computed from the values of its arguments. */
interface ValueFunction extends Called {
  readonly kind: 'value';
  /** Builds the function from operations. */
  readonly build: <T>(inputs: readonly T[], interpreter: Interpreter<T>) => T;
  /** Set where the function divides by its argument over all segments, which may be zero. */
  readonly dividesByOverall?: true;
  /** Set where only the second or the third argument counts, depending on the first. */
  readonly choosesBranch?: true;
}

/** A function that reads its first argument over other days than those of the period. */
export interface WindowFunction extends Called {
  readonly kind: 'window';
  /** The window for a number of days. */
  readonly window: (days: number) => Window;
}

export type FormulaFunction = ValueFunction | WindowFunction;

/** All functions by name. */
export const FORMULA_FUNCTIONS: ReadonlyMap<string, FormulaFunction> = catalogue([
  {
    kind: 'value',
    name: 'min',
    signature: 'min(a, b, …)',
    description: 'the smallest; no value if any has none',
    least: 1,
    most: Infinity,
    unit: 'alike',
    build: (inputs, interpreter) => inputs.reduce((left, right) => interpreter.apply(MINIMUM, left, right)),
  },
  {
    kind: 'value',
    name: 'max',
    signature: 'max(a, b, …)',
    description: 'the largest; no value if any has none',
    least: 1,
    most: Infinity,
    unit: 'alike',
    build: (inputs, interpreter) => inputs.reduce((left, right) => interpreter.apply(MAXIMUM, left, right)),
  },
  {
    kind: 'value',
    name: 'abs',
    signature: 'abs(x)',
    description: 'x without its sign',
    least: 1,
    most: 1,
    unit: 'first',
    build: ([x], interpreter) => interpreter.apply(ABSOLUTE, x!),
  },
  {
    kind: 'value',
    name: 'coalesce',
    signature: 'coalesce(a, b, …)',
    description: 'the first that has a value',
    least: 1,
    most: Infinity,
    unit: 'alike',
    build: (inputs, interpreter) => inputs.reduce((left, right) => interpreter.apply(FIRST_VALUE, left, right)),
  },
  {
    kind: 'value',
    name: 'if',
    signature: 'if(condition, a, b)',
    description: 'a where the condition is not 0, b where it is; the other one does not count',
    least: 3,
    most: 3,
    unit: 'branches',
    build: ([condition, yes, no], interpreter) => interpreter.apply(CHOOSE, condition!, yes!, no!),
    choosesBranch: true,
  },
  {
    kind: 'value',
    name: 'round',
    signature: 'round(x, digits)',
    description: 'x rounded to so many decimals (none if left out, tens for -1), halves away from zero',
    least: 1,
    most: 2,
    unit: 'first',
    build: ([x, digits], interpreter) => interpreter.apply(ROUND, x!, digits ?? interpreter.constant(0)),
  },
  {
    kind: 'value',
    name: 'share',
    signature: 'share(x)',
    description: "the segment's x over the x of all segments together on the same day or in the same period",
    least: 1,
    most: 1,
    unit: 'plain',
    build: ([x], interpreter) => interpreter.apply(DIVIDE, x!, interpreter.overall(x!)),
    dividesByOverall: true,
  },
  {
    kind: 'window',
    name: 'rolling',
    signature: 'rolling(x, days)',
    description: 'x over so many days, the last one being the last of the period',
    least: 2,
    most: 2,
    unit: 'first',
    window: (days) => ({ shift: 0, days }),
  },
  {
    kind: 'window',
    name: 'lag',
    signature: 'lag(x, days)',
    description: 'x over the period as long, so many days earlier',
    least: 2,
    most: 2,
    unit: 'first',
    window: (shift) => ({ shift, days: 'period' }),
  },
  {
    kind: 'window',
    name: 'cumulative',
    signature: 'cumulative(x)',
    description: 'x from the first day of data to the end of the period',
    least: 1,
    most: 1,
    unit: 'first',
    window: () => ({ shift: 0, days: 'all' }),
  },
]);

function catalogue(functions: readonly FormulaFunction[]): ReadonlyMap<string, FormulaFunction> {
  return new Map(functions.map((entry) => [entry.name, entry]));
}

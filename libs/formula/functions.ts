/**
 * The functions of the language, and the only place to add one: an entry here, a row in its test, and the parser's messages,
 * the checks, every evaluation and the editor's hints know it.
 */
import type { Meaning } from './evaluate/meaning.js';
import { DIVIDE, finite, type Operation } from './evaluate/operation.js';

export interface FormulaFunction {
  readonly name: string;
  /** How it is called: `round(x, digits)`. */
  readonly signature: string;
  /** What it gives, for users. */
  readonly description: string;
  /** How many arguments it takes. */
  readonly least: number;
  readonly most: number;
  /** What it means, in operations. */
  readonly build: <T>(inputs: readonly T[], meaning: Meaning<T>) => T;
  /** It divides by its argument over all segments, which may be zero. */
  readonly dividesByOverall?: true;
}

const MINIMUM: Operation = {
  name: 'min',
  apply: (left, right) => Math.min(left, right),
  kernel: (out, o, left, l, right, r, count) => {
    for (let k = 0; k < count; k++) out[o + k] = Math.min(left[l + k]!, right[r + k]!);
  },
};

const MAXIMUM: Operation = {
  name: 'max',
  apply: (left, right) => Math.max(left, right),
  kernel: (out, o, left, l, right, r, count) => {
    for (let k = 0; k < count; k++) out[o + k] = Math.max(left[l + k]!, right[r + k]!);
  },
};

const ABSOLUTE: Operation = {
  name: 'abs',
  apply: (x) => Math.abs(x),
  kernel: (out, o, x, i, _right, _r, count) => {
    for (let k = 0; k < count; k++) out[o + k] = Math.abs(x[i + k]!);
  },
};

const FIRST_VALUE: Operation = {
  name: 'coalesce',
  apply: (left, right) => (Number.isNaN(left) ? right : left),
  kernel: (out, o, left, l, right, r, count) => {
    for (let k = 0; k < count; k++) {
      const x = left[l + k]!;
      out[o + k] = Number.isNaN(x) ? right[r + k]! : x;
    }
  },
};

const ROUND: Operation = {
  name: 'round',
  apply: rounded,
  kernel: (out, o, x, i, digits, d, count) => {
    for (let k = 0; k < count; k++) out[o + k] = rounded(x[i + k]!, digits[d + k]!);
  },
};

/** All functions by name. */
export const FORMULA_FUNCTIONS: ReadonlyMap<string, FormulaFunction> = catalogue([
  {
    name: 'min',
    signature: 'min(a, b, …)',
    description: 'the smallest; no value if any has none',
    least: 1,
    most: Infinity,
    build: (inputs, meaning) => inputs.reduce((left, right) => meaning.apply(MINIMUM, left, right)),
  },
  {
    name: 'max',
    signature: 'max(a, b, …)',
    description: 'the largest; no value if any has none',
    least: 1,
    most: Infinity,
    build: (inputs, meaning) => inputs.reduce((left, right) => meaning.apply(MAXIMUM, left, right)),
  },
  {
    name: 'abs',
    signature: 'abs(x)',
    description: 'x without its sign',
    least: 1,
    most: 1,
    build: ([x], meaning) => meaning.apply(ABSOLUTE, x!),
  },
  {
    name: 'coalesce',
    signature: 'coalesce(a, b, …)',
    description: 'the first that has a value',
    least: 1,
    most: Infinity,
    build: (inputs, meaning) => inputs.reduce((left, right) => meaning.apply(FIRST_VALUE, left, right)),
  },
  {
    name: 'round',
    signature: 'round(x, digits)',
    description: 'x rounded to so many decimals (none if left out, tens for -1), halves away from zero',
    least: 1,
    most: 2,
    build: ([x, digits], meaning) => meaning.apply(ROUND, x!, digits ?? meaning.constant(0)),
  },
  {
    name: 'share',
    signature: 'share(x)',
    description: "the segment's x over the x of all segments together on the same day or in the same period",
    least: 1,
    most: 1,
    build: ([x], meaning) => meaning.apply(DIVIDE, x!, meaning.overall(x!)),
    dividesByOverall: true,
  },
]);

function catalogue(functions: readonly FormulaFunction[]): ReadonlyMap<string, FormulaFunction> {
  return new Map(functions.map((entry) => [entry.name, entry]));
}

const EXACT_INTEGERS = 2 ** 53;

/** Negative digits divide by a power of ten, since 0.1 ** n is not exact. A number without such small digits is kept. */
function rounded(x: number, digits: number): number {
  const scale = 10 ** Math.min(Math.abs(Math.trunc(digits)), 308);
  const steps = digits < 0 ? Math.abs(x) / scale : Math.abs(x) * scale;
  if (steps >= EXACT_INTEGERS) return x;
  const whole = Math.sign(x) * Math.round(steps);
  return finite(digits < 0 ? whole * scale : whole / scale);
}

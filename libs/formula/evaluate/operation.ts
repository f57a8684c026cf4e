/**
 * An operation on one, two or three numbers. It is written twice: for single numbers (`apply`, its definition), and for a block
 * of a column (`kernel`, a loop of its own, since a loop that operations share would call a function per number). NaN stands for
 * "no value", and whatever is computed from it is NaN. Nothing is ever infinite: a division by zero and a result beyond 1.79e308
 * have no value.
 */
export interface Operation {
  /** Unique. Equal operations on equal operands are computed once. */
  readonly name: string;
  readonly apply: (...operands: number[]) => number;
  readonly kernel: Kernel;
}

/**
 * Writes `count` results to `out` from index `o`, from operands that begin at `i`, `j` and `k`; `out` may be one of the operands.
 * A kernel with fewer operands leaves the last parameters out.
 */
export type Kernel = (
  count: number,
  out: Float64Array,
  o: number,
  a: Float64Array,
  i: number,
  b: Float64Array,
  j: number,
  c: Float64Array,
  k: number,
) => void;

/** The number itself, or NaN in place of an infinity (∞ − ∞ is NaN). It has no branch, since zeros are common in columns. */
export function finite(x: number): number {
  return x + (x - x);
}

export const ADD: Operation = {
  name: '+',
  apply: (left: number, right: number) => finite(left + right),
  kernel: (count, out, o, left, l, right, r) => {
    for (let n = 0; n < count; n++) out[o + n] = finite(left[l + n]! + right[r + n]!);
  },
};

export const SUBTRACT: Operation = {
  name: '-',
  apply: (left: number, right: number) => finite(left - right),
  kernel: (count, out, o, left, l, right, r) => {
    for (let n = 0; n < count; n++) out[o + n] = finite(left[l + n]! - right[r + n]!);
  },
};

export const MULTIPLY: Operation = {
  name: '*',
  apply: (left: number, right: number) => finite(left * right),
  kernel: (count, out, o, left, l, right, r) => {
    for (let n = 0; n < count; n++) out[o + n] = finite(left[l + n]! * right[r + n]!);
  },
};

export const DIVIDE: Operation = {
  name: '/',
  apply: (left: number, right: number) => finite(left / right),
  kernel: (count, out, o, left, l, right, r) => {
    for (let n = 0; n < count; n++) out[o + n] = finite(left[l + n]! / right[r + n]!);
  },
};

export const POWER: Operation = {
  name: '^',
  apply: power,
  kernel: (count, out, o, left, l, right, r) => {
    for (let n = 0; n < count; n++) out[o + n] = power(left[l + n]!, right[r + n]!);
  },
};

export const NEGATE: Operation = {
  name: 'negate',
  apply: (x: number) => 0 - x,
  kernel: (count, out, o, x, i) => {
    for (let n = 0; n < count; n++) out[o + n] = 0 - x[i + n]!;
  },
};

/** A power whose missing base stays missing: in JavaScript, NaN ** 0 is 1. */
function power(base: number, exponent: number): number {
  return finite(base ** exponent) + (base - base);
}

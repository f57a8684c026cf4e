/**
 * What can be done with one or two numbers, each once for single numbers (`apply`, the meaning) and once for a block of a
 * column (`kernel`, the same in a loop of its own: a loop shared by several operations would call a function per number).
 *
 * NaN is "no value" and what is computed from it is NaN. Nothing is ever infinite: dividing by zero, and results beyond
 * 1.79e308, have no value.
 */
export interface Operation {
  /** Unique; equal operations on equal operands are computed once. */
  readonly name: string;
  /** An operation on one number ignores the second. */
  readonly apply: (left: number, right: number) => number;
  readonly kernel: Kernel;
}

/** Writes `count` results to `out` from index `o`, of operands that begin at `l` and `r`; `out` may be an operand. */
export type Kernel = (
  out: Float64Array,
  o: number,
  left: Float64Array,
  l: number,
  right: Float64Array,
  r: number,
  count: number,
) => void;

/** The number itself, or NaN in place of an infinity: ∞ − ∞ is NaN. Without a branch, since zeros are common in columns. */
export function finite(x: number): number {
  return x + (x - x);
}

export const ADD: Operation = {
  name: '+',
  apply: (left, right) => finite(left + right),
  kernel: (out, o, left, l, right, r, count) => {
    for (let k = 0; k < count; k++) out[o + k] = finite(left[l + k]! + right[r + k]!);
  },
};

export const SUBTRACT: Operation = {
  name: '-',
  apply: (left, right) => finite(left - right),
  kernel: (out, o, left, l, right, r, count) => {
    for (let k = 0; k < count; k++) out[o + k] = finite(left[l + k]! - right[r + k]!);
  },
};

export const MULTIPLY: Operation = {
  name: '*',
  apply: (left, right) => finite(left * right),
  kernel: (out, o, left, l, right, r, count) => {
    for (let k = 0; k < count; k++) out[o + k] = finite(left[l + k]! * right[r + k]!);
  },
};

export const DIVIDE: Operation = {
  name: '/',
  apply: (left, right) => finite(left / right),
  kernel: (out, o, left, l, right, r, count) => {
    for (let k = 0; k < count; k++) out[o + k] = finite(left[l + k]! / right[r + k]!);
  },
};

export const POWER: Operation = {
  name: '^',
  apply: power,
  kernel: (out, o, left, l, right, r, count) => {
    for (let k = 0; k < count; k++) out[o + k] = power(left[l + k]!, right[r + k]!);
  },
};

export const NEGATE: Operation = {
  name: 'negate',
  apply: (x) => 0 - x,
  kernel: (out, o, x, i, _right, _r, count) => {
    for (let k = 0; k < count; k++) out[o + k] = 0 - x[i + k]!;
  },
};

/** JavaScript says NaN ** 0 = 1; here a missing base stays missing. */
function power(base: number, exponent: number): number {
  return finite(base ** exponent) + (base - base);
}

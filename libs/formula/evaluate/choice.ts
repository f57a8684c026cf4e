/**
 * Operations that give one of their operands: the smallest, the largest, the first with a value, or the one that a condition
 * picks.
 */
import type { Operation } from './operation.js';

export const MINIMUM: Operation = {
  name: 'min',
  apply: (left: number, right: number) => Math.min(left, right),
  kernel: (count, out, o, left, l, right, r) => {
    for (let n = 0; n < count; n++) out[o + n] = Math.min(left[l + n]!, right[r + n]!);
  },
};

export const MAXIMUM: Operation = {
  name: 'max',
  apply: (left: number, right: number) => Math.max(left, right),
  kernel: (count, out, o, left, l, right, r) => {
    for (let n = 0; n < count; n++) out[o + n] = Math.max(left[l + n]!, right[r + n]!);
  },
};

export const FIRST_VALUE: Operation = {
  name: 'coalesce',
  apply: (left: number, right: number) => (Number.isNaN(left) ? right : left),
  kernel: (count, out, o, left, l, right, r) => {
    for (let n = 0; n < count; n++) {
      const x = left[l + n]!;
      out[o + n] = Number.isNaN(x) ? right[r + n]! : x;
    }
  },
};

export const CHOOSE: Operation = {
  name: 'if',
  apply: chosen,
  kernel: (count, out, o, condition, c, yes, y, no, n) => {
    for (let m = 0; m < count; m++) out[o + m] = chosen(condition[c + m]!, yes[y + m]!, no[n + m]!);
  },
};

/** The chosen branch; the other one may be without a value. */
function chosen(condition: number, yes: number, no: number): number {
  if (condition === 0) return no;
  return Number.isNaN(condition) ? NaN : yes;
}

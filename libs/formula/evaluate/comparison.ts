/** The six comparisons: 1 where the comparison holds, 0 where it does not, no value where an operand has none. */
import type { Operation } from './operation.js';

/** 1 or 0, or NaN when an operand is NaN. The NaN comes from adding 0 or NaN, without a branch. */
function truth(holds: boolean, left: number, right: number): number {
  return (holds ? 1 : 0) + (left - left) + (right - right);
}

export const LESS: Operation = {
  name: '<',
  apply: (left: number, right: number) => truth(left < right, left, right),
  kernel: (count, out, o, left, l, right, r) => {
    for (let n = 0; n < count; n++) out[o + n] = truth(left[l + n]! < right[r + n]!, left[l + n]!, right[r + n]!);
  },
};

export const AT_MOST: Operation = {
  name: '<=',
  apply: (left: number, right: number) => truth(left <= right, left, right),
  kernel: (count, out, o, left, l, right, r) => {
    for (let n = 0; n < count; n++) out[o + n] = truth(left[l + n]! <= right[r + n]!, left[l + n]!, right[r + n]!);
  },
};

export const GREATER: Operation = {
  name: '>',
  apply: (left: number, right: number) => truth(left > right, left, right),
  kernel: (count, out, o, left, l, right, r) => {
    for (let n = 0; n < count; n++) out[o + n] = truth(left[l + n]! > right[r + n]!, left[l + n]!, right[r + n]!);
  },
};

export const AT_LEAST: Operation = {
  name: '>=',
  apply: (left: number, right: number) => truth(left >= right, left, right),
  kernel: (count, out, o, left, l, right, r) => {
    for (let n = 0; n < count; n++) out[o + n] = truth(left[l + n]! >= right[r + n]!, left[l + n]!, right[r + n]!);
  },
};

export const EQUAL: Operation = {
  name: '=',
  apply: (left: number, right: number) => truth(left === right, left, right),
  kernel: (count, out, o, left, l, right, r) => {
    for (let n = 0; n < count; n++) out[o + n] = truth(left[l + n]! === right[r + n]!, left[l + n]!, right[r + n]!);
  },
};

export const UNEQUAL: Operation = {
  name: '!=',
  apply: (left: number, right: number) => truth(left !== right, left, right),
  kernel: (count, out, o, left, l, right, r) => {
    for (let n = 0; n < count; n++) out[o + n] = truth(left[l + n]! !== right[r + n]!, left[l + n]!, right[r + n]!);
  },
};

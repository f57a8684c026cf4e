/** The six comparisons: 1 where one holds, 0 where it does not, no value where an operand has none. */
import type { Operation } from './operation.js';

/** A yes or no about two numbers; 0 or NaN is added, without a branch. */
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

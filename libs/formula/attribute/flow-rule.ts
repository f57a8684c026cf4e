/**
 * How a small change of a result is split exactly between the operands of one operation: the sum of slope × change is the change
 * of the result. On a straight path the split is the average over both orders (Shapley), on a geometric path it uses logarithmic
 * means (LMDI-I). A value without weight, such as the branch of an `if` that is not taken, is ignored, so it may be missing.
 */
import { ADD, DIVIDE, MULTIPLY, NEGATE, SUBTRACT, type Operation } from '../evaluate/operation.js';
import { shapleySlopes } from './shapley-slopes.js';

/** One value on a step of the path, for a block of cases: before, after, and the effect of one unit of it on the root. */
export interface Moving {
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly weight: Float64Array;
}

/** Adds to the weight of each operand what the weight of the result gives to it. */
export type FlowRule = (result: Moving, operands: readonly Moving[], count: number) => void;

export type AttributionPath = 'straight' | 'geometric';

/** The rule of an operation. */
export function flowRule(operation: Operation, path: AttributionPath): FlowRule {
  return (path === 'geometric' ? GEOMETRIC.get(operation) : null) ?? STRAIGHT.get(operation) ?? shapley(operation);
}

const STRAIGHT = new Map<Operation, FlowRule>([
  [ADD, ({ weight }, [left, right], count) => (give(weight, 1, left!, count), give(weight, 1, right!, count))],
  [SUBTRACT, ({ weight }, [left, right], count) => (give(weight, 1, left!, count), give(weight, -1, right!, count))],
  [NEGATE, ({ weight }, [operand], count) => give(weight, -1, operand!, count)],
  [MULTIPLY, multiplied],
  [DIVIDE, divided],
]);

const GEOMETRIC = new Map<Operation, FlowRule>([
  [MULTIPLY, (result, [left, right], count) => (compound(result, 1, left!, count), compound(result, 1, right!, count))],
  [DIVIDE, (result, [left, right], count) => (compound(result, 1, left!, count), compound(result, -1, right!, count))],
]);

function give(weight: Float64Array, factor: number, to: Moving, count: number): void {
  for (let k = 0; k < count; k++) to.weight[k]! += factor * weight[k]!;
}

function multiplied({ weight }: Moving, [left, right]: readonly Moving[], count: number): void {
  const { from: l0, to: l1, weight: wl } = left!;
  const { from: r0, to: r1, weight: wr } = right!;
  for (let k = 0; k < count; k++) {
    if (weight[k] === 0) continue;
    const half = weight[k]! / 2;
    wl[k]! += half * (r0[k]! + r1[k]!);
    wr[k]! += half * (l0[k]! + l1[k]!);
  }
}

/**
 * The rule of a division. A denominator that changes its sign has no value in between; one that comes from nothing leaves its
 * ratio unchanged.
 */
function divided({ weight }: Moving, [left, right]: readonly Moving[], count: number): void {
  const { from: l0, to: l1, weight: wl } = left!;
  const { from: r0, to: r1, weight: wr } = right!;
  for (let k = 0; k < count; k++) {
    if (weight[k] === 0) continue;
    const [a, b] = [r0[k]!, r1[k]!];
    if (a * b > 0) {
      const half = weight[k]! / 2;
      wl[k]! += half * (1 / a + 1 / b);
      wr[k]! -= (half * (l0[k]! + l1[k]!)) / (a * b);
    } else {
      const isNew = a === 0 && l0[k] === 0;
      const isGone = b === 0 && l1[k] === 0;
      const [numerator, denominator] = isNew ? [l1[k]!, b] : [l0[k]!, isGone ? a : NaN];
      wl[k]! += weight[k]! / denominator;
      wr[k]! -= (weight[k]! * numerator) / denominator ** 2;
    }
  }
}

/** Ang (2005): the part of x in a product V is L(V¹, V⁰) · ln(x¹ / x⁰), so its slope is L(V¹, V⁰) / L(x¹, x⁰). */
function compound({ from, to, weight }: Moving, sign: number, operand: Moving, count: number): void {
  for (let k = 0; k < count; k++)
    if (weight[k] !== 0)
      operand.weight[k]! +=
        (sign * weight[k]! * logarithmicMean(from[k]!, to[k]!)) / logarithmicMean(operand.from[k]!, operand.to[k]!);
}

/** (b − a) / ln(b / a), and a when they are equal; close to that, its series, which loses no digits. */
function logarithmicMean(a: number, b: number): number {
  const ratio = (b - a) / a;
  if (Math.abs(ratio) > 1e-4) return (b - a) / Math.log(b / a);
  return a * (1 + ratio / 2 - ratio ** 2 / 12 + ratio ** 3 / 24);
}

/** The rule of any operation of one to three operands, from its values alone. */
function shapley({ apply }: Operation): FlowRule {
  return ({ weight }, operands, count) => {
    for (let k = 0; k < count; k++) {
      if (weight[k] === 0) continue;
      const from = operands.map((each) => each.from[k]!);
      const to = operands.map((each) => each.to[k]!);
      const slopes = shapleySlopes(apply, from, to);
      operands.forEach((operand, index) => (operand.weight[k]! += weight[k]! * slopes[index]!));
    }
  };
}

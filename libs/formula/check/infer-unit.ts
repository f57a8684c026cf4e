/**
 * Infers the unit of a formula from the units of its names. Numbers take on the unit of what they are added to or compared with:
 * `cost + 5` is money. Every part whose units contradict each other is handed to `report` and has no known unit.
 */
import { FORMULA_FUNCTIONS } from '../functions.js';
import {
  COMPARISON_OPERATORS,
  type BinaryOperation,
  type Expression,
  type FunctionCall,
} from '../syntax/expression.js';
import type { TextSpan } from '../syntax/problem.js';
import type { KnownName, KnownNames } from './rule.js';
import { isPlain, isSameUnit, PLAIN, powerUnit, timesUnit, unitWords } from './unit.js';

type Inferred = KnownName['unit'];
type Report = (place: TextSpan, message: string) => void;

/** The unit of an expression; `null` when it cannot be inferred. */
export function inferUnit(expression: Expression, names: KnownNames, report: Report): Inferred {
  const infer = (part: Expression): Inferred => inferUnit(part, names, report);
  switch (expression.kind) {
    case 'number':
      return 'number';
    case 'name':
      return names.get(expression.name)?.unit ?? null;
    case 'negate':
      return infer(expression.operand);
    case 'binary':
      return unitOfBinary(expression, infer(expression.left), infer(expression.right), report);
    case 'call':
      return unitOfCall(expression, expression.arguments.map(infer), report);
  }
}

function unitOfBinary(operation: BinaryOperation, left: Inferred, right: Inferred, report: Report): Inferred {
  const { operator, operatorOffset: offset } = operation;
  const place = { offset, length: operator.length };
  if (operator === '*' || operator === '/') return unitOfProduct(left, right, operator === '*' ? 1 : -1);
  if (operator === '^') return unitOfPower(operation.right, left, right, (message) => report(place, message));
  const shared = alike(left, right);
  if (shared === 'unlike') report(place, `${VERBS[operator] ?? 'this compares'} ${pair(left, right)}; ${ALIKE}`);
  if (COMPARISON_OPERATORS.some((symbol) => symbol === operator)) return PLAIN;
  return shared === 'unlike' ? null : shared;
}

const VERBS: Partial<Record<string, string>> = { '+': 'this adds', '-': 'this subtracts' };
const ALIKE = 'both sides need the same unit';

function unitOfProduct(left: Inferred, right: Inferred, exponent: 1 | -1): Inferred {
  if (left === null || right === null) return null;
  if (left === 'number' && right === 'number') return 'number';
  return timesUnit(left === 'number' ? PLAIN : left, right === 'number' ? PLAIN : right, exponent);
}

function unitOfPower(
  exponent: Expression,
  base: Inferred,
  power: Inferred,
  report: (message: string) => void,
): Inferred {
  if (power !== null && power !== 'number' && !isPlain(power)) {
    report(`an exponent is a plain number, not ${unitWords(power)}`);
    return null;
  }
  if (base === null || base === 'number' || isPlain(base))
    return base === 'number' && power !== 'number' ? PLAIN : base;
  const written = writtenNumber(exponent);
  if (written !== null) return powerUnit(base, written);
  report(`the power of ${unitWords(base)} needs an exponent that is written as a number, such as 2`);
  return null;
}

function writtenNumber(part: Expression): number | null {
  if (part.kind === 'number') return part.value;
  const inside = part.kind === 'negate' ? writtenNumber(part.operand) : null;
  return inside === null ? null : -inside;
}

function unitOfCall(call: FunctionCall, inputs: readonly Inferred[], report: Report): Inferred {
  switch (FORMULA_FUNCTIONS.get(call.name)?.unit) {
    case 'plain':
      return PLAIN;
    case 'first':
      return inputs[0] ?? null;
    case 'alike':
      return unitOfAll(call, call.arguments, inputs, report);
    case 'branches':
      return unitOfAll(call, call.arguments.slice(1), inputs.slice(1), report);
    case undefined:
      return null;
  }
}

/** The unit that all parts have in common; the first part that differs is reported. */
function unitOfAll(
  { name }: FunctionCall,
  parts: readonly Expression[],
  units: readonly Inferred[],
  report: Report,
): Inferred {
  let common = units[0] ?? null;
  for (let index = 1; index < parts.length; index++) {
    const shared = alike(common, units[index]!);
    if (shared === 'unlike') {
      report(parts[index]!, `"${name}" chooses between ${pair(common, units[index]!)}; all need the same unit`);
      return null;
    }
    common = shared;
  }
  return common;
}

/** The unit that two parts have in common; a number takes the unit of the other part. */
function alike(left: Inferred, right: Inferred): Inferred | 'unlike' {
  if (left === null || right === null) return null;
  if (left === 'number') return right;
  if (right === 'number' || isSameUnit(left, right)) return left;
  return 'unlike';
}

function pair(left: Inferred, right: Inferred): string {
  return [left, right].map((unit) => (unit === null || unit === 'number' ? 'numbers' : unitWords(unit))).join(' and ');
}

/** The syntax tree of a formula: five kinds of parts, each with its place in the text. */
import type { TextSpan } from './problem.js';

/** `1200`, `1_200`, `1.5`, `1e3`, `90%` (0.9); never negative: that is a negation. */
interface NumberLiteral extends TextSpan {
  readonly kind: 'number';
  readonly value: number;
}

/** `created`: the name of a measure, a metric or a node. The language itself does not know which. */
export interface NameReference extends TextSpan {
  readonly kind: 'name';
  readonly name: string;
}

/** `-x` */
interface Negation extends TextSpan {
  readonly kind: 'negate';
  readonly operand: Expression;
}

export const COMPARISON_OPERATORS = ['<', '<=', '>', '>=', '=', '!='] as const;
type ComparisonOperator = (typeof COMPARISON_OPERATORS)[number];
export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | ComparisonOperator;

/** `created / customers`, `created > 100` (1 or 0) */
export interface BinaryOperation extends TextSpan {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  /** The offset of the operator itself. */
  readonly operatorOffset: number;
  readonly left: Expression;
  readonly right: Expression;
}

/** `max(a, b)` */
export interface FunctionCall extends TextSpan {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: readonly Expression[];
}

export type Expression = NumberLiteral | NameReference | Negation | BinaryOperation | FunctionCall;

/** The expression and all its parts, in the order of the text; an operation comes before its operands. */
export function expressionParts(expression: Expression): Expression[] {
  return [expression, ...childrenOf(expression).flatMap(expressionParts)];
}

function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'number':
    case 'name':
      return [];
    case 'negate':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'call':
      return expression.arguments;
  }
}

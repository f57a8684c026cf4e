/** What a formula says: a tree of five kinds of parts, each with its place in the text. */
import type { Place } from './problem.js';

/** `1200`, `1_200`, `1.5`, `1e3`, `90%` (0.9); never negative: that is a negation. */
export interface NumberLiteral extends Place {
  readonly kind: 'number';
  readonly value: number;
}

/** `created`: a measure, a metric, a node; the language does not know which. */
export interface NameReference extends Place {
  readonly kind: 'name';
  readonly name: string;
}

/** `-x` */
export interface Negation extends Place {
  readonly kind: 'negate';
  readonly operand: Expression;
}

export const COMPARISONS = ['<', '<=', '>', '>=', '=', '!='] as const;
export type Comparison = (typeof COMPARISONS)[number];
export type BinaryOperator = '+' | '-' | '*' | '/' | '^' | Comparison;

/** `created / customers`, `created > 100` (1 or 0) */
export interface BinaryOperation extends Place {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  /** Where the operator itself stands. */
  readonly operatorOffset: number;
  readonly left: Expression;
  readonly right: Expression;
}

/** `max(a, b)` */
export interface FunctionCall extends Place {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: readonly Expression[];
}

export type Expression = NumberLiteral | NameReference | Negation | BinaryOperation | FunctionCall;

/** The expression and everything in it, in the order of the text (an operation comes before its operands). */
export function partsOf(expression: Expression): Expression[] {
  return [expression, ...childrenOf(expression).flatMap(partsOf)];
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

/**
 * Turns an expression back into text, with only those parentheses that reading it again needs: the formatter of formulas.
 * Comments are lost, since an expression does not contain them.
 */
import type { BinaryOperator, Expression } from './expression.js';

/** Precedences of the operators, as in the grammar of the parser. */
const COMPARISON = 1;
const SUM = 2;
const PRODUCT = 3;
const UNARY = 4;
const POWER = 5;
const ATOM = 6;

interface Strength {
  readonly own: number;
  readonly left: number;
  readonly right: number;
}

/** A comparison stands between two sums, so a comparison inside another one needs parentheses. */
const COMPARES: Strength = { own: COMPARISON, left: SUM, right: SUM };

/** The precedence of each operator, and the least precedence that its operands need to stand without parentheses. */
const BINARY: Record<BinaryOperator, Strength> = {
  '+': { own: SUM, left: SUM, right: PRODUCT },
  '-': { own: SUM, left: SUM, right: PRODUCT },
  '*': { own: PRODUCT, left: PRODUCT, right: UNARY },
  '/': { own: PRODUCT, left: PRODUCT, right: UNARY },
  '^': { own: POWER, left: ATOM, right: UNARY },
  '<': COMPARES,
  '<=': COMPARES,
  '>': COMPARES,
  '>=': COMPARES,
  '=': COMPARES,
  '!=': COMPARES,
};

/** The text of an expression: `a/(b*c)` comes back as `a / (b * c)`, `((a))+b` as `a + b`. */
export function printFormula(expression: Expression): string {
  switch (expression.kind) {
    case 'number':
      return String(expression.value);
    case 'name':
      return expression.name;
    case 'negate':
      return `-${operand(expression.operand, UNARY)}`;
    case 'binary': {
      const { left, right } = BINARY[expression.operator];
      return `${operand(expression.left, left)} ${expression.operator} ${operand(expression.right, right)}`;
    }
    case 'call':
      return `${expression.name}(${expression.arguments.map(printFormula).join(', ')})`;
  }
}

function operand(expression: Expression, least: number): string {
  const text = printFormula(expression);
  return strength(expression) < least ? `(${text})` : text;
}

function strength(expression: Expression): number {
  if (expression.kind === 'binary') return BINARY[expression.operator].own;
  return expression.kind === 'negate' ? UNARY : ATOM;
}

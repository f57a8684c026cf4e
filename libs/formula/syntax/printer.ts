/** From an expression back to text, with no more parentheses than reading it again the same way takes. */
import type { BinaryOperator, Expression } from './expression.js';

/** How strongly a part binds, as in the grammar of the parser. */
const SUM = 1;
const PRODUCT = 2;
const UNARY = 3;
const POWER = 4;
const ATOM = 5;

/** What each operator is, and what its operands must at least be to stand without parentheses. */
const BINARY: Record<BinaryOperator, { readonly own: number; readonly left: number; readonly right: number }> = {
  '+': { own: SUM, left: SUM, right: PRODUCT },
  '-': { own: SUM, left: SUM, right: PRODUCT },
  '*': { own: PRODUCT, left: PRODUCT, right: UNARY },
  '/': { own: PRODUCT, left: PRODUCT, right: UNARY },
  '^': { own: POWER, left: ATOM, right: UNARY },
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

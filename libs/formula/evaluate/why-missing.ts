/** Why a formula has no value: an input without one, or a division by zero. */
import { FORMULA_FUNCTIONS } from '../functions.js';
import type { Expression } from '../syntax/expression.js';
import { printFormula } from '../syntax/printer.js';
import { evaluateAt, type Lookup } from './evaluate-at.js';

export type MissingCause =
  /** `denominator` is the formula that is zero. */
  | { readonly kind: 'zero_denominator'; readonly denominator: string }
  | { readonly kind: 'input'; readonly name: string };

/**
 * The first cause in the order of the text; `null` when there is a value, or none for another reason (the root of a negative
 * number, a result beyond 1.79e308). As in `evaluateAt`, `share` needs `lookupAll`; without, its own cause is unknown.
 */
export function whyMissing(expression: Expression, lookup: Lookup, lookupAll?: Lookup): MissingCause | null {
  if (!Number.isNaN(evaluateAt(expression, lookup, lookupAll))) return null;
  const cause = (part: Expression) => whyMissing(part, lookup, lookupAll);
  switch (expression.kind) {
    case 'number':
      return null;
    case 'name':
      return { kind: 'input', name: expression.name };
    case 'negate':
      return cause(expression.operand);
    case 'binary': {
      const { operator, left, right } = expression;
      return cause(left) ?? cause(right) ?? (operator === '/' ? zero(right, lookup, lookupAll) : null);
    }
    case 'call': {
      const found = expression.arguments.map(cause).find((each) => each !== null);
      if (found || !lookupAll || !FORMULA_FUNCTIONS.get(expression.name)?.dividesByOverall) return found ?? null;
      return zero(expression.arguments[0]!, lookupAll, lookupAll, ' over all segments');
    }
  }
}

function zero(denominator: Expression, lookup: Lookup, lookupAll?: Lookup, suffix = ''): MissingCause | null {
  if (evaluateAt(denominator, lookup, lookupAll) !== 0) return null;
  return { kind: 'zero_denominator', denominator: printFormula(denominator) + suffix };
}

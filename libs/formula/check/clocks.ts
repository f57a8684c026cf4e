/**
 * Warns about a ratio whose sides are assigned to days by different timestamps, such as conversations resolved over conversations
 * created: they are not the same conversations. It may be intended (throughput), so it is no error.
 */
import { expressionParts, type Expression } from '../syntax/expression.js';
import { problemAt, type FormulaProblem } from '../syntax/problem.js';
import { namesOf } from './names.js';
import type { KnownNames, FormulaRule } from './rule.js';

export const clocks: FormulaRule = (expression, names) =>
  expressionParts(expression).flatMap((part): FormulaProblem[] => {
    if (part.kind !== 'binary' || part.operator !== '/') return [];
    const [above, below] = [clocksOf(part.left, names), clocksOf(part.right, names)];
    if (above.length === 0 || below.length === 0 || above.join() === below.join()) return [];
    const message =
      `this divides what counts by the day ${above.join(' or ')} by what counts by the day ${below.join(' or ')}: ` +
      'the two sides are not about the same conversations; check that this is meant';
    return [problemAt({ offset: part.operatorOffset, length: 1 }, 'MIXED_CLOCKS', message)];
  });

/** The clocks of all names in a formula, each once, sorted. */
export function clocksOf(expression: Expression, names: KnownNames): string[] {
  const found = namesOf(expression).flatMap((name) => names.get(name)?.clocks ?? []);
  return [...new Set(found)].sort();
}

/** Every name is known; a function's name alone lacks its arguments. */
import { FORMULA_FUNCTIONS } from '../functions.js';
import { partsOf, type NameReference } from '../syntax/expression.js';
import { problemAt, type FormulaProblem } from '../syntax/problem.js';
import { didYouMean, nearestName } from './nearest-name.js';
import type { Rule } from './rule.js';

export const knownNames: Rule = (expression, names) =>
  partsOf(expression).flatMap((part): FormulaProblem[] => {
    if (part.kind !== 'name' || names.has(part.name)) return [];
    const called = FORMULA_FUNCTIONS.get(part.name);
    if (!called) return [unknownName(part, [...names.keys()])];
    const message = `"${part.name}" is a function; write ${called.signature}`;
    return [problemAt(part, 'FUNCTION_WITHOUT_ARGUMENTS', message)];
  });

function unknownName(part: NameReference, known: readonly string[]): FormulaProblem {
  const nearest = nearestName(part.name, known);
  return problemAt(part, 'UNKNOWN_NAME', `there is no "${part.name}"${didYouMean(part.name, known)}`, nearest);
}

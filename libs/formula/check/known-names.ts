/** Every name must be known; the name of a function alone lacks its arguments. */
import { FORMULA_FUNCTIONS } from '../functions.js';
import { expressionParts, type NameReference } from '../syntax/expression.js';
import { problemAt, type FormulaProblem } from '../syntax/problem.js';
import { nearestName, suggestionText } from './nearest-name.js';
import type { FormulaRule } from './rule.js';

export const knownNames: FormulaRule = (expression, names) =>
  expressionParts(expression).flatMap((part): FormulaProblem[] => {
    if (part.kind !== 'name' || names.has(part.name)) return [];
    const called = FORMULA_FUNCTIONS.get(part.name);
    if (!called) return [unknownName(part, names.keys())];
    const message = `"${part.name}" is a function; write ${called.signature}`;
    return [problemAt(part, 'FUNCTION_WITHOUT_ARGUMENTS', message)];
  });

function unknownName(part: NameReference, known: Iterable<string>): FormulaProblem {
  const nearest = nearestName(part.name, known);
  return problemAt(part, 'UNKNOWN_NAME', `there is no "${part.name}"${suggestionText(nearest)}`, nearest);
}

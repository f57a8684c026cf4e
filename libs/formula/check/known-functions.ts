/** Every function that is called must be in the catalogue. */
import { FORMULA_FUNCTIONS } from '../functions.js';
import { expressionParts } from '../syntax/expression.js';
import { problemAt, type FormulaProblem } from '../syntax/problem.js';
import { nearestName, suggestionText } from './nearest-name.js';
import type { KnownNames, FormulaRule } from './rule.js';

export const knownFunctions: FormulaRule = (expression, names) =>
  expressionParts(expression).flatMap((part): FormulaProblem[] => {
    if (part.kind !== 'call' || FORMULA_FUNCTIONS.has(part.name)) return [];
    const place = { offset: part.offset, length: part.name.length };
    const nearest = names.has(part.name) ? null : nearestName(part.name, FORMULA_FUNCTIONS.keys());
    return [problemAt(place, 'UNKNOWN_FUNCTION', unknownFunction(part.name, names, nearest), nearest)];
  });

function unknownFunction(name: string, names: KnownNames, nearest: string | null): string {
  if (names.has(name)) return `"${name}" is not a function; write ${name} * (…) to multiply`;
  const hint = suggestionText(nearest) || `; there are ${[...FORMULA_FUNCTIONS.keys()].join(', ')}`;
  return `there is no function "${name}"${hint}`;
}

/** Every function that is called is one of the catalogue. */
import { FORMULA_FUNCTIONS } from '../functions.js';
import { partsOf } from '../syntax/expression.js';
import { problemAt, type FormulaProblem } from '../syntax/problem.js';
import { didYouMean, nearestName } from './nearest-name.js';
import type { KnownNames, Rule } from './rule.js';

export const knownFunctions: Rule = (expression, names) =>
  partsOf(expression).flatMap((part): FormulaProblem[] => {
    if (part.kind !== 'call' || FORMULA_FUNCTIONS.has(part.name)) return [];
    const place = { offset: part.offset, length: part.name.length };
    const nearest = names.has(part.name) ? null : nearestName(part.name, FORMULA_FUNCTIONS.keys());
    return [problemAt(place, 'UNKNOWN_FUNCTION', unknownFunction(part.name, names), nearest)];
  });

function unknownFunction(name: string, names: KnownNames): string {
  if (names.has(name)) return `"${name}" is not a function; write ${name} * (…) to multiply`;
  const hint = didYouMean(name, FORMULA_FUNCTIONS.keys()) || `; there are ${[...FORMULA_FUNCTIONS.keys()].join(', ')}`;
  return `there is no function "${name}"${hint}`;
}

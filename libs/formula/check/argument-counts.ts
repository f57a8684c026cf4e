/** Every function must get as many arguments as it takes. */
import { FORMULA_FUNCTIONS, type FormulaFunction } from '../functions.js';
import { expressionParts } from '../syntax/expression.js';
import { problemAt, type FormulaProblem } from '../syntax/problem.js';
import type { FormulaRule } from './rule.js';

export const argumentCounts: FormulaRule = (expression) =>
  expressionParts(expression).flatMap((part): FormulaProblem[] => {
    const called = part.kind === 'call' && FORMULA_FUNCTIONS.get(part.name);
    if (!called) return [];
    const count = part.arguments.length;
    if (count >= called.least && count <= called.most) return [];
    const message = `"${part.name}" takes ${wanted(called)}, not ${count}; write ${called.signature}`;
    return [problemAt(part, 'WRONG_ARGUMENT_COUNT', message)];
  });

function wanted({ least, most }: FormulaFunction): string {
  if (most === Infinity) return `at least ${least} argument${least === 1 ? '' : 's'}`;
  if (least === most) return `${least} argument${least === 1 ? '' : 's'}`;
  return `${least} to ${most} arguments`;
}

/** Operands that are added, subtracted or compared must have the same unit. */
import { problemAt, type FormulaProblem } from '../syntax/problem.js';
import { inferUnit } from './infer-unit.js';
import type { FormulaRule } from './rule.js';

export const units: FormulaRule = (expression, names) => {
  const problems: FormulaProblem[] = [];
  inferUnit(expression, names, (place, message) => problems.push(problemAt(place, 'UNIT_MISMATCH', message)));
  return problems;
};

/** The days of a window must be written as a number, so that a formula shows by itself which days it is about. */
import { WINDOW_DAYS } from '../evaluate/window.js';
import { windowCount } from '../evaluate/window-call.js';
import { FORMULA_FUNCTIONS } from '../functions.js';
import { expressionParts } from '../syntax/expression.js';
import { problemAt, type FormulaProblem } from '../syntax/problem.js';
import type { FormulaRule } from './rule.js';

export const windowDaysRule: FormulaRule = (expression) =>
  expressionParts(expression).flatMap((part): FormulaProblem[] => {
    if (part.kind !== 'call' || FORMULA_FUNCTIONS.get(part.name)?.kind !== 'window') return [];
    const days = part.arguments[1];
    if (!days || windowCount(part) !== null) return [];
    const message = `the days of "${part.name}" are a whole number from 1 to ${WINDOW_DAYS}, written out: ${part.name}(x, 28)`;
    return [problemAt(days, 'INVALID_WINDOW', message)];
  });

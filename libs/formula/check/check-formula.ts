/** What a formula that reads well can still get wrong: one rule per file, all of them run over every formula. */
import type { Expression } from '../syntax/expression.js';
import type { FormulaProblem } from '../syntax/problem.js';
import { argumentCounts } from './argument-counts.js';
import { clocks, clocksOf } from './clocks.js';
import { inferUnit } from './infer-unit.js';
import { knownFunctions } from './known-functions.js';
import { knownNames } from './known-names.js';
import type { KnownName, KnownNames, FormulaRule } from './rule.js';
import { units } from './units.js';
import { windowDaysRule } from './window-days.js';

/** Rules that a formula must keep. */
export const FORMULA_RULES: readonly FormulaRule[] = [
  knownNames,
  knownFunctions,
  argumentCounts,
  windowDaysRule,
  units,
];

/** What is odd, but may be meant. */
export const FORMULA_WARNINGS: readonly FormulaRule[] = [clocks];

/** What is wrong, what is odd, and what the formula itself is when it is used by name in another one. */
export interface CheckedFormula extends KnownName {
  /** In the order of the text; none when the formula may be evaluated. */
  readonly problems: FormulaProblem[];
  readonly warnings: FormulaProblem[];
}

/** Everything at once. */
export function checkFormula(expression: Expression, names: KnownNames): CheckedFormula {
  const run = (rules: readonly FormulaRule[]) =>
    rules.flatMap((rule) => rule(expression, names)).sort((a, b) => a.offset - b.offset);
  return {
    problems: run(FORMULA_RULES),
    warnings: run(FORMULA_WARNINGS),
    unit: inferUnit(expression, names, () => undefined),
    clocks: clocksOf(expression, names),
  };
}

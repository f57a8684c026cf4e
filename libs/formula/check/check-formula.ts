/** The rules that a formula must keep beyond its syntax. There is one rule per file, and every rule checks every formula. */
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

/** Rules whose problems are errors. */
const FORMULA_RULES: readonly FormulaRule[] = [knownNames, knownFunctions, argumentCounts, windowDaysRule, units];

/** Rules whose problems are warnings: unusual, but possibly intended. */
const FORMULA_WARNINGS: readonly FormulaRule[] = [clocks];

/** The errors and warnings of a formula, and its unit and clocks for formulas that use it by name. */
export interface CheckedFormula extends KnownName {
  /** In the order of the text. The formula may be evaluated when there are none. */
  readonly problems: FormulaProblem[];
  readonly warnings: FormulaProblem[];
}

/** Checks a formula against all rules at once. */
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

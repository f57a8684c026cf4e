export { parseFormula } from './syntax/parser.js';
export { FORMULA_LIMITS } from './syntax/reader.js';
export { printFormula } from './syntax/printer.js';
export type { Expression } from './syntax/expression.js';
export { FORMULA_PROBLEM_CODES, type FormulaProblem, type FormulaProblemCode } from './syntax/problem.js';

export { checkFormula, type CheckedFormula } from './check/check-formula.js';
export type { KnownName, KnownNames } from './check/rule.js';
export { isPlain, isSameUnit, timesUnit, unitWords, type BaseUnit, type FormulaUnit } from './check/unit.js';
export { nearestName, suggestionText } from './check/nearest-name.js';
export { findCycles } from './check/cycles.js';
export { leavesOf, namesOf } from './check/names.js';

export { compileProgram, type Program } from './evaluate/compile-program.js';
export { leafKey, PERIOD, windowDays, windowWords, nestWindows, type Leaf, type Window } from './evaluate/window.js';
export { runProgram, type Extent } from './evaluate/run-program.js';
export { evaluateAt, type Lookup } from './evaluate/evaluate-at.js';
export { whyMissing, type MissingCause } from './evaluate/why-missing.js';

export {
  planAttribution,
  type AttributedLeaf,
  type AttributedName,
  type AttributionPlan,
} from './attribute/plan-attribution.js';
export { ATTRIBUTION_STEPS, runAttribution, type AttributionOptions } from './attribute/run-attribution.js';
export type { AttributionPath } from './attribute/flow-rule.js';

export { FORMULA_FUNCTIONS, type FormulaFunction } from './functions.js';

export { FORMULA_LIMITS, parseFormula } from './syntax/parser.js';
export { printFormula } from './syntax/printer.js';
export type { Expression } from './syntax/expression.js';
export { FORMULA_PROBLEM_CODES, type FormulaProblem, type FormulaProblemCode } from './syntax/problem.js';

export { checkFormula } from './check/check-formula.js';
export { findCycles } from './check/cycles.js';
export { namesOf } from './check/names.js';

export { compileProgram, type Program } from './evaluate/compile-program.js';
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

/** Checks a formula while somebody writes it, before it becomes part of a metric. */
import { checkFormula, namesOf, parseFormula, printFormula, unitWords, type FormulaProblem } from '@bough/formula';
import { formulaNames } from './formula-names.js';
import type { OwnMetrics } from './reading-measure.js';

/** What is known about a formula from its text. */
export interface FormulaReport {
  readonly isValid: boolean;
  /** Every problem, each with its place in the text. */
  readonly problems: readonly FormulaProblem[];
  /** What is unusual but may be intended. */
  readonly warnings: readonly FormulaProblem[];
  /** The unit of the result in words: `seconds per count`; `null` when it is not known. */
  readonly unit: string | null;
  /** Keys of the measures and metrics in it, each once. */
  readonly inputs: readonly string[];
  /** The formula in canonical form; `null` when it cannot be parsed. */
  readonly canonicalText: string | null;
}

/** Checks a formula over the built-in measures and metrics and those of a workspace. */
export function checkFormulaText({ measures, metrics }: OwnMetrics, text: string): FormulaReport {
  const { expression, problems } = parseFormula(text);
  if (!expression) return { isValid: false, problems, warnings: [], unit: null, inputs: [], canonicalText: null };
  const { names } = formulaNames(measures, metrics);
  const checked = checkFormula(expression, names);
  return {
    isValid: checked.problems.length === 0,
    problems: checked.problems,
    warnings: checked.warnings,
    unit: checked.unit === null ? null : checked.unit === 'number' ? 'a plain number' : unitWords(checked.unit),
    inputs: [...new Set(namesOf(expression))].filter((name) => names.has(name)),
    canonicalText: printFormula(expression),
  };
}

/** What can be said of a formula while somebody writes it, before it becomes part of a metric. */
import { checkFormula, namesOf, parseFormula, printFormula, unitWords, type FormulaProblem } from '@bough/formula';
import { formulaNames } from './formula-names.js';
import type { OwnMetrics } from './reading-measure.js';

export interface FormulaReport {
  readonly isValid: boolean;
  /** All of them, each with its place in the text. */
  readonly problems: readonly FormulaProblem[];
  /** What is odd, but may be meant. */
  readonly warnings: readonly FormulaProblem[];
  /** What the result is measured in, in words: `seconds per count`; `null` when that cannot be told. */
  readonly unit: string | null;
  /** Measures and metrics that it is made of, each once. */
  readonly inputs: readonly string[];
  /** The same formula as it is usually written; `null` when it cannot be read. */
  readonly canonicalText: string | null;
}

/** Reads a formula over the built-in and a workspace's own measures and metrics. */
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

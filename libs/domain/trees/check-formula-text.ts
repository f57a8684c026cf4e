/** What can be said of a formula while somebody writes it, before it becomes part of a metric. */
import { checkFormula, namesOf, parseFormula, printFormula, type FormulaProblem } from '@bough/formula';
import { MEASURES } from '../rollups/measures.js';
import { METRIC_CATALOGUE } from './metric-catalogue.js';
import type { Workspace } from './workspace.js';

export interface FormulaReport {
  readonly isValid: boolean;
  /** All of them, each with its place in the text. */
  readonly problems: readonly FormulaProblem[];
  /** Measures and metrics that it is made of, each once. */
  readonly inputs: readonly string[];
  /** The same formula as it is usually written; `null` when it cannot be read. */
  readonly canonicalText: string | null;
}

/** Reads a formula over the measures and metrics of a workspace. */
export function checkFormulaText({ measures, metrics }: Workspace, text: string): FormulaReport {
  const { expression, problems: unread } = parseFormula(text);
  const known = new Set([...MEASURES.keys(), ...[...measures, ...METRIC_CATALOGUE, ...metrics].map(({ key }) => key)]);
  const problems = expression ? [...unread, ...checkFormula(expression, known)] : unread;
  const inputs = expression ? [...new Set(namesOf(expression))].filter((name) => known.has(name)) : [];
  return {
    isValid: problems.length === 0,
    problems,
    inputs,
    canonicalText: expression ? printFormula(expression) : null,
  };
}

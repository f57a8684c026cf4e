/**
 * Checks a workspace's own measures and metrics: keys that are taken, formulas that cannot be parsed or are not sound, units that do not
 * fit, metrics that use each other. What is only unusual, such as two clocks in one ratio, is a warning.
 */
import { checkFormula, findCycles, namesOf, parseFormula, unitWords, type FormulaProblem } from '@bough/formula';
import { MEASURES } from '../rollups/measures.js';
import { problem, warning, type Problem } from '../shared/problem.js';
import { duplicateKeys } from '../shared/check-keys.js';
import { tooManyWindows } from './check-windows.js';
import { formulaNames, type FormulaNames } from './formula-names.js';
import { METRIC_CATALOGUE } from './metric-catalogue.js';
import { fitsUnit, UNIT_NEEDS } from './metric-unit.js';
import type { Metric } from './metric.js';
import type { OwnMetrics } from './reading-measure.js';

/** Every problem and warning of the measures and metrics. */
export function checkMetrics(own: OwnMetrics): Problem[] {
  const { measures, metrics } = own;
  const formulas = formulaNames(measures, metrics);
  const problems = [
    ...duplicateKeys(measures, 'measures', 'DUPLICATE_MEASURE'),
    ...duplicateKeys(metrics, 'metrics', 'DUPLICATE_METRIC'),
    ...reservedKeys(own),
    ...metrics.flatMap((metric, index) => checkMetric(metric, index, formulas)),
    ...brokenBuiltIns(metrics, formulas),
    ...metricCycles(metrics, formulas),
  ];
  return problems.some(({ severity }) => severity === 'error')
    ? problems
    : [...problems, ...tooManyWindows(metrics, formulas)];
}

function reservedKeys({ measures, metrics }: OwnMetrics): Problem[] {
  const taken = new Set([...MEASURES.keys(), ...measures.map(({ key }) => key)]);
  const say = (list: string, index: number, message: string) => problem('RESERVED_KEY', [list, index, 'key'], message);
  return [
    ...measures.flatMap(({ key }, index) =>
      MEASURES.has(key) ? [say('measures', index, `"${key}" is a measure of the facts; choose another key`)] : [],
    ),
    ...metrics.flatMap(({ key }, index) =>
      taken.has(key) ? [say('metrics', index, `"${key}" is a measure; choose another key`)] : [],
    ),
  ];
}

function checkMetric(metric: Metric, index: number, formulas: FormulaNames): Problem[] {
  const problems = (['formula', 'sample', 'factors'] as const).flatMap((field) => {
    const text = metric[field];
    const place = ['metrics', index, field];
    if (field === 'formula' && text === null) return [withoutFormula(metric.key, place)];
    if (text == null) return [];
    const said = ({ message, offset }: FormulaProblem) => `${message} (at character ${offset + 1} of "${text}")`;
    const { expression, problems: unreadable } = parseFormula(text);
    if (!expression) return unreadable.map((found) => problem(found.code, place, said(found)));
    const checked = checkFormula(expression, formulas.names);
    return [
      ...checked.problems.map((found) => problem(found.code, place, said(found))),
      ...distinctNames(namesOf(expression), formulas).map((name) =>
        problem('DISTINCT_IN_FORMULA', place, distinct(name)),
      ),
      ...(field === 'formula' ? checked.warnings : []).map((found) => warning(found.code, place, said(found))),
    ];
  });
  const { scale } = metric;
  if (scale && scale.min >= scale.max)
    problems.push(problem('EMPTY_SCALE', ['metrics', index, 'scale'], 'the scale ends before it begins'));
  return [...problems, ...unfitUnit(metric, ['metrics', index, 'unit'], formulas)];
}

function withoutFormula(key: string, place: readonly (string | number)[]): Problem {
  const message = `"${key}" has no formula; write one such as escalated / created (only built-in metrics do without)`;
  return problem('FORMULA_MISSING', place, message);
}

function unfitUnit(
  { key, unit: display }: Metric,
  place: readonly (string | number)[],
  formulas: FormulaNames,
): Problem[] {
  const unit = formulas.checked.get(key)?.unit ?? null;
  if (fitsUnit(display, unit) || unit === null || unit === 'number') return [];
  const message = `"${key}" is shown as ${display}, which needs ${UNIT_NEEDS[display]}, but its formula gives ${unitWords(unit)}`;
  return [problem('UNIT_MISMATCH', place, message)];
}

/** Names of metrics that count distinct customers. Their values do not add up, so no formula may use them. */
function distinctNames(names: readonly string[], { expressions }: FormulaNames): string[] {
  return names.filter((name) => DISTINCT.has(name) && !expressions.has(name));
}

const DISTINCT = new Set(METRIC_CATALOGUE.filter(({ formula }) => formula === null).map(({ key }) => key));

function distinct(name: string): string {
  return `"${name}" counts distinct customers, which do not add up over days or segments; no formula can use it`;
}

/** Built-in metrics that an own metric breaks: it replaces a built-in one that they use. */
function brokenBuiltIns(metrics: readonly Metric[], formulas: FormulaNames): Problem[] {
  const own = new Set(metrics.map(({ key }) => key));
  return METRIC_CATALOGUE.filter(({ key }) => !own.has(key)).flatMap((builtIn) => {
    const problems = [...(formulas.checked.get(builtIn.key)?.problems ?? []), ...unfitUnit(builtIn, [], formulas)];
    const used = usedBy(builtIn.key, formulas);
    const index = metrics.findIndex(({ key }) => used.has(key));
    const said = (message: string) => `the built-in metric "${builtIn.key}" uses this one: ${message}`;
    return problems.map(({ code, message }) => problem(code, ['metrics', index, 'formula'], said(message)));
  });
}

function usedBy(key: string, formulas: FormulaNames, found = new Set<string>()): Set<string> {
  const expression = formulas.expressions.get(key);
  for (const name of expression ? namesOf(expression) : [])
    if (!found.has(name)) usedBy(name, formulas, found.add(name));
  return found;
}

/** Cycles between metrics. Factors count as uses, too: a metric whose factors use it could not be explained. */
function metricCycles(metrics: readonly Metric[], { expressions }: FormulaNames): Problem[] {
  const factors = metrics.flatMap(({ key, factors: text }) => {
    const expression = text === undefined ? null : parseFormula(text).expression;
    return expression ? [[key, expression] as const] : [];
  });
  const cycles = [...findCycles(expressions), ...findCycles(new Map([...expressions, ...factors]))];
  const unique = new Map(cycles.map((cycle) => [[...new Set(cycle)].sort().join(), cycle]));
  return [...unique.values()].map((cycle) => {
    const index = metrics.findIndex(({ key }) => cycle.includes(key));
    return problem('METRIC_CYCLE', ['metrics', index, 'formula'], `these metrics use each other: ${cycle.join(' → ')}`);
  });
}

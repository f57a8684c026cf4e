/**
 * The names that formulas of a workspace may use: measures and metrics. The unit and the clocks of a metric are those that follow from
 * its formula, whatever unit its values are shown in.
 */
import {
  checkFormula,
  namesOf,
  parseFormula,
  type CheckedFormula,
  type Expression,
  type KnownName,
  type KnownNames,
} from '@bough/formula';
import { knownMeasure } from '../rollups/measure-unit.js';
import { MEASURES } from '../rollups/measures.js';
import { METRIC_CATALOGUE } from './metric-catalogue.js';
import type { Metric } from './metric.js';
import type { ReadingMeasure } from './reading-measure.js';

/** Names with the formulas behind them. */
export interface FormulaNames {
  /** Everything that a formula may name. */
  readonly names: KnownNames;
  /** By metric; metrics whose formula cannot be parsed are missing. */
  readonly expressions: ReadonlyMap<string, Expression>;
  readonly checked: ReadonlyMap<string, CheckedFormula>;
}

type Formula = Pick<Metric, 'key' | 'formula'>;

/** The built-in names and a workspace's own; an own metric replaces the built-in one with its key. */
export function formulaNames(measures: readonly ReadingMeasure[], own: readonly Formula[]): FormulaNames {
  const metrics = new Map([...METRIC_CATALOGUE, ...own].map(({ key, formula }) => [key, formula]));
  const expressions = new Map<string, Expression>();
  for (const [key, formula] of metrics) {
    const { expression } = parseFormula(formula ?? '');
    if (expression) expressions.set(key, expression);
  }
  const names = new Map<string, KnownName>([...metrics.keys()].map((key) => [key, { unit: null, clocks: [] }]));
  for (const measure of [...measures, ...MEASURES.values()]) names.set(measure.key, knownMeasure(measure));
  return { names, expressions, checked: checkInOrder(expressions, names) };
}

/** A formula is checked after what it uses, so that units are known; in a cycle they are not. */
function checkInOrder(
  expressions: ReadonlyMap<string, Expression>,
  names: Map<string, KnownName>,
): Map<string, CheckedFormula> {
  const checked = new Map<string, CheckedFormula>();
  const started = new Set<string>();
  const visit = (key: string): void => {
    const expression = expressions.get(key);
    if (!expression || started.has(key)) return;
    started.add(key);
    namesOf(expression).forEach(visit);
    const found = checkFormula(expression, names);
    checked.set(key, found);
    if (!MEASURES.has(key)) names.set(key, { unit: found.unit, clocks: found.clocks });
  };
  for (const key of expressions.keys()) visit(key);
  return checked;
}

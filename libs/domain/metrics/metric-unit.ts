/** The unit that a metric is shown in must fit the unit of its formula; where a workspace gives none, it follows from the formula. */
import {
  FORMULA_FUNCTIONS,
  isPlain,
  isSameUnit,
  type Expression,
  type FormulaUnit,
  type KnownName,
} from '@bough/formula';
import { formulaNames } from './formula-names.js';
import { type Metric, METRIC_DEFAULTS, type MetricUnit } from './metric.js';
import type { ReadingMeasure } from './reading-measure.js';

/** The base unit that must have exponent 1. Counts may be in it, too: money per conversation is money, money per money is not. */
const BASE_UNIT = { duration: 'seconds', money: 'money', score: 'points' } as const;

/** Whether a formula's unit can be shown in this unit: a duration needs seconds, a ratio a plain number. */
export function fitsUnit(display: MetricUnit, unit: KnownName['unit']): boolean {
  if (unit === null || unit === 'number' || display === 'count' || display === 'rate') return true;
  return display === 'ratio' ? isPlain(unit) : unit[BASE_UNIT[display]] === 1;
}

/** What each unit needs of a formula, in words. */
export const UNIT_NEEDS: Record<MetricUnit, string> = {
  duration: 'seconds',
  money: 'money',
  score: 'points',
  ratio: 'a plain number',
  count: 'anything',
  rate: 'anything',
};

/** A metric whose unit may be missing. */
export type UndeclaredMetric = Omit<Metric, 'unit'> & { readonly unit?: MetricUnit };

/** The metrics with their units; a unit that is missing follows from the formula. */
export function withUnits(measures: readonly ReadingMeasure[], metrics: readonly UndeclaredMetric[]): Metric[] {
  const { expressions, checked } = formulaNames(measures, metrics);
  return metrics.map((metric): Metric => {
    const expression = expressions.get(metric.key);
    const unit = checked.get(metric.key)?.unit;
    return {
      ...metric,
      unit: metric.unit ?? (expression && unit ? displayUnit(expression, unit) : METRIC_DEFAULTS.unit),
    };
  });
}

function displayUnit(expression: Expression, unit: FormulaUnit | 'number'): MetricUnit {
  if (unit === 'number') return 'rate';
  if (isSameUnit(unit, { count: 1 }) && isSum(expression)) return 'count';
  return (['duration', 'money', 'score'] as const).find((display) => fitsUnit(display, unit)) ?? 'rate';
}

/** Whether an expression only adds and subtracts, so that it is whole as long as its terms are; windows are allowed. */
function isSum(expression: Expression): boolean {
  if (expression.kind === 'name') return true;
  if (expression.kind === 'binary')
    return (
      (expression.operator === '+' || expression.operator === '-') && [expression.left, expression.right].every(isSum)
    );
  const called = expression.kind === 'call' ? FORMULA_FUNCTIONS.get(expression.name) : undefined;
  return expression.kind === 'call' && called?.kind === 'window' && isSum(expression.arguments[0]!);
}

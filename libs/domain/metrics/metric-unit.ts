/** How a metric is shown must fit what its formula gives; where a workspace does not say, it follows from the formula. */
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

/** Conversations or customers may be below or above: money is money per conversation, too, but not money per money. */
const SHOWN = { duration: 'seconds', money: 'money', score: 'points' } as const;

/** Whether a value in a unit can be shown so: a duration is from seconds, a ratio from a plain number. */
export function fitsUnit(shown: MetricUnit, unit: KnownName['unit']): boolean {
  if (unit === null || unit === 'number' || shown === 'count' || shown === 'rate') return true;
  return shown === 'ratio' ? isPlain(unit) : unit[SHOWN[shown]] === 1;
}

/** What each way of showing needs, in words. */
export const UNIT_NEEDS: Record<MetricUnit, string> = {
  duration: 'seconds',
  money: 'money',
  score: 'points',
  ratio: 'a plain number',
  count: 'anything',
  rate: 'anything',
};

export type UndeclaredMetric = Omit<Metric, 'unit'> & { readonly unit?: MetricUnit };

/** Metrics as a workspace writes them; a unit that is left out follows from the formula. */
export function withUnits(measures: readonly ReadingMeasure[], metrics: readonly UndeclaredMetric[]): Metric[] {
  const { expressions, checked } = formulaNames(measures, metrics);
  return metrics.map((metric): Metric => {
    const expression = expressions.get(metric.key);
    const unit = checked.get(metric.key)?.unit;
    return { ...metric, unit: metric.unit ?? (expression && unit ? shownAs(expression, unit) : METRIC_DEFAULTS.unit) };
  });
}

function shownAs(expression: Expression, unit: FormulaUnit | 'number'): MetricUnit {
  if (unit === 'number') return 'rate';
  if (isSameUnit(unit, { count: 1 }) && isSum(expression)) return 'count';
  return (['duration', 'money', 'score'] as const).find((shown) => fitsUnit(shown, unit)) ?? 'rate';
}

/** Whole as long as what is added up is whole; over other days, too. */
function isSum(expression: Expression): boolean {
  if (expression.kind === 'name') return true;
  if (expression.kind === 'binary')
    return (
      (expression.operator === '+' || expression.operator === '-') && [expression.left, expression.right].every(isSum)
    );
  const called = expression.kind === 'call' ? FORMULA_FUNCTIONS.get(expression.name) : undefined;
  return expression.kind === 'call' && called?.kind === 'window' && isSum(expression.arguments[0]!);
}

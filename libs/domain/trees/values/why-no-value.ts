/** Why a metric has no value for a segment: nothing of it happened, a denominator is zero, or an input is missing. */
import { evaluateAt, leafKey, PERIOD, whyMissing, windowWords, nestWindows, type Lookup } from '@bough/formula';
import { periodLabel } from '../../rollups/period.js';
import type { PeriodData } from './data-state.js';
import type { PeriodValues } from './evaluate.js';
import type { Model } from '../model-of-workspace.js';

/** Why there is no value, in the order in which reasons are looked for: the first that applies is reported. */
export const MISSING_REASONS = [
  'PLANNED',
  'SEGMENT_REMOVED',
  'SOURCE_NOT_CONNECTED',
  'BEFORE_FIRST_DATA',
  'NO_DATA_IN_PERIOD',
  'ZERO_DENOMINATOR',
  'INPUT_UNAVAILABLE',
  'NOT_COMPUTABLE',
] as const;
export type MissingReason = (typeof MISSING_REASONS)[number];

/** Facts about customers are there even without conversations, so they do not show that anything happened. */
const NOT_EVENTS = new Set(['days', 'customer_days', 'revenue_days', 'customers_change', 'revenue_change']);

/** Why a metric has no value for the segment at `position`: the reason, the same in words, and the names at fault. */
export function whyNoValue(
  { model, values }: Pick<PeriodData, 'model' | 'values'>,
  metric: string,
  position: number,
): [MissingReason, string, string[]] {
  const events = (model.leavesOf.get(metric) ?? []).filter(({ name }) => !NOT_EVENTS.has(name));
  if (events.every((leaf) => values.windows.get(leafKey(leaf))?.[position] === 0))
    return ['NO_DATA_IN_PERIOD', `nothing of it happened in ${periodLabel(values.period)}`, []];
  const expression = model.expressions.get(metric);
  const why = expression && whyMissing(expression, lookupAt(model, values, position), lookupAt(model, values, 0));
  if (!why) return ['NOT_COMPUTABLE', 'the formula has no value here', []];
  if (why.kind === 'zero_denominator') return ['ZERO_DENOMINATOR', `${why.denominator} is zero`, []];
  return ['INPUT_UNAVAILABLE', `${why.name}${windowWords(why.window)} has no value`, [why.name]];
}

/** The values at `position` by name and window. Over another window than the period a metric is computed anew. */
function lookupAt(model: Model, values: PeriodValues, position: number): Lookup {
  const lookup: Lookup = (name, window) => {
    const expression = model.expressions.get(name);
    if (!expression) return values.windows.get(leafKey({ name, window }))?.[position] ?? NaN;
    if (leafKey({ name, window }) === leafKey({ name, window: PERIOD })) return values.metrics.get(name)![position]!;
    const all = position === 0 ? lookup : lookupAt(model, values, 0);
    const inside =
      (outer: Lookup): Lookup =>
      (used, inner) =>
        outer(used, nestWindows(window, inner));
    return evaluateAt(expression, inside(lookup), inside(all));
  };
  return lookup;
}

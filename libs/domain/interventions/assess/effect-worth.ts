/** What the effect is worth in money, at its estimated size. */
import type { Worth } from '../assessment-parts.js';
import type { StudyMetric } from '../study/study-metric.js';
import { treatedSegments } from '../plan-window.js';
import type { InterventionPlan } from '../plan.js';
import { addedBy, movedMeasures, treatedPeriods, type CarriedInput } from './counterfactual.js';

const MONTH = 30;

/** Money per 30 days, each launch by its own weeks; `null` where no formula leads from the metric to cost. */
export function worthOf(carried: CarriedInput): Worth | null {
  const { numbers, metric, effect, plan } = carried;
  if (!movedMeasures(metric).has('cost') || numbers.state.costMonths.size === 0) return null;
  const touched = treatedPeriods(carried);
  const perMonth = (x: number) =>
    touched.reduce((sum, each) => {
      const { from, to } = each.period;
      return sum - (addedBy(carried, each, 'cost', x) * MONTH) / (to - from);
    }, 0);
  const { value, low95, high95 } = effect.estimate;
  const [worth, ...ends] = [value, low95, high95].map(perMonth) as [number, number, number];
  const range = { perMonth: worth, low95: Math.min(...ends), high95: Math.max(...ends) };
  if (!Object.values(range).every(Number.isFinite) || !(range.high95 > range.low95)) return null;
  return { ...range, currency: numbers.model.workspace.currency, words: worthWords(metric, plan) };
}

function worthWords({ own: form, definition }: StudyMetric, plan: InterventionPlan): string {
  const segments = treatedSegments(plan).join(', ');
  if (form?.numerator.has('created'))
    return `conversations more or fewer in ${segments}, at what a conversation costs there`;
  if (form?.numerator.has('cost')) return `the cost of ${segments} itself`;
  return `${definition.name} in ${segments}, at what an hour of handling costs`;
}

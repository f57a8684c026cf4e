/**
 * Whether a study can measure a metric week by week, and how: as which ratio, on which scale, and after how many days the numbers of a day no
 * longer change. An unsuitable metric says why.
 */
import { PERIOD, leafKey, type Expression } from '@bough/formula';
import type { Metric } from '../../metrics/metric.js';
import type { Model, ModelMetric } from '../../trees/model-of-workspace.js';
import type { AssessmentReason } from '../assessment-reason.js';
import { ratioForm, type RatioForm, type Sum } from './ratio-form.js';

/** A metric as a study measures it. */
export interface StudyMetric {
  readonly kind: 'suitable';
  readonly definition: ModelMetric;
  /** `null`: the formula is computed week by week, and weeks weigh as many events as they have. */
  readonly form: RatioForm | null;
  /** The same of the measures by their own clocks: what the tree is computed from. */
  readonly own: RatioForm | null;
  /** Relative for rates, costs and durations; points for shares and scores. */
  readonly scale: 'log' | 'points';
  /** The numerator counts something, so a week without any is a small count, not the logarithm of zero. */
  readonly events: boolean;
  /** All measures from which it is computed. */
  readonly measures: readonly string[];
  /** Days until the numbers of a day no longer change. */
  readonly maturity: number;
  /** Days for which each conversation is followed from the day on which it began; `null`: every measure counts by its own clock. */
  readonly followUpDays: number | null;
  /** The restricted mean of the time to resolution: conversations that are not resolved count with the whole follow-up. */
  readonly isRestrictedMean: boolean;
  /** `touches ÷ resolved`. */
  readonly words: string;
}

/** A metric that no study can measure. */
export interface UnsuitableMetric {
  readonly kind: 'unsuitable';
  readonly reason: AssessmentReason;
}

/** How a study measures a metric of the model. */
export function resolveMetric(model: Model, key: string): StudyMetric | UnsuitableMetric {
  const metric = model.metrics.get(key);
  if (!metric) return unsuitable('UNKNOWN_METRIC', `there is no metric "${key}"`);
  if (metric.formula === null)
    return unsuitable('DISTINCT_CUSTOMERS', `${metric.name} counts distinct customers, whose weeks do not add up`);
  const refused = refusalOf(model, metric);
  if (refused) return refused;
  const form = ratioForm(model.expressions.get(key)!, definitionsOf(model));
  if (isOnePrice(form))
    return unsuitable('ONE_PRICE', `${metric.name} has one price for everybody: cost is shared out by handle time`);
  const measures = model.measuresOf.get(key)!;
  const scale = metric.unit === 'ratio' || metric.unit === 'score' ? 'points' : 'log';
  const numerators = form === null ? [] : [...form.numerator.keys()];
  const events = numerators.length > 0 && numerators.every((name) => COUNTED.has(model.measures.get(name)?.unit ?? ''));
  const maturity = Math.max(...[key, ...model.usesOf.get(key)!].map((each) => model.metrics.get(each)!.maturity));
  const words = formWords(metric, form);
  return {
    kind: 'suitable',
    definition: metric,
    form,
    own: form,
    scale,
    events,
    measures,
    maturity,
    followUpDays: null,
    isRestrictedMean: false,
    words,
  };
}

const COUNTED = new Set(['count', 'customers', 'points']);

/** Formulas of metrics, without those of their samples. */
export function definitionsOf({ expressions, metrics }: Model): Map<string, Expression> {
  return new Map([...expressions].filter(([name]) => metrics.has(name)));
}

function refusalOf(model: Model, { key, name }: Metric): UnsuitableMetric | null {
  const leaves = model.leavesOf.get(key)!;
  if (leaves.some((leaf) => leafKey(leaf) !== leafKey({ ...leaf, window: PERIOD })))
    return unsuitable('WINDOWS', `${name} looks back over other days, so its weeks share what they count`);
  const stock = leaves.map((leaf) => model.measures.get(leaf.name)).find((each) => each && 'stock' in each);
  if (stock) return unsuitable('STOCK', `${name} is a level (${stock.key}), which keeps what happened before launch`);
  if (isShared(model, key))
    return unsuitable('SHARE_OF_ALL', `${name} is a share of all segments: a change in one moves all the others`);
  return null;
}

/** Cost over handle time: what a segment is charged follows its hours, so no change in one can make its hours cheaper. */
function isOnePrice(form: RatioForm | null): boolean {
  const only = (sum: Sum | null | undefined, name: string) => sum?.size === 1 && sum.has(name);
  return only(form?.numerator, 'cost') && only(form?.denominator, 'handle_seconds');
}

function isShared(model: Model, key: string): boolean {
  const uses = (expression: Expression): boolean => {
    switch (expression.kind) {
      case 'call':
        return expression.name === 'share' || expression.arguments.some(uses);
      case 'binary':
        return uses(expression.left) || uses(expression.right);
      case 'negate':
        return uses(expression.operand);
      case 'number':
      case 'name':
        return false;
    }
  };
  return [key, ...model.usesOf.get(key)!].some((each) => {
    const expression = model.expressions.get(each);
    return expression !== undefined && uses(expression);
  });
}

function formWords({ formula }: Metric, form: RatioForm | null): string {
  if (form === null) return `${formula}, computed week by week`;
  const sum = (terms: ReadonlyMap<string, number>) => [...terms].map(termWords).join(' + ').replaceAll('+ −', '− ');
  const [above, below] = [sum(form.numerator), form.denominator && sum(form.denominator)];
  const days = form.days === 0 ? '' : form.days > 0 ? ' a week' : ' a day';
  if (below === null) return `${bracketed(above)}, counted by week`;
  return `${bracketed(above)} ÷ ${bracketed(below)}${days}`;
}

function termWords([name, times]: [string, number]): string {
  const sign = times < 0 ? '−' : '';
  return Math.abs(times) === 1 ? `${sign}${name}` : `${sign}${Math.abs(times)} ${name}`;
}

function bracketed(sum: string): string {
  return sum.includes(' + ') || sum.includes('− ') ? `(${sum})` : sum;
}

function unsuitable(code: string, words: string): UnsuitableMetric {
  return { kind: 'unsuitable', reason: { code, words } };
}

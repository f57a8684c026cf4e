/**
 * The mix of conversations around a launch: what is read, which of its labels may be adjusted for, and what each kind adds to a metric.
 * Only what was known when a conversation began counts; what became of it (its topic, its stage) may be part of the effect.
 */
import { evaluateAt, namesOf } from '@bough/formula';
import { carriedDimensions, type ConversationDimension } from '../../comparisons/mix/conversation-dimension.js';
import { isAttribute } from '../../rollups/conversation-label.js';
import { readFrom } from '../../rollups/followed-columns.js';
import type { LabelledWeeks, LabelledWeeksAsked } from '../../rollups/labelled-weeks.js';
import { CONVERSATION_MEASURES } from '../../rollups/measures.js';
import { sampleName, type Model } from '../../trees/model-of-workspace.js';
import type { ModelData } from '../../trees/values/data-state.js';
import type { InterventionPlan } from '../plan.js';
import { resolvePlanMetric } from './followed-metric.js';
import { launchDays } from './launch-study.js';
import type { Numbers } from './plan-study.js';
import type { Sum } from './ratio-form.js';
import { dividesByNoEvents } from './segment-series.js';
import { definitionsOf, type StudyMetric } from './study-metric.js';

const WEEK = 7;
const MOST_WEEKS = 52;

/** The weeks that are read before and after a launch. */
export type MixWanted = Record<'before' | 'after', Omit<LabelledWeeksAsked, 'by'>>;

/** Attributes of conversations and their channel. A help desk sets the topic and the stage later. */
export function mixDimensions(data: ModelData): ConversationDimension[] {
  return carriedDimensions(data).filter(({ label }) => isAttribute(label) || label === 'channel');
}

/** The weeks around the launch of a plan; in words why its mix cannot be held. */
export function mixWanted(numbers: Numbers, plan: InterventionPlan): MixWanted | string {
  const metric = resolvePlanMetric(numbers, plan, plan.metric);
  const { range } = numbers.state;
  if (metric.kind === 'unsuitable' || range === null) return 'there is nothing to adjust';
  if (plan.design === 'staged') return 'waves begin on different days, and no adjustment is made for them';
  if (!isOverConversations(metric))
    return `${metric.definition.name} is not one sum over conversations divided by another`;
  const { launch, settled, end } = launchDays(plan, metric.maturity);
  const weeks = Math.min(MOST_WEEKS, Math.floor((launch - range.from) / WEEK));
  if (weeks < 1) return 'there is no week before launch';
  const { followUpDays } = metric;
  return {
    before: { period: { from: launch - weeks * WEEK, to: launch }, followUpDays },
    after: { period: { from: settled, to: end }, followUpDays },
  };
}

function isOverConversations({ form }: StudyMetric): boolean {
  const names = [...(form?.numerator.keys() ?? []), ...(form?.denominator?.keys() ?? [])];
  return form?.denominator != null && names.every((name) => CONVERSATION_MEASURES.includes(readFrom(name)));
}

/** What each kind of conversations of a segment adds to a metric, week by week. */
export interface WeeksOfKind {
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
  readonly events: Float64Array;
}

/** By kind; `weeks` of them. */
export function weeksByKind(
  numbers: Numbers,
  metric: StudyMetric,
  { segments, weeks: at, cells, labels, sums }: LabelledWeeks,
  { segment, weeks }: { readonly segment: string; readonly weeks: number },
): Map<string, WeeksOfKind> {
  const isWithin = segments.map((own) => own.includes(segment));
  const kinds = new Map<string, WeeksOfKind>();
  const { numerator, denominator, events } = sumsOf(numbers, metric);
  for (const [row, cell] of cells.entries()) {
    if (!isWithin[cell] || at[row]! >= weeks) continue;
    const key = JSON.stringify(labels[row]);
    const kind = kinds.get(key) ?? emptyKind(weeks);
    kinds.set(key, kind);
    const lookup = (name: string) => sums.get(metric.followUpDays === null ? name : readFrom(name))![row]!;
    kind.numerators[at[row]!]! += numerator(lookup);
    kind.denominators[at[row]!]! += denominator(lookup);
    kind.events[at[row]!]! += events(lookup);
  }
  return kinds;
}

/** A kind of which nothing came. */
export function emptyKind(weeks: number): WeeksOfKind {
  const [numerators, denominators, events] = [
    new Float64Array(weeks),
    new Float64Array(weeks),
    new Float64Array(weeks),
  ];
  return { numerators, denominators, events };
}

type Added = (lookup: (measure: string) => number) => number;

function sumsOf(numbers: Numbers, metric: StudyMetric): Record<'numerator' | 'denominator' | 'events', Added> {
  const { numerator, denominator } = metric.form!;
  const over = (sum: Sum): Added => (lookup) => [...sum].reduce((total, [name, times]) => total + times * lookup(name), 0); // prettier-ignore
  const sample = sampleOf(numbers.model, metric);
  const divided = over(denominator!);
  const events = sample !== null && dividesByNoEvents(numbers, metric) ? sample : divided;
  return { numerator: over(numerator), denominator: divided, events };
}

/** The sample of the metric, where it counts conversations. */
function sampleOf(model: Model, { definition }: StudyMetric): Added | null {
  const definitions = definitionsOf(model);
  const expression = model.expressions.get(sampleName(definition.key))!;
  if (!namesOf(expression).every((name) => CONVERSATION_MEASURES.includes(name))) return null;
  return (lookup) => evaluateAt(expression, (name) => (definitions.has(name) ? NaN : lookup(name)));
}

/**
 * How far the values of the kinds lie apart before launch, over the segments of the plan: by this the labels are chosen, since only such a
 * mix can move the value. Nothing after launch is looked at.
 */
export function mixSpread(numbers: Numbers, plan: InterventionPlan, before: LabelledWeeks): number {
  const metric = resolvePlanMetric(numbers, plan, plan.metric);
  if (metric.kind === 'unsuitable') return 0;
  const weeks = 1 + before.weeks.reduce((most, week) => Math.max(most, week), -1);
  const segments = [...plan.waves.flatMap((wave) => wave.segments), ...plan.controls];
  const spreads = segments.map((segment) => {
    const kinds = [...weeksByKind(numbers, metric, before, { segment, weeks }).values()].map((kind) => {
      const sum = (values: Float64Array) => values.reduce((total, x) => total + x, 0);
      return { n: sum(kind.numerators), d: sum(kind.denominators), events: sum(kind.events) };
    });
    const [n, d] = [kinds.reduce((sum, each) => sum + each.n, 0), kinds.reduce((sum, each) => sum + each.d, 0)];
    const thick = kinds.filter(({ d: own, events }) => own > 0 && events >= weeks);
    const apart = thick.reduce((sum, each) => sum + each.d * (each.n / each.d - n / d) ** 2, 0);
    return n > 0 && d > 0 ? { d, apart: apart / (n / d) ** 2 } : { d: 0, apart: 0 };
  });
  const all = spreads.reduce((sum, { d }) => sum + d, 0);
  return all === 0 ? 0 : spreads.reduce((sum, { apart }) => sum + apart, 0) / all;
}

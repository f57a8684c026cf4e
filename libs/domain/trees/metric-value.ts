/**
 * A metric's value as an outcome: a number, or none because … A value that is there can carry marks: thin (shown, never
 * compared), immature (the period still moves), stale (the source is late).
 */
import { whyMissing } from '@bough/formula';
import { addMonths, dayText, monthStart, type Day } from '../shared/day.js';
import { periodLabel, type Period } from '../rollups/period.js';
import { sampleOf, type PeriodValues } from './evaluate.js';
import type { Model } from './model.js';

/** Why there is no value, in the order in which reasons are looked for: the first that applies is reported. */
export type MissingReason =
  | 'PLANNED'
  | 'SEGMENT_REMOVED'
  | 'SOURCE_NOT_CONNECTED'
  | 'BEFORE_FIRST_DATA'
  | 'NO_DATA_IN_PERIOD'
  | 'ZERO_DENOMINATOR'
  | 'INPUT_UNAVAILABLE'
  | 'NOT_COMPUTABLE';
/** Why a value that is there is doubtful. */
export type Mark = 'INSUFFICIENT_SAMPLE' | 'PERIOD_INCOMPLETE' | 'SOURCE_STALE' | 'IDENTITY_BROKEN';

export interface MetricValue {
  /** In canonical units: seconds, ratios 0 to 1, major units of money; `null` exactly when there is a reason. */
  readonly value: number | null;
  readonly reason: MissingReason | null;
  readonly marks: readonly Mark[];
  /** The reason or the marks in words; `null` for a value without doubt. */
  readonly message: string | null;
  /** Events behind the value. */
  readonly sample: number | null;
  /** Names of the measures or metrics at fault. */
  readonly blockedBy: readonly string[];
}

/** What is known about the data besides the columns. */
export interface DataState {
  /** Days with facts, half-open; `null` before the first import. */
  readonly range: Period | null;
  /** Fields that some import carries. */
  readonly carried: ReadonlySet<string>;
  /** Months that have a cost pool. */
  readonly costMonths: ReadonlySet<Day>;
  /** Today in the workspace's time zone. */
  readonly today: Day;
}

/** The value of a metric for the segment at `position`. `distinct` carries values that come from the facts. */
export function metricValue(
  model: Model,
  state: DataState,
  values: PeriodValues,
  metricKey: string,
  position: number,
  distinct?: Float64Array,
): MetricValue {
  const metric = model.metrics.get(metricKey)!;
  const missing = missingEverywhere(model, state, values.period, metricKey);
  if (missing) return missing;
  const vector = metric.formula === null ? distinct : values.metrics.get(metricKey);
  const value = vector?.[position] ?? NaN;
  const sample = sampleOf(values, metricKey, position);
  const events = Number.isFinite(sample) ? sample : 0;
  if (!Number.isFinite(value)) return { ...unavailable(...whyNaN(model, values, metricKey, position)), sample: events };
  return marked(model, state, values.period, metricKey, value, events);
}

/** Why no segment can have a value in a period, whatever the columns say; `null` when segments may. */
export function missingEverywhere(
  model: Model,
  state: DataState,
  period: Period,
  metricKey: string,
): MetricValue | null {
  return (
    missingSource(model, state, metricKey) ??
    outsideData(state, period) ??
    withoutAnyCost(model, state, period, metricKey)
  );
}

/** A missing value with its reason. */
export function unavailable(reason: MissingReason, message: string, blockedBy: readonly string[] = []): MetricValue {
  return { value: null, reason, marks: [], message, sample: null, blockedBy };
}

/** The value at a node of a past tree whose segment the workspace no longer has. */
export function segmentRemoved(segment: string): MetricValue {
  return unavailable('SEGMENT_REMOVED', `the workspace no longer has a segment "${segment}"`);
}

function missingSource(model: Model, { range, carried }: DataState, metricKey: string): MetricValue | null {
  if (range === null)
    return unavailable(
      'SOURCE_NOT_CONNECTED',
      'nothing has been imported yet; start with "bough import <mapping.yml>"',
    );
  for (const key of model.measuresOf.get(metricKey) ?? []) {
    const measure = model.measures.get(key);
    const needed = measure && 'requires' in measure ? measure.requires : [`reading:${key}`];
    const lacking = needed.filter((field) => !carried.has(field));
    if (lacking.length > 0)
      return unavailable('SOURCE_NOT_CONNECTED', `no import carries ${lacking.join(', ')}`, [key]);
  }
  return null;
}

function outsideData({ range }: DataState, period: Period): MetricValue | null {
  if (range && period.to <= range.from)
    return unavailable('BEFORE_FIRST_DATA', `the first data is of ${dayText(range.from)}`);
  if (range && period.from >= range.to)
    return unavailable('NO_DATA_IN_PERIOD', `the last data is of ${dayText(range.to - 1)}`);
  return null;
}

/** A period of which no month has a cost pool says nothing about cost; that differs from costing nothing. */
function withoutAnyCost(model: Model, state: DataState, period: Period, metricKey: string): MetricValue | null {
  if (!model.measuresOf.get(metricKey)?.includes('cost')) return null;
  const costless = monthsWithoutCost(state, period);
  if (costless.length === 0 || costless.length < monthsOf(state, period).length) return null;
  return unavailable('NO_DATA_IN_PERIOD', noCostPool(costless), ['cost']);
}

/** Facts about customers are there without any conversation, so they do not make a period one with data. */
const NOT_EVENTS = new Set(['days', 'customer_days', 'revenue_days', 'customers_change', 'revenue_change']);

function whyNaN(
  model: Model,
  values: PeriodValues,
  metricKey: string,
  position: number,
): [MissingReason, string, string[]] {
  const expression = model.expressions.get(metricKey);
  const measures = (model.measuresOf.get(metricKey) ?? []).filter((key) => !NOT_EVENTS.has(key));
  if (measures.every((key) => values.leaves.get(key)?.[position] === 0))
    return ['NO_DATA_IN_PERIOD', `nothing of it happened in ${periodLabel(values.period)}`, []];
  const at = (place: number) => (name: string) => (values.metrics.get(name) ?? values.leaves.get(name))?.[place] ?? NaN;
  const why = expression && whyMissing(expression, at(position), at(0));
  if (!why) return ['NOT_COMPUTABLE', 'the formula has no value here', []];
  if (why.kind === 'input') return ['INPUT_UNAVAILABLE', `${why.name} has no value`, [why.name]];
  return ['ZERO_DENOMINATOR', `${why.denominator} is zero`, []];
}

function marked(
  model: Model,
  state: DataState,
  period: Period,
  metricKey: string,
  value: number,
  sample: number,
): MetricValue {
  const metric = model.metrics.get(metricKey)!;
  const range = state.range!;
  const marks: Mark[] = [];
  const words: string[] = [];
  const mark = (name: Mark, text: string) => (marks.push(name), words.push(text));
  if (sample < metric.minimumSample)
    mark('INSUFFICIENT_SAMPLE', `thin: ${Math.round(sample)} of at least ${metric.minimumSample}`);
  if (period.from < range.from) mark('PERIOD_INCOMPLETE', `data begins on ${dayText(range.from)}`);
  if (period.to > range.to) mark('PERIOD_INCOMPLETE', `data ends on ${dayText(range.to - 1)}`);
  else if (period.to + metric.maturity > range.to)
    mark('PERIOD_INCOMPLETE', `immature: still moves until ${dayText(period.to + metric.maturity)}`);
  const costless = (model.measuresOf.get(metricKey) ?? []).includes('cost') ? monthsWithoutCost(state, period) : [];
  if (costless.length > 0) mark('PERIOD_INCOMPLETE', noCostPool(costless));
  const fresh = model.workspace.freshnessDays;
  if (fresh !== null && period.to >= range.to && state.today - range.to >= fresh)
    mark('SOURCE_STALE', `stale: the last data is of ${dayText(range.to - 1)}`);
  return { value, reason: null, marks: [...new Set(marks)], message: words.join('; ') || null, sample, blockedBy: [] };
}

function monthsWithoutCost(state: DataState, period: Period): Day[] {
  return monthsOf(state, period).filter((month) => !state.costMonths.has(month));
}

/** First days of the months of a period, as far as there are facts. */
function monthsOf({ range }: DataState, period: Period): Day[] {
  const months: Day[] = [];
  const end = Math.min(period.to, range!.to);
  for (let month = monthStart(Math.max(period.from, range!.from)); month < end; month = addMonths(month, 1))
    months.push(month);
  return months;
}

function noCostPool(months: readonly Day[]): string {
  return `no cost pool for ${months.map((day) => dayText(day).slice(0, 7)).join(', ')}`;
}

export type AvailabilityStatus = 'AVAILABLE' | 'LOW_CONFIDENCE' | 'UNAVAILABLE';

/** Whether a value is there, there with a doubt, or missing. */
export function availabilityStatus({ value, marks }: MetricValue): AvailabilityStatus {
  if (value === null) return 'UNAVAILABLE';
  return marks.length > 0 ? 'LOW_CONFIDENCE' : 'AVAILABLE';
}

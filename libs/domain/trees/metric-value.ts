/**
 * A metric's value as an outcome: a number, or none because … A value that is there can carry marks: thin (shown, never
 * compared), immature (the period still moves), stale (the source is late).
 */
import { addMonths, dayText, monthStart, type Day } from '../shared/day.js';
import type { Period } from '../rollups/period.js';
import { windowPeriod } from '../rollups/window-columns.js';
import { sampleOf, type PeriodValues } from './evaluate.js';
import type { Model } from './model.js';
import { whyNoValue, type MissingReason } from './why-no-value.js';

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
  if (!Number.isFinite(value))
    return { ...unavailable(...whyNoValue(model, values, metricKey, position)), sample: events };
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
  const months = costMonthsOf(model, state, period, metricKey);
  const costless = withoutPool(state, months);
  if (costless.length === 0 || costless.length < months.length) return null;
  return unavailable('NO_DATA_IN_PERIOD', noCostPool(costless), ['cost']);
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
  const costless = withoutPool(state, costMonthsOf(model, state, period, metricKey));
  if (costless.length > 0) mark('PERIOD_INCOMPLETE', noCostPool(costless));
  const fresh = model.workspace.freshnessDays;
  if (fresh !== null && period.to >= range.to && state.today - range.to >= fresh)
    mark('SOURCE_STALE', `stale: the last data is of ${dayText(range.to - 1)}`);
  return { value, reason: null, marks: [...new Set(marks)], message: words.join('; ') || null, sample, blockedBy: [] };
}

/** The months of whose cost a metric is made: those of the period, or of the windows in its formula. */
function costMonthsOf(model: Model, state: DataState, period: Period, metricKey: string): Day[] {
  const leaves = (model.leavesOf.get(metricKey) ?? []).filter(({ name }) => name === 'cost');
  const periods = leaves.map(({ window }) => windowPeriod(window, period, state.range!.from));
  const months = periods.flatMap((each) => (each ? monthsOf(state, each) : []));
  return [...new Set(months)].sort((a, b) => a - b);
}

function withoutPool({ costMonths }: DataState, months: readonly Day[]): Day[] {
  return months.filter((month) => !costMonths.has(month));
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

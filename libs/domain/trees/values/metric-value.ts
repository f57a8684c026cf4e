/**
 * A metric's value as an outcome: a number, or none because … A value that is there can carry marks: thin (shown, never
 * compared), immature (the period still moves), stale (the source is late).
 */
import { dayText } from '../../shared/day.js';
import { BUSINESS_HOURS } from '../../rollups/measures.js';
import type { Period } from '../../rollups/period.js';
import { costMonthsOf, noCostPoolText, monthsWithoutPool } from './cost-months.js';
import type { DataState } from './data-state.js';
import { sampleOf, type PeriodValues } from './evaluate.js';
import { marksOf, type Mark } from './value-marks.js';
import type { Model } from '../model-of-workspace.js';
import { whyNoValue, type MissingReason } from './why-no-value.js';

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
    return { ...missingValue(...whyNoValue(model, values, metricKey, position)), sample: events };
  const { marks, words, blockedBy } = marksOf(model, state, values, metricKey, position);
  return { value, reason: null, marks, message: words.join('; ') || null, sample: events, blockedBy };
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
export function missingValue(reason: MissingReason, message: string, blockedBy: readonly string[] = []): MetricValue {
  return { value: null, reason, marks: [], message, sample: null, blockedBy };
}

/** The value at a node of a past tree whose segment the workspace no longer has. */
export function segmentRemoved(segment: string): MetricValue {
  return missingValue('SEGMENT_REMOVED', `the workspace no longer has a segment "${segment}"`);
}

function missingSource(model: Model, { range, carried }: DataState, metricKey: string): MetricValue | null {
  if (range === null)
    return missingValue(
      'SOURCE_NOT_CONNECTED',
      'nothing has been imported yet; start with "bough import <mapping.yml>"',
    );
  for (const key of model.measuresOf.get(metricKey) ?? []) {
    const measure = model.measures.get(key);
    const needed = measure && 'requires' in measure ? measure.requires : [`reading:${key}`];
    const lacking = needed.filter((field) => !carried.has(field));
    // Without opening hours there is no business time, whatever is imported.
    if (lacking.includes(BUSINESS_HOURS))
      return missingValue('SOURCE_NOT_CONNECTED', `the workspace file has no ${BUSINESS_HOURS}`, [key]);
    if (lacking.length > 0)
      return missingValue('SOURCE_NOT_CONNECTED', `no import carries ${lacking.join(', ')}`, [key]);
  }
  return null;
}

function outsideData({ range }: DataState, period: Period): MetricValue | null {
  if (range && period.to <= range.from)
    return missingValue('BEFORE_FIRST_DATA', `the first data is of ${dayText(range.from)}`);
  if (range && period.from >= range.to)
    return missingValue('NO_DATA_IN_PERIOD', `the last data is of ${dayText(range.to - 1)}`);
  return null;
}

/** A period of which no month has a cost pool says nothing about cost; that differs from costing nothing. */
function withoutAnyCost(model: Model, state: DataState, period: Period, metricKey: string): MetricValue | null {
  const months = costMonthsOf(model, state, period, metricKey);
  const costless = monthsWithoutPool(state, months);
  if (costless.length === 0 || costless.length < months.length) return null;
  return missingValue('NO_DATA_IN_PERIOD', noCostPoolText(costless), ['cost']);
}

/** From the best to the worst. */
export const AVAILABILITY_STATUSES = ['AVAILABLE', 'LOW_CONFIDENCE', 'UNAVAILABLE'] as const;
export type AvailabilityStatus = (typeof AVAILABILITY_STATUSES)[number];

/** Whether a value is there, there with a doubt, or missing. */
export function availabilityStatus({ value, marks }: MetricValue): AvailabilityStatus {
  if (value === null) return 'UNAVAILABLE';
  return marks.length > 0 ? 'LOW_CONFIDENCE' : 'AVAILABLE';
}

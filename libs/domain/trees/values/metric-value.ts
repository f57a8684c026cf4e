/**
 * A metric's value as an outcome: a number, or the reason why there is none. A value that is there can carry marks: thin (shown but
 * never compared), immature (the period still moves), stale (the source is late).
 */
import { dayText } from '../../shared/day.js';
import { BUSINESS_HOURS } from '../../rollups/measures.js';
import type { DayRange } from '../../shared/day.js';
import { costMonthsOf, monthsWithFacts, monthsWithoutPool, noCostPoolText } from './cost-months.js';
import type { DataState, ModelData, PeriodData } from './data-state.js';
import { sampleOf } from './evaluate.js';
import { marksAt, type Mark } from './value-marks.js';
import { whyNoValue, type MissingReason } from './why-no-value.js';

/** A value, or why it is missing; see the top of the file. */
export interface MetricValue {
  /** In canonical units: seconds, ratios 0 to 1, major units of money; `null` exactly when there is a reason. */
  readonly value: number | null;
  readonly reason: MissingReason | null;
  readonly marks: readonly Mark[];
  /** The reason or the marks in words; `null` for a value without any doubt. */
  readonly message: string | null;
  /** The number of events behind the value; `null` where it was not counted. */
  readonly sample: number | null;
  /** Names of the measures or metrics at fault. */
  readonly blockedBy: readonly string[];
}

/**
 * The value of a metric for the segment at `position`. `distinct` has the values of a metric that counts distinct customers, by position:
 * they come from the facts, not from the sums.
 */
export function metricValue(data: PeriodData, metric: string, position: number, distinct?: Float64Array): MetricValue {
  return metricValuesAt(data, metric, distinct)(position);
}

/** The same for any position: what holds for all segments is found once. */
export function metricValuesAt(
  data: PeriodData,
  metric: string,
  distinct?: Float64Array,
): (position: number) => MetricValue {
  const { model, values } = data;
  const missing = missingEverywhere(data, metric, values.period);
  if (missing) return () => missing;
  const vector = model.metrics.get(metric)!.formula === null ? distinct : values.metrics.get(metric);
  const marksOfSegment = marksAt(data, metric);
  return (position) => {
    const value = vector?.[position] ?? NaN;
    const sample = sampleOf(values, metric, position);
    const events = Number.isFinite(sample) ? sample : 0;
    if (!Number.isFinite(value)) return { ...missingValue(...whyNoValue(data, metric, position)), sample: events };
    const { marks, words, blockedBy } = marksOfSegment(position);
    return { value, reason: null, marks, message: words.join('; ') || null, sample: events, blockedBy };
  };
}

/** Why no segment can have a value of the metric in a period, whatever the sums are; `null` when segments may have one. */
export function missingEverywhere(data: ModelData, metric: string, period: DayRange): MetricValue | null {
  return missingSource(data, metric) ?? outsideData(data.state, period) ?? withoutAnyCost(data, metric, period);
}

/** A missing value with its reason. */
export function missingValue(reason: MissingReason, message: string, blockedBy: readonly string[] = []): MetricValue {
  return { value: null, reason, marks: [], message, sample: null, blockedBy };
}

/** The value at a node of a past tree whose segment the workspace no longer has. */
export function segmentRemoved(segment: string): MetricValue {
  return missingValue('SEGMENT_REMOVED', `the workspace no longer has a segment "${segment}"`);
}

function missingSource({ model, state }: ModelData, metric: string): MetricValue | null {
  if (state.range === null)
    return missingValue(
      'SOURCE_NOT_CONNECTED',
      'nothing has been imported yet; start with "bough import <mapping.yml>"',
    );
  for (const key of model.measuresOf.get(metric) ?? []) {
    const missing = notCarried({ model, state }, key);
    if (missing) return missing;
  }
  return null;
}

/** Why a measure has no value because some field is in no import; `null` when all that it needs are. */
function notCarried({ model, state }: ModelData, key: string): MetricValue | null {
  const measure = model.measures.get(key);
  const needed = measure && 'requires' in measure ? measure.requires : [`reading:${key}`];
  const lacking = needed.filter((field) => !state.carried.has(field));
  // Without opening hours there is no business time, whatever is imported.
  if (lacking.includes(BUSINESS_HOURS))
    return missingValue('SOURCE_NOT_CONNECTED', `the workspace file has no ${BUSINESS_HOURS}`, [key]);
  return lacking.length === 0
    ? null
    : missingValue('SOURCE_NOT_CONNECTED', `no import carries ${lacking.join(', ')}`, [key]);
}

/**
 * Why a measure has no sum over a period in any segment: a sum of what no source carries would be 0, which says that nothing happened.
 * `null` when segments may have one.
 */
export function missingMeasure(data: ModelData, key: string, period: DayRange): MetricValue | null {
  const outside = notCarried(data, key) ?? outsideData(data.state, period);
  if (outside || key !== 'cost') return outside;
  const months = monthsWithFacts(data.state, period);
  const costless = monthsWithoutPool(data.state, months);
  return costless.length < months.length ? null : missingValue('NO_DATA_IN_PERIOD', noCostPoolText(costless), ['cost']);
}

function outsideData({ range }: DataState, period: DayRange): MetricValue | null {
  if (range && period.to <= range.from)
    return missingValue('BEFORE_FIRST_DATA', `the first data is of ${dayText(range.from)}`);
  if (range && period.from >= range.to)
    return missingValue('NO_DATA_IN_PERIOD', `the last data is of ${dayText(range.to - 1)}`);
  return null;
}

/** A period without any cost pool says nothing about cost, which is not the same as costing nothing. */
function withoutAnyCost(data: ModelData, metric: string, period: DayRange): MetricValue | null {
  const months = costMonthsOf(data, metric, period);
  const costless = monthsWithoutPool(data.state, months);
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

/** Every standard that holds, assessed by the figures of its segment over a period. */
import {
  estimateOverDays,
  limitOfStandard,
  metricOfStandard,
  assessStandard,
  metricShape,
  standardsAt,
  type ModelMetric,
  type MetricValue,
  type ModelSegment,
  type Period,
  type Standard,
  type StandardFigure,
  type StandardVerdict,
} from '@bough/domain';
import type { SegmentPeriod } from '../../trees/draw-customers.js';
import type { Snapshot } from '../../trees/snapshot.js';
import { verdictView, type VerdictView } from './scorecard-view.js';

/** A standard with its verdict. */
export interface StandardReading {
  readonly standard: Standard;
  readonly metric: ModelMetric;
  readonly segment: ModelSegment;
  readonly verdict: VerdictView;
  /** It wanted to be looked at again by today. */
  readonly isPastReview: boolean;
}

/** The standards that hold on the last day of the period, in the order of the workspace. Those of segments that no longer exist are left out. */
export async function readStandards(snapshot: Snapshot, period: Period): Promise<StandardReading[]> {
  const holding = standardsAt(snapshot.model.workspace, period.to - 1);
  const readings = await Promise.all(holding.map((standard) => readStandard(snapshot, standard, period)));
  return readings.filter((reading) => reading !== null);
}

/** One standard over a period, whether it held then or not; `null` where its segment or its metric no longer exists. */
export async function readStandard(
  snapshot: Snapshot,
  standard: Standard,
  period: Period,
): Promise<StandardReading | null> {
  const { model, state } = snapshot;
  const [position, metric] = [model.positions.get(standard.segment), model.metrics.get(standard.metric)];
  if (position === undefined || !metric) return null;
  const value = await snapshot.reading(metric.key, position, period);
  const verdict = verdictView(await assessReading(snapshot, standard, value, { position, period }), metric);
  const isPastReview = standard.review <= state.today;
  return { standard, metric, segment: model.segments[position]!, verdict, isPastReview };
}

/** The verdict on a value that has been read. It waits for the database only where a distribution is assessed. */
export async function assessReading(
  snapshot: Snapshot,
  standard: Standard,
  value: MetricValue,
  place: SegmentPeriod,
): Promise<StandardVerdict> {
  return assessStandard(standard, await figureOf(snapshot, standard, value, place));
}

/**
 * The figure that a standard is assessed by. `own` is the value of the metric that the standard names; in business time the figure is
 * that of another metric, `null` where there is none.
 */
async function figureOf(
  snapshot: Snapshot,
  standard: Standard,
  own: MetricValue,
  { position, period }: SegmentPeriod,
): Promise<StandardFigure | null> {
  const metric = metricOfStandard(standard);
  if (metric === null) return null;
  const value = metric === standard.metric ? own : await snapshot.reading(metric, position, period);
  const limit = limitOfStandard(standard, snapshot.model.metrics);
  if (limit) return { value, within: await snapshot.countWithin(limit, position, period), estimate: null };
  const shape = metricShape(snapshot.model, metric);
  const estimate = shape && estimateOverDays(snapshot.columns, shape, position, period);
  return { value, within: null, estimate, shareOfMonth: snapshot.shareOfMonth(metric, position, period) };
}

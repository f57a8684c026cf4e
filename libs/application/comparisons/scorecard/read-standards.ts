/** Every standard that holds, judged by the figures of its segment over a period. */
import {
  estimateOverDays,
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
import type { Snapshot } from '../../trees/snapshot.js';
import { verdictView, type VerdictView } from './scorecard-view.js';

export interface StandardReading {
  readonly standard: Standard;
  readonly metric: ModelMetric;
  readonly segment: ModelSegment;
  readonly verdict: VerdictView;
  /** It wanted to be looked at again by today. */
  readonly isPastReview: boolean;
}

/** Those that hold on the last day of the period, in the order of the workspace. Segments that are there no more are left out. */
export async function readStandards(snapshot: Snapshot, period: Period): Promise<StandardReading[]> {
  const holding = standardsAt(snapshot.model.workspace, period.to - 1);
  const readings = await Promise.all(holding.map((standard) => readStandard(snapshot, standard, period)));
  return readings.filter((reading) => reading !== null);
}

/** One standard over a period, whether it held then or not; `null` where its segment or its metric is there no more. */
export async function readStandard(
  snapshot: Snapshot,
  standard: Standard,
  period: Period,
): Promise<StandardReading | null> {
  const { model, state } = snapshot;
  const [position, metric] = [model.positions.get(standard.segment), model.metrics.get(standard.metric)];
  if (position === undefined || !metric) return null;
  const value = await snapshot.reading(metric.key, position, period);
  const verdict = verdictView(await assessReading(snapshot, standard, value, position, period), metric);
  const isPastReview = standard.review <= state.today;
  return { standard, metric, segment: model.segments[position]!, verdict, isPastReview };
}

/** The verdict on a value that is known already. Waits for the database only where a distribution is judged. */
export async function assessReading(
  snapshot: Snapshot,
  standard: Standard,
  value: MetricValue,
  position: number,
  period: Period,
): Promise<StandardVerdict> {
  return assessStandard(standard, await figureOf(snapshot, standard, value, position, period));
}

/** `given` is the value of the metric that the standard names; in business time another one is judged, `null` where there is none. */
async function figureOf(
  snapshot: Snapshot,
  standard: Standard,
  given: MetricValue,
  position: number,
  period: Period,
): Promise<StandardFigure | null> {
  const { kind } = standard;
  const metric = metricOfStandard(standard);
  if (metric === null) return null;
  const value = metric === standard.metric ? given : await snapshot.reading(metric, position, period);
  if (kind === 'share_within')
    return { value, durations: await snapshot.durations(metric, position, period), estimate: null };
  const shape = metricShape(snapshot.model, metric);
  const estimate = shape && estimateOverDays(snapshot.columns, shape, position, period);
  return { value, durations: null, estimate };
}

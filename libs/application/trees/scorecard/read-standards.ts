/** Every standard that holds, judged by the figures of its segment over a period. */
import {
  estimateOverDays,
  judgeStandard,
  metricShape,
  standardsAt,
  type Metric,
  type MetricValue,
  type ModelSegment,
  type Period,
  type Standard,
  type StandardFigure,
  type StandardVerdict,
} from '@bough/domain';
import type { Snapshot } from '../snapshot.js';

export interface StandardReading {
  readonly standard: Standard;
  readonly metric: Metric;
  readonly segment: ModelSegment;
  readonly verdict: StandardVerdict;
  /** It wanted to be looked at again by today. */
  readonly isPastReview: boolean;
}

/** Those that hold on the last day of the period, in the order of the workspace. Segments that are there no more are left out. */
export async function readStandards(snapshot: Snapshot, period: Period): Promise<StandardReading[]> {
  const { model, state } = snapshot;
  const readings = standardsAt(model.workspace, period.to - 1).map(async (standard) => {
    const [position, metric] = [model.positions.get(standard.segment), model.metrics.get(standard.metric)];
    if (position === undefined || !metric) return [];
    const value = await snapshot.reading(metric.key, position, period);
    const verdict = await verdictOn(snapshot, standard, value, position, period);
    return [{ standard, metric, segment: model.segments[position]!, verdict, isPastReview: standard.review <= state.today }];
  });
  return (await Promise.all(readings)).flat();
}

/** The verdict on a value that is known already. Waits for the database only where a distribution is judged. */
export async function verdictOn(
  snapshot: Snapshot,
  standard: Standard,
  value: MetricValue,
  position: number,
  period: Period,
): Promise<StandardVerdict> {
  return judgeStandard(standard, await figureOf(snapshot, standard, value, position, period));
}

/** `null` on a time basis for which there are no figures: business time needs a calendar. */
async function figureOf(
  snapshot: Snapshot,
  { kind, basis, metric }: Standard,
  value: MetricValue,
  position: number,
  period: Period,
): Promise<StandardFigure | null> {
  if (basis === 'business') return null;
  if (kind === 'share_within')
    return { value, durations: await snapshot.durations(metric, position, period), estimate: null };
  const shape = metricShape(snapshot.model, metric);
  const estimate = shape && estimateOverDays(snapshot.columns, shape, position, period);
  return { value, durations: null, estimate };
}

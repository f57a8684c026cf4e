/** What all layers of a detection run share: the model, its columns, how far the data reach, and the values of periods. */
import type { LeafColumns } from '../../rollups/leaf-columns.js';
import type { Period } from '../../rollups/period.js';
import type { Day } from '../../shared/day.js';
import type { DataState } from '../../trees/values/data-state.js';
import { areAlike, evaluateLike, evaluatePeriod, type PeriodValues } from '../../trees/values/evaluate.js';
import { missingEverywhere } from '../../trees/values/metric-value.js';
import type { Model } from '../../trees/model-of-workspace.js';
import type { Polarity } from '../../metrics/metric.js';
import type { Severity, SignalReach } from '../signal.js';
import { measureReach, rateSeverity, REACH_DAYS } from './measure-reach.js';

export interface DetectionContext {
  readonly model: Model;
  readonly columns: LeafColumns;
  /** Its range ends on the day before `asOf`. */
  readonly state: DataState;
  readonly asOf: Day;
  /** Computes each period once. */
  readonly valuesOf: (period: Period) => PeriodValues;
  /** A period over as many days as another one has. */
  readonly valuesLike: (period: Period, like: Period) => PeriodValues;
}

/** Creates the context of a run that uses the data before `asOf`. The state must have a range. */
export function createDetectionContext(
  model: Model,
  columns: LeafColumns,
  state: DataState,
  asOf: Day,
): DetectionContext {
  const cache = new Map<string, PeriodValues>();
  const valuesOf = (period: Period) => {
    const key = `${period.from}/${period.to}`;
    let values = cache.get(key);
    if (!values) cache.set(key, (values = evaluatePeriod(model, columns, period)));
    return values;
  };
  const valuesLike = (period: Period, like: Period) =>
    areAlike(model, columns, period, like) ? valuesOf(period) : evaluateLike(model, columns, period, like);
  const known = { ...state, range: { from: state.range!.from, to: asOf } };
  return { model, columns, state: known, asOf, valuesOf, valuesLike };
}

/** The reach of a signal about these segments and the severity that follows. No segment, or `null` among them, means everybody. */
export function rateSegments(
  { model, asOf, valuesOf }: DetectionContext,
  segments: readonly (string | null)[],
): { touched: SignalReach; severity: Severity } {
  const values = valuesOf({ from: asOf - REACH_DAYS, to: asOf });
  const positions = segments.map((id) => (id === null ? 0 : model.positions.get(id)!));
  const touched = measureReach(values, positions.length === 0 || positions.includes(0) ? [0] : positions);
  return { touched, severity: rateSeverity(touched, measureReach(values, [0])) };
}

/** Whether some source carries what the metric needs. */
export function hasSources(context: DetectionContext, metric: string): boolean {
  return missingEverywhere(context, metric, context.state.range!) === null;
}

/** Whether somebody has to look at a move: it is for the worse, or the metric is neutral and only a standard could tell. */
export function isAdverse(polarity: Polarity, direction: 'up' | 'down'): boolean {
  return polarity === 'neutral' || (polarity === 'lower') === (direction === 'up');
}

/** What the layers of detection share: the model, its columns, how far the data reach, and values of periods, each computed once. */
import type { LeafColumns } from '../../rollups/leaf-columns.js';
import type { Period } from '../../rollups/period.js';
import type { Day } from '../../shared/day.js';
import type { DataState } from '../../trees/values/data-state.js';
import { evaluatePeriod, type PeriodValues } from '../../trees/values/evaluate.js';
import { missingEverywhere } from '../../trees/values/metric-value.js';
import type { Model } from '../../trees/model-of-workspace.js';
import type { Polarity } from '../../metrics/metric.js';
import type { Severity, Touched } from '../signal.js';
import { severityOf, TOUCHED_DAYS, touchedBy } from './touched.js';

export interface DetectionSetting {
  readonly model: Model;
  readonly columns: LeafColumns;
  /** The data end on the day before `asOf`. */
  readonly state: DataState;
  readonly asOf: Day;
  readonly valuesOf: (period: Period) => PeriodValues;
}

export function detectionSetting(model: Model, columns: LeafColumns, given: DataState, asOf: Day): DetectionSetting {
  const kept = new Map<string, PeriodValues>();
  const valuesOf = (period: Period) => {
    const key = `${period.from}/${period.to}`;
    let found = kept.get(key);
    if (!found) kept.set(key, (found = evaluatePeriod(model, columns, period)));
    return found;
  };
  const state = { ...given, range: { from: given.range!.from, to: asOf } };
  return { model, columns, state, asOf, valuesOf };
}

/** Whom a thing at these segments touches, and how severe that makes it; none: everybody. */
export function weigh(
  { model, asOf, valuesOf }: DetectionSetting,
  segments: readonly (string | null)[],
): { touched: Touched; severity: Severity } {
  const values = valuesOf({ from: asOf - TOUCHED_DAYS, to: asOf });
  const positions = segments.map((id) => (id === null ? 0 : model.positions.get(id)!));
  const touched = touchedBy(values, positions.length === 0 || positions.includes(0) ? [0] : positions);
  return { touched, severity: severityOf(touched, touchedBy(values, [0])) };
}

/** Whether a source carries what the metric needs. */
export function isCarried(setting: DetectionSetting, metric: string): boolean {
  return missingEverywhere(setting, metric, setting.state.range!) === null;
}

/** A move that somebody has to look at: for the worse, or where only a standard could say which way that is. */
export function isAdverse(polarity: Polarity, direction: 'up' | 'down'): boolean {
  return polarity === 'neutral' || (polarity === 'lower') === (direction === 'up');
}

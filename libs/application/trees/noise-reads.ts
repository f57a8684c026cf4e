/** How much of a difference between values may be chance, from the resident columns; kept for the periods that were asked for last. */
import {
  valuesByDays,
  type LeafColumns,
  type Model,
  type Period,
  type PeriodValues,
  type ValuesByDays,
} from '@bough/domain';
import { differenceByDays, pairedByDays } from '@bough/statistics';
import { Recent } from './recent.js';

/** The values of a snapshot. */
interface Values {
  readonly model: Model;
  readonly columns: LeafColumns;
  valuesOf(period: Period): PeriodValues;
  valuesLike(period: Period, like: Period): PeriodValues;
}

const KEPT_PERIODS = 6;

/** p-values of differences; `null` where days do not tell how much the metric varies. */
export class NoiseReads {
  private readonly known = new Recent<string, ValuesByDays>(KEPT_PERIODS);

  constructor(private readonly values: Values) {}

  /** Of the change of a metric from another period, of which as many days are taken, for the segment at `position`. */
  overTime(metric: string, position: number, period: Period, other: Period): number | null {
    // Days that are in both periods are not compared with themselves.
    if (other.to > period.from && other.from < period.to) return null;
    const [now, then] = [this.byDays(period, period), this.byDays(other, period)];
    const [value, before] = [now(metric, position), then(metric, position)];
    return (value && before && differenceByDays(value, before)?.p) ?? null;
  }

  /** Of the gap between two segments in one period. */
  across(metric: string, period: Period, [position, other]: readonly [number, number]): number | null {
    const byDays = this.byDays(period, period);
    const [value, whole] = [byDays(metric, position), byDays(metric, other)];
    return (value && whole && pairedByDays(value, whole)?.p) ?? null;
  }

  private byDays(period: Period, like: Period): ValuesByDays {
    const own = this.values.valuesOf(period);
    const alike = period === like ? own : this.values.valuesLike(period, like);
    const key = `${period.from}/${period.to}${own === alike ? '' : ` like ${like.from}/${like.to}`}`;
    return this.known.get(key, () => valuesByDays(this.values.model, this.values.columns, own, alike));
  }
}

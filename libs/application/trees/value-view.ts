/** Values and changes as they are shown: the number, its text for people, and why it may be doubted. Both apps print these. */
import {
  AVAILABILITY_STATUSES,
  availabilityStatus,
  formatDifference,
  formatValue,
  type AvailabilityStatus,
  type Change,
  type MetricValue,
  type ModelMetric,
} from '@bough/domain';

export interface ValueView extends MetricValue {
  readonly metric: ModelMetric;
  readonly status: AvailabilityStatus;
  /** As people read it: `4h 12m`, `€3.2k`, `91.2%`; `null` without a value. */
  readonly text: string | null;
}

export interface ChangeView extends Change {
  /** The absolute change as people read it: signed, ratios in percentage points; `null` where there is none. */
  readonly text: string | null;
  /** The less certain of the two values, which decides how certain the change is. */
  readonly weaker: ValueView;
}

/** The value of a metric as it is shown. Its text is written when it is asked for: writing costs more than computing. */
export function valueView(value: MetricValue, metric: ModelMetric): ValueView {
  return {
    ...value,
    metric,
    status: availabilityStatus(value),
    get text() {
      return value.value === null ? null : formatValue(value.value, metric);
    },
  };
}

/** The change between two values of a metric as it is shown. */
export function changeView(change: Change, current: ValueView, other: ValueView): ChangeView {
  const rank = ({ status }: ValueView) => AVAILABILITY_STATUSES.indexOf(status);
  return {
    ...change,
    weaker: rank(other) > rank(current) ? other : current,
    get text() {
      return change.absolute === null ? null : formatDifference(change.absolute, current.metric);
    },
  };
}

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
  return new ShownValue(value, metric);
}

/** The change between two values of a metric as it is shown. */
export function changeView(change: Change, current: ValueView, other: ValueView): ChangeView {
  return new ShownChange(change, current.metric, rank(other) > rank(current) ? other : current);
}

const RANKS = new Map(AVAILABILITY_STATUSES.map((status, rank) => [status, rank]));
const rank = ({ status }: ValueView) => RANKS.get(status)!;

/** A class and not a literal: a scorecard makes 30,000 of them, and a getter in a literal makes each as dear as assessing it. */
class ShownValue implements ValueView {
  readonly value;
  readonly reason;
  readonly marks;
  readonly message;
  readonly sample;
  readonly blockedBy;
  readonly status;

  constructor(
    value: MetricValue,
    readonly metric: ModelMetric,
  ) {
    this.value = value.value;
    this.reason = value.reason;
    this.marks = value.marks;
    this.message = value.message;
    this.sample = value.sample;
    this.blockedBy = value.blockedBy;
    this.status = availabilityStatus(value);
  }

  get text(): string | null {
    return this.value === null ? null : formatValue(this.value, this.metric);
  }
}

class ShownChange implements ChangeView {
  readonly absolute;
  readonly relative;
  readonly tone;

  constructor(
    change: Change,
    readonly metric: ModelMetric,
    readonly weaker: ValueView,
  ) {
    this.absolute = change.absolute;
    this.relative = change.relative;
    this.tone = change.tone;
  }

  get text(): string | null {
    return this.absolute === null ? null : formatDifference(this.absolute, this.metric);
  }
}

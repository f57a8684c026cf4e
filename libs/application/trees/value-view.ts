/** Values and changes as they are shown: the number, its text for people, and why it may be doubted. Both apps print these. */
import {
  AVAILABILITY_STATUSES,
  availabilityStatus,
  formatBeside,
  formatDifference,
  neutralText,
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
  /** Why it has no tone, in words; `null` where it has one. */
  readonly neutralText: string | null;
  /** The less certain of the two values, which decides how certain the change is. */
  readonly weaker: ValueView;
}

/**
 * The value of a metric as it is shown. Its text is written when it is asked for: writing costs more than computing. It can be told from
 * the text of the value that stands beside it, if there is one.
 */
export function valueView(value: MetricValue, metric: ModelMetric, beside: number | null = null): ValueView {
  return new ShownValue(value, metric, beside);
}

/** The change between two values of a metric as it is shown. */
export function changeView(change: Change, current: ValueView, other: ValueView): ChangeView {
  return new ShownChange(change, current, other);
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
    private readonly beside: number | null,
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
    return this.value === null ? null : formatBeside(this.value, [this.beside], this.metric);
  }
}

class ShownChange implements ChangeView {
  readonly absolute;
  readonly relative;
  readonly tone;
  readonly against;
  readonly neutralBecause;

  constructor(
    change: Change,
    private readonly current: ValueView,
    private readonly other: ValueView,
  ) {
    this.absolute = change.absolute;
    this.relative = change.relative;
    this.tone = change.tone;
    this.against = change.against;
    this.neutralBecause = change.neutralBecause;
  }

  get weaker(): ValueView {
    return rank(this.other) > rank(this.current) ? this.other : this.current;
  }

  get text(): string | null {
    return this.absolute === null ? null : formatDifference(this.absolute, this.current.metric);
  }

  get neutralText(): string | null {
    if (this.neutralBecause === null) return null;
    const doubted = [this.current, this.other].find(({ marks }) => marks.some((mark) => mark === this.neutralBecause));
    return neutralText(this.neutralBecause) + (doubted ? ` (${doubted.message})` : '');
  }
}

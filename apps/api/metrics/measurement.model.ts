import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import {
  AVAILABILITY_STATUSES,
  MARKS,
  MISSING_REASONS,
  NEUTRAL_REASONS,
  TONES,
  type AvailabilityStatus,
  type Mark,
  type MissingReason,
  type NeutralReason,
  type NoiseReading,
  type Tone,
  type ValueUnit,
} from '@bough/domain';
import type { ChangeView, Quantiles, ValueView } from '@bough/application';
import { nameEnum } from '../graphql/enums.js';
import { DecimalScalar } from '../graphql/scalars.js';
import { PeriodModel } from '../rollups/period.model.js';
import { figure, FigureModel, figureOrNull } from './figure.model.js';
import { unitModel, UnitModel } from './metric.model.js';

export const AvailabilityStatusEnum = nameEnum('AvailabilityStatus', AVAILABILITY_STATUSES);
export type Reason = MissingReason | Mark;
export const AvailabilityReasonEnum = nameEnum<Reason>('AvailabilityReason', [...MISSING_REASONS, ...MARKS], {
  PLANNED: 'The node is there before its data is.',
  SEGMENT_REMOVED: 'In a tree of the past: the workspace no longer has the segment.',
  SOURCE_NOT_CONNECTED: 'No import carries what the metric needs.',
  ZERO_DENOMINATOR: 'There is nothing to divide by, which differs from zero.',
  INPUT_UNAVAILABLE: 'Something that the metric is computed from has no value; see blockedBy.',
  INSUFFICIENT_SAMPLE: 'Thin: below the minimum sample; shown, never compared.',
  PERIOD_INCOMPLETE: 'The period still moves, or there is no data for all of it.',
  SOURCE_STALE: 'The source is late.',
  DAY_PRECISION: 'Durations in it rest on dates without a time of day, so they are counted in days.',
  IDENTITY_BROKEN: 'The same value from the children of the node is another; see identityCheck.',
});
export const ToneEnum = nameEnum('Tone', TONES, 'In the direction that the metric calls good.');
export const NeutralReasonEnum = nameEnum('NeutralReason', NEUTRAL_REASONS, {
  NO_VALUE: 'One of the two has no value.',
  NOT_COMPARABLE:
    'The two are not alike: segments by a metric that grows with their size, distinct customers over periods of unequal length.',
  INSUFFICIENT_SAMPLE: 'One of the two is thin.',
  PERIOD_INCOMPLETE: 'One of the two periods still fills or moves, or is not covered by data.',
  NO_DIRECTION: 'Only a standard can say which direction is better.',
});

@ObjectType('Availability', { description: 'Why a value is there, doubtful or absent.' })
export class AvailabilityModel {
  @Field(() => AvailabilityStatusEnum)
  status!: AvailabilityStatus;
  @Field(() => AvailabilityReasonEnum, { nullable: true, description: 'The first that applies.' })
  reason!: Reason | null;
  @Field(() => [AvailabilityReasonEnum], { description: 'Every doubt about a value that is there.' })
  marks!: readonly Mark[];
  @Field(() => String, { nullable: true })
  message!: string | null;
  @Field(() => Int, { nullable: true, description: 'Events behind the value.' })
  sampleSize!: number | null;
  @Field(() => Int, { nullable: true })
  minimumSampleSize!: number | null;
  @Field(() => [String], { description: 'Measures or metrics at fault.' })
  blockedBy!: readonly string[];
}

@ObjectType('Measurement', {
  description: 'A number is never a bare number. Its value is null exactly when it is UNAVAILABLE.',
})
export class MeasurementModel {
  @Field(() => Float, { nullable: true, description: 'In the canonical unit.' })
  value!: number | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'The same number where it is an exact count.' })
  exact!: string | null;
  @Field(() => UnitModel, { nullable: true, description: 'Null for a node that is only planned.' })
  unit!: UnitModel | null;
  @Field(() => String, { nullable: true, description: 'As people read it: 4h 12m, €3.2k, 91.2%.' })
  formatted!: string | null;
  @Field(() => AvailabilityModel)
  availability!: AvailabilityModel;
}

@ObjectType('Quantiles', { description: 'In the unit of the metric, within 1.09 % of the exact value.' })
export class QuantilesModel {
  @Field(() => FigureModel)
  median!: FigureModel;
  @Field(() => FigureModel)
  p90!: FigureModel;
}

/** Quantiles of a metric as a model. */
export function quantilesModel({ median, p90 }: Quantiles, unit: ValueUnit): QuantilesModel {
  return { median: figure(median, unit), p90: figure(p90, unit) };
}

@ObjectType('Comparison')
export class ComparisonModel {
  @Field(() => PeriodModel)
  basis!: PeriodModel;
  @Field(() => MeasurementModel)
  previous!: MeasurementModel;
  @Field(() => FigureModel, {
    nullable: true,
    description:
      'What the change is measured against: the previous value, of a count or sum (also per customer) over as many days as the current period has.',
  })
  against!: FigureModel | null;
  @Field(() => MeasurementModel, { description: 'current − against; ratios in percentage points when formatted.' })
  absoluteChange!: MeasurementModel;
  @Field(() => Float, {
    nullable: true,
    description: '(current − against) ÷ |against|; null when against is null or zero.',
  })
  relativeChange!: number | null;
  @Field(() => ToneEnum, { description: 'NEUTRAL where nothing comparable says that the change is good or bad.' })
  tone!: Tone;
  @Field(() => NeutralReasonEnum, { nullable: true, description: 'Why the tone is NEUTRAL; null when it is not.' })
  neutralBecause!: NeutralReason | null;
  @Field(() => String, { nullable: true, description: 'The same in words.' })
  neutralMessage!: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether days alone may have given the change: p of 5 % or more. Null where that is not known.',
  })
  withinNoise!: boolean | null;
  @Field(() => Float, {
    nullable: true,
    description: 'How often days alone would give so large a change, or a larger one, in either direction.',
  })
  p!: number | null;
}

/** A value as a model. Its text is written only when it is asked for. */
export function measurement(view: ValueView): MeasurementModel {
  const { value, metric } = view;
  const isCount = metric.unit === 'count' && value !== null;
  return {
    value,
    exact: isCount && Number.isSafeInteger(value) ? String(value) : null,
    unit: unitModel(metric, metric.scale),
    get formatted() {
      return view.text;
    },
    availability: availability(view),
  };
}

/** The absolute change between two values as a model; it has the availability of the weaker one. */
export function changeMeasurement(change: ChangeView): MeasurementModel {
  const { absolute, weaker } = change;
  return {
    value: absolute,
    exact: null,
    unit: unitModel(weaker.metric, weaker.metric.scale),
    get formatted() {
      return change.text;
    },
    availability: availability(weaker),
  };
}

/** A change from the value in another period as a model. Texts are written when they are asked for. */
export function comparisonModel(
  basis: PeriodModel,
  previous: ValueView,
  change: ChangeView,
  noise: () => NoiseReading | null,
): ComparisonModel {
  return new ShownComparison(basis, previous, change, noise);
}

/** A class, because a getter in a literal is slow to make. */
class ShownComparison implements ComparisonModel {
  readonly previous;
  readonly absoluteChange;
  readonly relativeChange;
  readonly tone;
  readonly neutralBecause;

  constructor(
    readonly basis: PeriodModel,
    previous: ValueView,
    private readonly change: ChangeView,
    private readonly noise: () => NoiseReading | null,
  ) {
    this.previous = measurement(previous);
    this.absoluteChange = changeMeasurement(change);
    this.relativeChange = change.relative;
    this.tone = change.tone;
    this.neutralBecause = change.neutralBecause;
  }

  get against(): FigureModel | null {
    return againstOf(this.change);
  }

  get neutralMessage(): string | null {
    return this.change.neutralText;
  }

  get withinNoise(): boolean | null {
    const noise = this.noise()?.noise ?? 'UNKNOWN';
    return noise === 'UNKNOWN' ? null : noise === 'WITHIN';
  }

  get p(): number | null {
    return this.noise()?.p ?? null;
  }
}

/** What a change is measured against as a model. */
export function againstOf({ against, weaker }: ChangeView): FigureModel | null {
  return figureOrNull(against ?? null, weaker.metric);
}

function availability({ status, reason, marks, message, sample, metric, blockedBy }: ValueView): AvailabilityModel {
  return {
    status,
    reason: reason ?? marks[0] ?? null,
    marks,
    message,
    sampleSize: sample === null ? null : Math.round(sample),
    minimumSampleSize: metric.minimumSample,
    blockedBy,
  };
}

/** The value of a planned node, which has no data yet. */
export function plannedMeasurement(reason: string): MeasurementModel {
  return {
    value: null,
    exact: null,
    unit: null,
    formatted: null,
    availability: {
      status: 'UNAVAILABLE',
      reason: 'PLANNED',
      marks: [],
      message: reason,
      sampleSize: null,
      minimumSampleSize: null,
      blockedBy: [],
    },
  };
}

import { Field, Float, ObjectType } from '@nestjs/graphql';
import {
  standardText,
  type Day,
  type Metric,
  type ModelMetric,
  type Standard,
  type StandardKind,
  type StandardStatus,
  type TimeBasis,
} from '@bough/domain';
import type { Snapshot, VerdictView } from '@bough/application';
import { namedEnum } from '../graphql/enums.js';
import { DateScalar, KeyScalar } from '../graphql/scalars.js';

export const StandardKindEnum = namedEnum<StandardKind>(
  'StandardKind',
  { at_most: 'AT_MOST', at_least: 'AT_LEAST', between: 'BETWEEN', share_within: 'SHARE_WITHIN' },
  { SHARE_WITHIN: 'At least "share" of the events take "high" at most.' },
);
export const TimeBasisEnum = namedEnum<TimeBasis>(
  'TimeBasis',
  { calendar: 'CALENDAR', business: 'BUSINESS' },
  'Whether a duration runs day and night, or while the desk is open.',
);
export const StandardStatusEnum = namedEnum<StandardStatus | 'unset'>(
  'StandardStatus',
  { met: 'MET', at_risk: 'AT_RISK', missed: 'MISSED', not_evaluable: 'NOT_EVALUABLE', unset: 'UNSET' },
  {
    AT_RISK: 'On the good side, but chance could have put it there; or close, where nobody can tell.',
    MISSED: 'On the wrong side, whether by chance or not; see p.',
    NOT_EVALUABLE: 'Missing, thin or immature; "reason" says which.',
    UNSET: 'There is no standard; only of nodes and cells of the tree.',
  },
);

@ObjectType('Standard', { description: 'What a segment is meant to get of a metric; bounds in its canonical unit.' })
export class StandardModel {
  @Field({ description: 'plan/enterprise, or all.' })
  segment!: string;
  @Field(() => KeyScalar)
  metric!: string;
  @Field(() => StandardKindEnum)
  kind!: StandardKind;
  @Field(() => Float, { nullable: true })
  low!: number | null;
  @Field(() => Float, { nullable: true })
  high!: number | null;
  @Field(() => Float, { nullable: true, description: '0 to 1, of SHARE_WITHIN.' })
  share!: number | null;
  @Field(() => TimeBasisEnum)
  basis!: TimeBasis;
  @Field({ description: 'Promised in a contract.' })
  contractual!: boolean;
  @Field(() => DateScalar, { name: 'start' })
  from!: Day;
  @Field(() => DateScalar, {
    name: 'endExclusive',
    nullable: true,
    description: 'First day on which it holds no more; null: until further notice.',
  })
  to!: Day | null;
  @Field(() => DateScalar, { description: 'From this day on it wants to be looked at again.' })
  review!: Day;
  @Field({ description: 'True when that day has come.' })
  pastReview!: boolean;
  @Field()
  reason!: string;
  @Field(() => String, { nullable: true, description: 'Key of the person who set it.' })
  setBy!: string | null;
  @Field({ description: 'What it asks for, for people: at most 1h, 90% within 1h.' })
  text!: string;
  /** The standard of the domain. */
  standard!: Standard;
}

@ObjectType('StandardVerdict')
export class StandardVerdictModel {
  @Field(() => StandardModel)
  standard!: StandardModel;
  @Field(() => StandardStatusEnum)
  status!: StandardStatus;
  @Field(() => String, { nullable: true, description: 'Why there is no verdict.' })
  reason!: string | null;
  @Field(() => Float, { nullable: true, description: 'The value, of SHARE_WITHIN the share.' })
  actual!: number | null;
  @Field(() => String, { nullable: true })
  actualFormatted!: string | null;
  @Field(() => Float, { nullable: true, description: 'How far it is from the bound; positive is the good side.' })
  margin!: number | null;
  @Field(() => String, { nullable: true })
  marginFormatted!: string | null;
  @Field(() => Float, {
    nullable: true,
    description: 'One-sided: how often so bad a figure, or a worse one, comes about when the truth lies at the bound.',
  })
  p!: number | null;
}

/** A standard as a model. */
export function standardModel(standard: Standard, metric: Metric, { state }: Snapshot): StandardModel {
  return {
    ...standard,
    pastReview: standard.review <= state.today,
    text: standardText(standard, metric.unit),
    standard,
  };
}

/** A verdict on a standard as a model. */
export function verdictModel(verdict: VerdictView, metric: ModelMetric, snapshot: Snapshot): StandardVerdictModel {
  const { standard, status, reason, actual, margin, p } = verdict;
  return {
    standard: standardModel(standard, metric, snapshot),
    status,
    reason,
    actual,
    get actualFormatted() {
      return verdict.actualText;
    },
    margin,
    get marginFormatted() {
      return verdict.marginText;
    },
    p,
  };
}

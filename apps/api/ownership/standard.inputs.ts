import { ArgsType, Field, Float, InputType } from '@nestjs/graphql';
import type { Day, Standard, StandardKind, StandardName, TimeBasis } from '@bough/domain';
import { DateScalar, KeyScalar } from '../graphql/scalars.js';
import { StandardKindEnum, TimeBasisEnum } from '../comparisons/standard.model.js';
import { LockArgs } from '../trees/structure.inputs.js';

@InputType({ description: 'Bounds in the canonical unit of the metric: seconds, ratios 0 to 1.' })
export class StandardInput {
  @Field({ description: 'plan/enterprise, or all.' })
  segment!: string;
  @Field(() => KeyScalar)
  metric!: string;
  @Field(() => StandardKindEnum)
  kind!: StandardKind;
  @Field(() => Float, { nullable: true, description: 'Of AT_LEAST and BETWEEN.' })
  low?: number | null;
  @Field(() => Float, { nullable: true, description: 'Of AT_MOST and BETWEEN; of SHARE_WITHIN the limit.' })
  high?: number | null;
  @Field(() => Float, { nullable: true, description: 'Of SHARE_WITHIN, 0 to 1.' })
  share?: number | null;
  @Field(() => TimeBasisEnum, { defaultValue: 'calendar' })
  basis!: TimeBasis;
  @Field(() => Boolean, { defaultValue: false, description: 'Promised in a contract; for editors only.' })
  contractual!: boolean;
  @Field(() => DateScalar)
  start!: Day;
  @Field(() => DateScalar, { nullable: true, description: 'First day on which it holds no more.' })
  endExclusive?: Day | null;
  @Field(() => DateScalar)
  review!: Day;
  @Field()
  reason!: string;
}

@ArgsType()
export class StandardRemoveArgs extends LockArgs {
  @Field()
  segment!: string;
  @Field(() => KeyScalar)
  metric!: string;
  @Field(() => StandardKindEnum)
  kind!: StandardKind;
  @Field(() => TimeBasisEnum, { defaultValue: 'calendar' })
  basis!: TimeBasis;
  @Field(() => DateScalar, { description: 'Its first day.' })
  start!: Day;
}

export function standardOf(input: StandardInput, setBy: string | null): Standard {
  const { segment, metric, kind, basis, contractual, start, review, reason } = input;
  return {
    segment,
    metric,
    kind,
    basis,
    contractual,
    from: start,
    review,
    reason,
    setBy,
    low: input.low ?? null,
    high: input.high ?? null,
    share: input.share ?? null,
    to: input.endExclusive ?? null,
  };
}

export function standardNameOf(args: StandardRemoveArgs): StandardName {
  const { segment, metric, kind, basis, start } = args;
  return { segment, metric, kind, basis, from: start };
}

/** An assessment as clients see it: the verdict in words, then every number that it rests on. */
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Day, VerdictKind } from '@bough/domain';
import { NodeModel } from '../graphql/node.model.js';
import { DateScalar, DateTimeScalar } from '../graphql/scalars.js';
import {
  CarriedModel,
  CheckModel,
  GuardrailResultModel,
  LookModel,
  OpinionModel,
  OtherSegmentModel,
  PartModel,
  ReasonModel,
  WorthModel,
} from './assessment-parts.model.js';
import { EffectModel, NaiveModel, TrendModel } from './effect.model.js';
import { ImpactChartModel } from './impact-chart.model.js';
import { ImpactWaveModel } from './impact-wave.model.js';
import { VerdictEnum } from './intervention-enums.js';

const optional = { nullable: true };

@ObjectType('ImpactAssessment', {
  implements: () => NodeModel,
  description: 'One judgement. It is never changed: the same inputs have the same key and the same answer.',
})
export class AssessmentModel implements NodeModel {
  @Field(() => ID)
  id!: string;
  @Field(() => VerdictEnum)
  verdict!: VerdictKind;
  @Field({ description: 'A few words: Verified improvement, at a cost' })
  headline!: string;
  @Field({ description: 'One paragraph with the numbers.' })
  summary!: string;
  @Field()
  howWeKnow!: string;
  @Field()
  wouldChangeOurMind!: string;
  @Field({
    description:
      'A, B or C by the controls and the weeks there are, and whether the method could be tried on them; X: exploratory, never verified.',
  })
  grade!: string;
  @Field({ description: 'It improved, and a guardrail is breached.' })
  atACost!: boolean;
  @Field({ description: 'Not frozen before its launch.' })
  exploratory!: boolean;
  @Field(() => DateScalar, { ...optional, description: 'Of an immature one: the first day on which it can be judged.' })
  until!: Day | null;
  @Field(() => [String])
  confoundedBy!: readonly string[];
  @Field(() => [ReasonModel], { description: 'Why nothing can be told.' })
  reasons!: readonly ReasonModel[];
  @Field(() => Float, { description: 'The smallest effect that matters, on the scale of the effect.' })
  margin!: number;
  @Field(() => Float, { ...optional, description: 'What was found over what was bet on.' })
  shareOfPredicted!: number | null;
  @Field(() => EffectModel, optional)
  effect!: EffectModel | null;
  @Field(() => NaiveModel, { ...optional, description: 'What a plain look at before and after would have said.' })
  naive!: NaiveModel | null;
  @Field(() => [CheckModel])
  checks!: readonly CheckModel[];
  @Field(() => TrendModel, optional)
  trend!: TrendModel | null;
  @Field(() => [LookModel])
  looks!: readonly LookModel[];
  @Field(() => [OpinionModel])
  opinions!: readonly OpinionModel[];
  @Field(() => [PartModel], { description: 'Each treated segment alone, where there are several.' })
  parts!: readonly PartModel[];
  @Field(() => [ImpactWaveModel], { description: 'Of a staged rollout, in the order of their launches.' })
  waves!: readonly ImpactWaveModel[];
  @Field(() => [GuardrailResultModel])
  guardrails!: readonly GuardrailResultModel[];
  @Field(() => [OtherSegmentModel], { description: 'Enterprise gained, self-serve lost?' })
  others!: readonly OtherSegmentModel[];
  @Field(() => [CarriedModel], { description: 'The nodes above, nearest first.' })
  upward!: readonly CarriedModel[];
  @Field(() => WorthModel, optional)
  worth!: WorthModel | null;
  @Field(() => Int, {
    ...optional,
    description: 'Weeks after launch that would show an effect as large as the margin.',
  })
  weeksNeeded!: number | null;
  @Field(() => ImpactChartModel, { ...optional, description: 'Of one launch; waves have one each.' })
  chart!: ImpactChartModel | null;
  @Field(() => [String], { description: 'What the plan says differently now than when it was frozen.' })
  planChanges!: readonly string[];
  @Field(() => Float, {
    ...optional,
    description:
      'Of a resolution time with the unresolved in it: the part that is the time of resolved conversations, 0 to 1. What a plan states about resolution time is taken of this part.',
  })
  resolvedPart!: number | null;
  @Field(() => DateScalar, { ...optional, description: 'The last day with data that was used.' })
  dataThrough!: Day | null;
  @Field(() => DateTimeScalar)
  assessedAt!: Date;
  @Field({ description: 'Equal for equal inputs: plan, code, data. Equal keys have equal answers.' })
  reproducibilityKey!: string;
  @Field({ description: 'SHA-256 of the plan that was judged.' })
  planHash!: string;
  @Field()
  codeVersion!: string;
}

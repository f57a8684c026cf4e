/** An intervention and the registry of all of them. */
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Calibration, Day, Intervention, InterventionPlan, InterventionStatus, PlanOverlap } from '@bough/domain';
import { connectionOf } from '../graphql/connection.js';
import { NodeModel } from '../graphql/node.model.js';
import { DateScalar, DateTimeScalar } from '../graphql/scalars.js';
import { PersonModel } from '../ownership/ownership.model.js';
import { UserErrorModel } from '../graphql/user-error.model.js';
import { AssessmentModel } from './assessment.model.js';
import { ReasonModel } from './assessment-parts.model.js';
import { OverlapKindEnum, OverlapTimeEnum, StatusEnum } from './intervention-enums.js';
import { PlanModel, PlanPowerModel, PlanRevisionModel } from './plan.model.js';

const optional = { nullable: true };

@ObjectType('SignOff', { description: 'What whoever answers for the node says to a verdict.' })
class SignOffModel {
  @Field(() => PersonModel, optional)
  person!: PersonModel | null;
  @Field(() => ID, { description: 'Of the assessment that was signed.' })
  assessmentId!: string;
  @Field()
  agrees!: boolean;
  @Field(() => String, optional)
  note!: string | null;
  @Field(() => DateTimeScalar)
  at!: Date;
}

@ObjectType('Intervention', {
  implements: () => NodeModel,
  description: 'A bet on a node. It is frozen when it starts; the verdict uses what was frozen.',
})
export class InterventionModel implements NodeModel {
  @Field(() => ID)
  id!: string;
  @Field(() => Int, { description: 'What people call it.' })
  number!: number;
  @Field(() => Int, { description: 'Mutations take it as expectedVersion.' })
  version!: number;
  @Field(() => StatusEnum)
  status!: InterventionStatus;
  @Field({ description: 'Frozen after its launch: never verified. Before the start: it would be.' })
  exploratory!: boolean;
  @Field(() => PlanModel, { description: 'What it says now.' })
  plan!: PlanModel;
  @Field(() => PlanRevisionModel, { ...optional, description: 'What the verdict uses; null before the start.' })
  frozen!: PlanRevisionModel | null;
  @Field(() => DateTimeScalar, optional)
  frozenAt!: Date | null;
  @Field(() => [PlanRevisionModel], { description: 'Oldest first.' })
  revisions!: PlanRevisionModel[];
  @Field(() => [String], { description: 'What the plan says differently now than when it was frozen.' })
  planChanges!: string[];
  @Field(() => [SignOffModel])
  signOffs!: SignOffModel[];
  @Field(() => String, { ...optional, description: 'Why it was cancelled.' })
  reason!: string | null;
  @Field(() => String, {
    ...optional,
    description: 'What waits for its owner: a launch that has passed without a start.',
  })
  reminder!: string | null;
  @Field(() => DateTimeScalar)
  createdAt!: Date;
  @Field(() => PersonModel, { ...optional, description: 'Null: the command line.' })
  createdBy!: PersonModel | null;
  /** What it was made from. */
  intervention!: Intervention;
}

@ObjectType()
export class InterventionConnection extends connectionOf(InterventionModel, 'Intervention') {}

@ObjectType('PlanOverlap', { description: 'Another intervention that touches the same customers and numbers.' })
export class OverlapModel implements Omit<PlanOverlap, 'id' | 'until'> {
  @Field(() => ID)
  id!: string;
  @Field(() => Int)
  number!: number;
  @Field()
  title!: string;
  @Field(() => OverlapKindEnum)
  kind!: PlanOverlap['kind'];
  @Field(() => [String], { description: 'Segments or nodes that both touch.' })
  shared!: readonly string[];
  @Field(() => DateScalar)
  launch!: Day;
  @Field(() => OverlapTimeEnum)
  during!: PlanOverlap['during'];
  @Field({
    description:
      'Nobody could tell whose effect it was. What was written down after its launch is told, and confounds nothing.',
  })
  confounds!: boolean;
  @Field()
  words!: string;
}

@ObjectType('SuggestedControl', { description: 'A segment that could be left alone, with everything for and against.' })
export class SuggestedControlModel {
  @Field()
  segment!: string;
  @Field()
  name!: string;
  @Field()
  suggested!: boolean;
  @Field(() => [ReasonModel])
  reasons!: readonly ReasonModel[];
}

@ObjectType('InterventionPayload')
export class InterventionPayload {
  @Field(() => InterventionModel, { ...optional, description: 'As it is now; null: there is none.' })
  intervention!: InterventionModel | null;
  @Field(() => AssessmentModel, { ...optional, description: 'The one that was made or used.' })
  assessment!: AssessmentModel | null;
  @Field(() => [UserErrorModel], { description: 'Empty unless nothing was changed.' })
  userErrors!: UserErrorModel[];
  @Field(() => [UserErrorModel], { description: 'What stands beside a change: no controls, launch past, draft.' })
  warnings!: UserErrorModel[];
}

@ObjectType('InterventionPlanPayload')
export class InterventionPlanPayload extends InterventionPayload {
  @Field(() => PlanModel, { description: 'What the wish comes to, also when nothing was saved.' })
  plan!: PlanModel;
  /** The same as the domain has it, for fields that are worked out when they are asked for. */
  readonly wished!: InterventionPlan;
  @Field(() => PlanPowerModel, { ...optional, description: 'Null: something that it needs is missing.' })
  power!: PlanPowerModel | null;
  @Field(() => [OverlapModel])
  overlaps!: readonly OverlapModel[];
  @Field(() => [SuggestedControlModel], { description: 'Segments to compare with, with reasons.' })
  suggestedControls!: readonly SuggestedControlModel[];
  @Field(() => [InterventionModel], { description: 'Earlier bets on the same node, in any branch.' })
  past!: InterventionModel[];
}

@ObjectType('Calibration', { description: 'How often predictions held. Exploratory bets count apart.' })
class CalibrationModel implements Calibration {
  @Field(() => String, { ...optional, description: 'A driver family, or the name of a team; null: of neither.' })
  of!: string | null;
  @Field(() => Int)
  bets!: number;
  @Field(() => Int, { description: 'Verified, partly verified, without effect, or worsened.' })
  decided!: number;
  @Field(() => Int, { description: 'Came out as they were bet on.' })
  hits!: number;
  @Field(() => Int)
  partly!: number;
  @Field(() => Float, optional)
  hitRate!: number | null;
  @Field(() => Float, { ...optional, description: 'Median of found over bet on.' })
  shareOfPredicted!: number | null;
  @Field(() => Int)
  exploratory!: number;
}

@ObjectType('InterventionRegistry', { description: 'All bets, and how good the predictions were.' })
export class RegistryModel {
  @Field(() => [InterventionModel], { description: 'Newest first.' })
  interventions!: InterventionModel[];
  @Field(() => CalibrationModel)
  all!: CalibrationModel;
  @Field(() => [CalibrationModel])
  byFamily!: readonly CalibrationModel[];
  @Field(() => [CalibrationModel])
  byTeam!: readonly CalibrationModel[];
}

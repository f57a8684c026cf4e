/** A plan, its revisions, and what is known about it before it starts. */
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type {
  Day,
  DesignChance,
  DesignChances,
  ImpactDesign,
  InterventionPlan,
  Margin,
  PlanPower,
  PowerRow,
  WeeksChance,
} from '@bough/domain';
import { DateScalar, DateTimeScalar } from '../graphql/scalars.js';
import { PersonModel } from '../ownership/ownership.model.js';
import { SegmentModel } from '../segments/dimension.model.js';
import { TreeNodeModel } from '../trees/tree.model.js';
import { ReasonModel } from './assessment-parts.model.js';
import { DesignEnum, EffectDirectionEnum, LaunchDesignEnum, LooksEnum, MarginKindEnum } from './intervention-enums.js';

const optional = { nullable: true };
const GONE = 'Null: the tree no longer has it.';

@ObjectType('Margin', { description: 'The size of an effect, above zero.' })
export class MarginModel implements Margin {
  @Field(() => MarginKindEnum)
  kind!: Margin['kind'];
  @Field(() => Float)
  value!: number;
  @Field({ description: 'As people read it: 10 %, 3 points.' })
  text!: string;
}

@ObjectType('Guardrail', { description: 'A node that must not get worse by more than the margin.' })
export class GuardrailModel {
  @Field({ name: 'nodeKey', description: 'Key of the node.' })
  path!: string;
  @Field(() => TreeNodeModel, { ...optional, description: GONE })
  node!: TreeNodeModel | null;
  @Field(() => MarginModel)
  margin!: MarginModel;
}

@ObjectType('Wave', { description: 'Segments that start together.' })
export class WaveModel {
  @Field(() => [SegmentModel])
  segments!: SegmentModel[];
  @Field(() => DateScalar)
  launch!: Day;
}

@ObjectType('DayRange')
export class DayRangeModel {
  @Field(() => DateScalar)
  start!: Day;
  @Field(() => DateScalar, { description: 'The first day after it.' })
  endExclusive!: Day;
}

@ObjectType('PlanArms', { description: 'How many customers were drawn into each arm.' })
export class PlanArmsModel {
  @Field(() => Int, { description: 'They get the change.' })
  treated!: number;
  @Field(() => Int, { description: 'They do not.' })
  control!: number;
}

/** Does not compile while the model lacks a field of the plan. */
type PlanModelField = Exclude<keyof InterventionPlan, 'finding'> | 'findingId';

@ObjectType('InterventionPlan', { description: 'A bet on a node.' })
export class PlanModel implements Record<PlanModelField, unknown> {
  @Field()
  title!: string;
  @Field({ description: 'What is changed, and why it should help.' })
  hypothesis!: string;
  @Field({ name: 'nodeKey', description: 'Key of the node that is bet on.' })
  primary!: string;
  @Field(() => TreeNodeModel, { ...optional, description: GONE })
  node!: TreeNodeModel | null;
  @Field({ description: 'Key of the metric that is judged.' })
  metric!: string;
  @Field(() => DesignEnum)
  design!: ImpactDesign;
  @Field(() => [WaveModel], { description: 'One, unless it is staged.' })
  waves!: WaveModel[];
  @Field(() => [SegmentModel], { description: 'Segments that are left alone.' })
  controls!: SegmentModel[];
  @Field(() => EffectDirectionEnum)
  direction!: InterventionPlan['direction'];
  @Field(() => MarginModel, { ...optional, description: 'The size that is bet on; null: the direction only.' })
  predicted!: MarginModel | null;
  @Field(() => MarginModel, { description: 'The smallest effect that matters.' })
  margin!: MarginModel;
  @Field(() => Int, { description: 'Until everybody has it.' })
  rolloutDays!: number;
  @Field(() => Int, { description: 'After that, when nothing is counted.' })
  washoutDays!: number;
  @Field(() => Int, { description: 'Whole weeks that are judged.' })
  weeks!: number;
  @Field(() => Int, {
    ...optional,
    description:
      'Days for which each conversation is followed, where a metric lags; null: every measure by its own clock.',
  })
  followUpDays!: number | null;
  @Field(() => LooksEnum)
  looks!: InterventionPlan['looks'];
  @Field(() => DayRangeModel, { ...optional, description: 'From the first launch to the end of the last judged week.' })
  window!: DayRangeModel | null;
  @Field(() => [GuardrailModel])
  guardrails!: GuardrailModel[];
  @Field(() => PersonModel, { ...optional, description: 'Who does it.' })
  owner!: PersonModel | null;
  @Field(() => ID, { ...optional, description: 'Of the finding that it answers.' })
  findingId!: string | null;
  @Field(() => [DayRangeModel], { description: 'Days that say nothing, such as holidays and outages.' })
  excluded!: DayRangeModel[];
  @Field(() => String, { ...optional, description: 'What else changes meanwhile.' })
  otherChanges!: string | null;
  @Field(() => PlanArmsModel, { ...optional, description: 'Of an experiment.' })
  arms!: PlanArmsModel | null;
}

@ObjectType('PlanRevision', { description: 'One state of the plan. None is ever changed or removed.' })
export class PlanRevisionModel {
  @Field(() => Int)
  revision!: number;
  @Field(() => PlanModel)
  plan!: PlanModel;
  @Field({ description: 'What the names in it meant then: formulas, segments, the clock; a line each.' })
  definition!: string;
  @Field({ description: 'SHA-256 of the plan and of the definition.' })
  hash!: string;
  @Field({ description: 'The one that the verdict uses.' })
  frozen!: boolean;
  @Field(() => [String], { description: 'What it changed of the revision before.' })
  changes!: string[];
  @Field(() => DateTimeScalar)
  recordedAt!: Date;
  @Field(() => PersonModel, { ...optional, description: 'Null: the command line.' })
  recordedBy!: PersonModel | null;
}

@ObjectType('PowerRow')
export class PowerRowModel implements Record<keyof PowerRow, unknown> {
  @Field(() => Int)
  weeks!: number;
  @Field(() => MarginModel, { description: 'The smallest effect that would be found in 80 of 100 cases.' })
  detectable!: MarginModel;
  @Field(() => Float, { description: 'How often "no effect" would be earned, were there none.' })
  noChangePower!: number;
  @Field({ description: 'False: a verdict is not promised.' })
  promising!: boolean;
}

@ObjectType('WeeksChance')
class WeeksChanceModel implements WeeksChance {
  @Field(() => Int, { description: 'After launch; in waves, after each launch.' })
  weeks!: number;
  @Field(() => Float, { ...optional, description: 'How often an effect as large as the margin would be seen: 0 to 1.' })
  chance!: number | null;
}

@ObjectType('DesignChance', { description: 'What a design of the launch could see, going by the history.' })
class DesignChanceModel implements DesignChance {
  @Field(() => LaunchDesignEnum)
  design!: DesignChance['design'];
  @Field()
  feasible!: boolean;
  @Field(() => [WeeksChanceModel])
  chances!: readonly WeeksChanceModel[];
  @Field(() => [[String]], { description: 'Who would start, wave by wave.' })
  waves!: readonly (readonly string[])[];
  @Field({ description: 'What the design is here, or why it is not feasible.' })
  words!: string;
}

@ObjectType('DesignChances', { description: 'Designs of the launch, the best that is feasible first.' })
export class DesignChancesModel implements DesignChances {
  @Field(() => [DesignChanceModel])
  designs!: readonly DesignChanceModel[];
  @Field({ description: 'What to do.' })
  advice!: string;
}

@ObjectType('PlanPower', { description: 'What so many weeks can show.' })
export class PlanPowerModel implements Record<keyof PlanPower, unknown> {
  @Field(() => [PowerRowModel])
  rows!: readonly PowerRowModel[];
  @Field(() => MarginKindEnum)
  kind!: PlanPower['kind'];
  @Field({ description: "For the plan's own weeks." })
  promising!: boolean;
  @Field(() => Int, { ...optional, description: 'Weeks after which an effect as large as the margin would show.' })
  weeksNeeded!: number | null;
  @Field(() => Int, { ...optional, description: 'Of an experiment: customers who would show it in the planned weeks.' })
  customersNeeded!: number | null;
  @Field(() => Int)
  weeksOfHistory!: number;
  @Field(() => [ReasonModel])
  reasons!: readonly ReasonModel[];
  @Field(() => [ReasonModel], {
    description: 'Controls that would be left out or put together, and a history that is short.',
  })
  notes!: readonly ReasonModel[];
  @Field()
  words!: string;
}

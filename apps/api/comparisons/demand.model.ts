import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Day, DemandItem, DemandWeight } from '@bough/domain';
import type { DemandQuestion } from '@bough/application';
import { namedEnum } from '../graphql/enums.js';
import { ConversationLabelModel } from './conversation-label.model.js';
import { DateScalar, KeyScalar } from '../graphql/scalars.js';
import { FigureModel } from '../metrics/figure.model.js';
import { ComparisonInput, PeriodInput } from '../rollups/period.inputs.js';
import { PeriodModel } from '../rollups/period.model.js';

export const DemandWeightEnum = namedEnum<DemandWeight>(
  'DemandWeight',
  { cost: 'COST', handle_time: 'HANDLE_TIME', conversations: 'CONVERSATIONS' },
  {
    COST: 'What handling costs.',
    HANDLE_TIME: 'Where no cost is known.',
    CONVERSATIONS: 'Where no handle time is known.',
  },
);

@InputType()
export class DemandInput {
  @Field(() => PeriodInput)
  period!: PeriodInput;
  @Field(() => ComparisonInput, { nullable: true, description: 'The period before when left out.' })
  compareTo?: ComparisonInput;
  @Field(() => KeyScalar, { nullable: true, description: "Whose segments are told apart; the tree's when left out." })
  dimension?: string;
  @Field(() => String, { nullable: true, description: 'Only one: industry/healthcare; "all" for everybody together.' })
  segment?: string;
}

@ObjectType('DemandPoint', { description: 'A week of seven days.' })
export class DemandPointModel {
  @Field(() => DateScalar)
  start!: Day;
  @Field(() => DateScalar)
  endExclusive!: Day;
  @Field(() => Int, { description: 'Conversations begun.' })
  created!: number;
  @Field(() => FigureModel, {
    nullable: true,
    description: 'Of those resolved in the week; null where no source carries it.',
  })
  handleTime!: FigureModel | null;
}

@ObjectType('DemandItem', { description: 'What a segment writes about, and what handling it costs.' })
export class DemandItemModel {
  @Field({ description: 'plan/pro; all for everybody together.' })
  segment!: string;
  @Field()
  segmentName!: string;
  @Field(() => String, { nullable: true, description: 'Null where not asked for, and where the source says nothing.' })
  topic!: string | null;
  @Field(() => String, { nullable: true })
  stage!: string | null;
  @Field(() => [ConversationLabelModel], { description: 'In the order in which they were asked for.' })
  labels!: ConversationLabelModel[];
  @Field(() => Int, { description: 'Conversations begun.' })
  created!: number;
  @Field(() => Int, { nullable: true, description: 'Null where no source says what is resolved.' })
  resolved!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'Distinct, who began them; null where no conversation of the period names its customer.',
  })
  customers!: number | null;
  @Field(() => FigureModel, { nullable: true, description: 'Of all of them; null where no source carries it.' })
  handleTime!: FigureModel | null;
  @Field(() => FigureModel, {
    nullable: true,
    description: "The segment's cost by handle time; null where no cost is known.",
  })
  cost!: FigureModel | null;
  @Field(() => FigureModel, { nullable: true })
  costPerConversation!: FigureModel | null;
  @Field(() => Float, {
    nullable: true,
    description: "Of the segment's cost, 0 to 1; of what the list is weighed by where no cost is known.",
  })
  share!: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'That share over the same of all segments: 2 is twice the usual.',
  })
  versusAll!: number | null;
  @Field(() => FigureModel, {
    nullable: true,
    description:
      'That as money: what it costs more than with the usual share, cost × (1 − 1 ÷ versusAll); below zero: less.',
  })
  costVersusAll!: FigureModel | null;
  @Field(() => FigureModel, { nullable: true, description: 'Cost less that of the period before.' })
  costChange!: FigureModel | null;
  @Field(() => Float, {
    nullable: true,
    description: 'The same as a part; null for thin ones, which are never compared.',
  })
  relativeChange!: number | null;
  @Field({ description: 'Fewer than the minimum sample were resolved, or begun where these are the weight.' })
  isThin!: boolean;
  /** What its points are read from; no field. */
  readonly asked!: { readonly question: DemandQuestion; readonly by: readonly string[]; readonly item: DemandItem };
}

@ObjectType('DemandList')
export class DemandListModel {
  @Field(() => PeriodModel)
  period!: PeriodModel;
  @Field(() => PeriodModel)
  basis!: PeriodModel;
  @Field(() => DemandWeightEnum, { description: 'What items are sorted by, the heaviest first, and `share` is of.' })
  weight!: DemandWeight;
  @Field(() => [String], { description: 'What is missing because no source carries it, and why.' })
  notes!: readonly string[];
  @Field(() => [DemandItemModel], { description: 'The dearest first.' })
  items!: DemandItemModel[];
  @Field(() => Int, { description: 'How many there are, shown or not.' })
  totalCount!: number;
}

@ObjectType('EscalationItem', { description: 'Why conversations of a segment about a topic were escalated.' })
export class EscalationItemModel {
  @Field()
  segment!: string;
  @Field()
  segmentName!: string;
  @Field(() => String, { nullable: true })
  topic!: string | null;
  @Field(() => String, { nullable: true, description: 'Null where the source gives none.' })
  reason!: string | null;
  @Field(() => Int)
  escalated!: number;
  @Field(() => Int)
  customers!: number;
  @Field(() => Float, { description: "Of the segment's escalations, 0 to 1." })
  share!: number;
  @Field(() => Float, { nullable: true, description: "Of the segment's conversations about the topic, 0 to 1." })
  rate!: number | null;
  @Field(() => Float, { nullable: true, description: 'Less those of the period before, over as many days of it.' })
  change!: number | null;
  @Field({ description: 'The rate is of fewer conversations than the minimum sample.' })
  isThin!: boolean;
}

@ObjectType('EscalationList')
export class EscalationListModel {
  @Field(() => PeriodModel)
  period!: PeriodModel;
  @Field(() => PeriodModel)
  basis!: PeriodModel;
  @Field(() => [String], { description: 'Why there is nothing where no source carries escalations.' })
  notes!: readonly string[];
  @Field(() => [EscalationItemModel], { description: 'The most frequent first.' })
  items!: EscalationItemModel[];
  @Field(() => Int)
  totalCount!: number;
}

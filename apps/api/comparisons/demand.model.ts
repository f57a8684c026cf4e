import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ConversationLabelModel } from './conversation-label.model.js';
import { KeyScalar } from '../graphql/scalars.js';
import { ComparisonInput, PeriodInput } from '../rollups/period.inputs.js';
import { PeriodModel } from '../rollups/period.model.js';

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
  @Field(() => Int)
  resolved!: number;
  @Field(() => Int, { description: 'Distinct.' })
  customers!: number;
  @Field(() => Float)
  handleSeconds!: number;
  @Field(() => Float, {
    nullable: true,
    description: "The segment's cost by handle time, in the workspace's currency; null where no cost is known.",
  })
  cost!: number | null;
  @Field(() => Float, { nullable: true })
  costPerConversation!: number | null;
  @Field(() => Float, { description: "Of the segment's cost (of its handle time where no cost is known), 0 to 1." })
  share!: number;
  @Field(() => Float, {
    nullable: true,
    description: 'That share over the same of all segments: 2 is twice the usual.',
  })
  versusAll!: number | null;
  @Field(() => Float, { nullable: true, description: 'Cost less that of the period before.' })
  costChange!: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'The same as a part; null for thin ones, which are never compared.',
  })
  relativeChange!: number | null;
  @Field({ description: 'Fewer than the minimum sample were resolved.' })
  isThin!: boolean;
}

@ObjectType('DemandList')
export class DemandListModel {
  @Field(() => PeriodModel)
  period!: PeriodModel;
  @Field(() => PeriodModel)
  basis!: PeriodModel;
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
  @Field(() => [EscalationItemModel], { description: 'The most frequent first.' })
  items!: EscalationItemModel[];
  @Field(() => Int)
  totalCount!: number;
}

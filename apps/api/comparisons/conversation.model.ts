/** Conversations behind a number, one by one, and who wrote them. */
import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { ConversationOrder } from '@bough/application';
import type { ConversationClock } from '@bough/domain';
import { namedEnum } from '../graphql/enums.js';
import { DateTimeScalar, KeyScalar } from '../graphql/scalars.js';
import { FigureModel } from '../metrics/figure.model.js';
import { PeriodInput } from '../rollups/period.inputs.js';
import { SEGMENT_NAME } from '../segments/named-segment.js';
import { NODE_NAME } from '../trees/named-node.js';

const ConversationClockEnum = namedEnum<ConversationClock>(
  'ConversationClock',
  { created: 'CREATED', resolved: 'RESOLVED', rated: 'RATED' },
  'What must lie in the period for a conversation to count there.',
);
const ConversationOrderEnum = namedEnum<ConversationOrder>(
  'ConversationOrder',
  { newest: 'NEWEST', highest: 'HIGHEST', lowest: 'LOWEST' },
  'The newest first; or by what each adds to the measure, those without a value last.',
);

const optional = { nullable: true };

@InputType({ description: 'What conversations have in a dimension of conversations; null: nothing.' })
export class ConversationLabelInput {
  @Field(() => KeyScalar, { description: 'topic, channel, stage, or the name of an attribute.' })
  dimension!: string;
  @Field(() => String, optional)
  value?: string | null;
}

@InputType({
  description: 'Behind a node, or behind a metric of segments: a cell of a heatmap, a scorecard or demand.',
})
export class ConversationsInput {
  @Field(() => ID, { ...optional, description: `Its metric, of its segment. ${NODE_NAME}` })
  node?: string | null;
  @Field(() => KeyScalar, {
    ...optional,
    description: "Another than the node's own. With neither a node nor a metric: the conversations begun.",
  })
  metric?: string | null;
  @Field(() => PeriodInput)
  period!: PeriodInput;
  @Field(() => [ID], {
    ...optional,
    description: `The customer was in all of them when it began. ${SEGMENT_NAME} "all" is everybody.`,
  })
  segments?: string[] | null;
  @Field(() => [ConversationLabelInput], { ...optional, description: 'At most two.' })
  labels?: ConversationLabelInput[] | null;
  @Field(() => ConversationOrderEnum, { defaultValue: 'newest' })
  order!: ConversationOrder;
}

@ObjectType('SupportConversation')
export class SupportConversationModel {
  @Field()
  source!: string;
  @Field({ description: 'What the source calls it.' })
  externalId!: string;
  @Field(() => String, { ...optional, description: 'Where it can be read, if the workspace says where.' })
  link!: string | null;
  @Field(() => String, { ...optional, description: 'What the source calls the customer.' })
  customer!: string | null;
  @Field(() => DateTimeScalar)
  createdAt!: Date;
  @Field(() => DateTimeScalar, { ...optional, description: 'Of anybody, bots included.' })
  firstReplyAt!: Date | null;
  @Field(() => DateTimeScalar, { ...optional, description: 'The last time.' })
  resolvedAt!: Date | null;
  @Field(() => DateTimeScalar, optional)
  ratedAt!: Date | null;
  @Field(() => String, optional)
  topic!: string | null;
  @Field(() => String, optional)
  channel!: string | null;
  @Field(() => String, optional)
  stage!: string | null;
  @Field(() => FigureModel, optional)
  resolutionTime!: FigureModel | null;
  @Field(() => FigureModel, optional)
  handleTime!: FigureModel | null;
  @Field(() => Int, { ...optional, description: 'Agent replies that the customer sees.' })
  touches!: number | null;
  @Field(() => Int, optional)
  reopenCount!: number | null;
  @Field(() => Int, { ...optional, description: '1 to 5.' })
  rating!: number | null;
  @Field(() => Int, { ...optional, description: "On the source's own scale." })
  effort!: number | null;
  @Field(() => Boolean, optional)
  escalated!: boolean | null;
}

@ObjectType('SupportCustomer')
export class SupportCustomerModel {
  @Field()
  source!: string;
  @Field({ description: 'What the source calls them.' })
  externalId!: string;
  @Field(() => String, optional)
  name!: string | null;
  @Field(() => Int, { description: 'Of those that count, theirs.' })
  conversations!: number;
}

@ObjectType('ConversationList', { description: 'Conversations that a number is made of.' })
export class ConversationListModel {
  @Field(() => ConversationClockEnum)
  clock!: ConversationClock;
  @Field(() => KeyScalar, { description: 'The measure that the metric counts first; HIGHEST and LOWEST go by it.' })
  measure!: string;
  @Field(() => [SupportConversationModel])
  items!: SupportConversationModel[];
  @Field(() => Int, { description: 'How many there are, shown or not.' })
  totalCount!: number;
  @Field(() => String, { ...optional, description: 'Goes on as "after"; null at the end.' })
  endCursor!: string | null;
}

@ObjectType('CustomerList', { description: 'Who wrote the conversations that a number is made of.' })
export class CustomerListModel {
  @Field(() => ConversationClockEnum)
  clock!: ConversationClock;
  @Field(() => [SupportCustomerModel], { description: 'Those with the most conversations first; nobody is none.' })
  items!: SupportCustomerModel[];
  @Field(() => Int, { description: 'How many there are, shown or not.' })
  totalCount!: number;
}

/** A difference held against what conversations are about: of which kinds they are, and how each kind turns out. */
import { Field, Float, ObjectType } from '@nestjs/graphql';
import type { MixReading } from '@bough/domain';
import { namedEnum } from '../graphql/enums.js';
import { KeyScalar } from '../graphql/scalars.js';
import { FigureModel } from '../metrics/figure.model.js';
import { MetricModel } from '../metrics/metric.model.js';
import { ConversationLabelModel } from './conversation-label.model.js';
import { SharedPartModel } from './shared-part.model.js';

const MixReadingEnum = namedEnum<MixReading>(
  'MixReading',
  { mix: 'MIX', rate: 'RATE', both: 'BOTH', unclear: 'UNCLEAR' },
  {
    MIX: 'The conversations are of other kinds; the same kinds do not differ, or the other way round.',
    RATE: 'Conversations of the same kind turn out otherwise.',
    BOTH: 'Each makes a good part of it.',
    UNCLEAR: 'The mix makes a part of it at most, and what is left may be chance.',
  },
);

@ObjectType('MixLabels', { description: 'What a kind of conversations has in the dimensions that are split.' })
export class MixLabelsModel {
  @Field(() => [ConversationLabelModel], { description: 'In the order of the dimensions.' })
  values!: ConversationLabelModel[];
}

@ObjectType('MixKind', { description: 'Conversations of one kind; several are thin ones, put together.' })
export class MixKindModel extends SharedPartModel {
  @Field({ description: 'For people: high, billing.' })
  name!: string;
  @Field(() => [MixLabelsModel], { description: 'One per kind.' })
  labels!: MixLabelsModel[];
  @Field(() => FigureModel, { description: 'What the same conversations make of the difference.' })
  rateEffect!: FigureModel;
  @Field(() => FigureModel, { description: 'What more or fewer of them make of it.' })
  mixEffect!: FigureModel;
}

@ObjectType('MixSplit', { description: 'The two effects add up to the difference.' })
export class MixSplitModel {
  @Field(() => [KeyScalar], { description: 'One dimension of conversations, or two jointly.' })
  dimensions!: string[];
  @Field(() => FigureModel)
  rateEffect!: FigureModel;
  @Field(() => FigureModel)
  mixEffect!: FigureModel;
  @Field(() => Float, { nullable: true, description: 'mixEffect ÷ the difference; null where there is none.' })
  mixShare!: number | null;
  @Field(() => [MixKindModel], { description: 'Those that move the mix most first.' })
  kinds!: MixKindModel[];
}

@ObjectType('MixBreakdown', { description: 'A difference held against what conversations are about.' })
export class MixBreakdownModel {
  @Field(() => MetricModel, { description: 'The metric itself, or the largest factor that conversations tell apart.' })
  metric!: MetricModel;
  @Field(() => MixReadingEnum)
  reading!: MixReading;
  @Field({ description: 'For people: its questions are harder.' })
  text!: string;
  @Field(() => [MixSplitModel], { description: 'Each dimension alone, the one that explains most first.' })
  alone!: MixSplitModel[];
  @Field(() => MixSplitModel, { nullable: true, description: 'The first two jointly.' })
  joint!: MixSplitModel | null;
}

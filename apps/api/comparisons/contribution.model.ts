import { Field, Float, ObjectType } from '@nestjs/graphql';
import type { ExplainedPart, ExplanationView, GapReading, MeasureBasis, SegmentSplit } from '@bough/domain';
import type { PartView } from '@bough/application';
import { namedEnum } from '../graphql/enums.js';
import { AvailabilityModel, MeasurementModel } from '../metrics/measurement.model.js';
import { FigureModel } from '../metrics/figure.model.js';
import { MetricModel } from '../metrics/metric.model.js';
import { SegmentModel } from '../segments/dimension.model.js';
import { KeyScalar } from '../graphql/scalars.js';
import { TreeNodeModel } from '../trees/tree.model.js';
import { MixBreakdownModel } from './mix.model.js';
import { SharedPartModel } from './shared-part.model.js';

export const ExplanationViewEnum = namedEnum<ExplanationView>(
  'ExplanationView',
  { additive: 'ADDITIVE', compounding: 'COMPOUNDING' },
  {
    ADDITIVE: 'Parts that add up to the difference.',
    COMPOUNDING: 'Factors, too, that multiply to it; every input must be above zero.',
  },
);
/** Each view has one method. */
const ContributionMethodEnum = namedEnum<ExplanationView>(
  'ContributionMethod',
  { additive: 'PATH', compounding: 'LMDI' },
  {
    PATH: 'All inputs move together from old to new, every step is split exactly (Aumann-Shapley).',
    LMDI: 'The same on a geometric path: the log mean Divisia index, LMDI-I.',
  },
);
const SegmentMethodEnum = namedEnum<SegmentSplit['method']>(
  'SegmentMethod',
  { mix_and_rate: 'MIX_AND_RATE', sum: 'SUM' },
  {
    MIX_AND_RATE: "Kitagawa's midpoint split: the segments' own moves and the moves of their shares.",
    SUM: 'The segments add up, so there is no mix.',
  },
);
const MeasureBasisEnum = namedEnum<MeasureBasis>(
  'MeasureBasis',
  { sums: 'SUMS', per_customer: 'PER_CUSTOMER' },
  'What measures are taken as. Those of an earlier period are taken over as many days as the later one has.',
);
const ContributionKindEnum = namedEnum<PartView['kind']>(
  'ContributionKind',
  { node: 'CHILD', metric: 'METRIC', measure: 'MEASURE', cancelling: 'CANCELLING' },
  { CANCELLING: 'Several that cancel each other, below it; only in lines.' },
);

@ObjectType('Contribution', { description: 'A part of a difference.' })
export class ContributionModel {
  @Field(() => ContributionKindEnum)
  kind!: PartView['kind'];
  /** `plan/pro`: whose part it is. Not a field; its owner is looked up by it where it has no node. */
  segmentId!: string;
  @Field({ description: 'Path of the node, key of the metric or measure.' })
  key!: string;
  @Field()
  name!: string;
  @Field({ description: 'Of all segments together, inside share().' })
  overall!: boolean;
  @Field(() => TreeNodeModel, {
    nullable: true,
    description: 'The node that it is about: itself, or that of its metric in the same branch.',
  })
  node!: TreeNodeModel | null;
  @Field(() => MetricModel, { nullable: true })
  metric!: MetricModel | null;
  @Field(() => FigureModel, { nullable: true, description: 'Its value at the reference; measures as the basis says.' })
  before!: FigureModel | null;
  @Field(() => FigureModel, { nullable: true })
  after!: FigureModel | null;
  @Field(() => FigureModel, { description: "What it adds, in the node's unit." })
  absolute!: FigureModel;
  @Field(() => Float, { nullable: true, description: 'absolute ÷ |old value|, never ÷ the difference.' })
  shareOfOld!: number | null;
  @Field(() => Float, { nullable: true, description: 'What it multiplies the old value by; in the compounding view.' })
  factor!: number | null;
  @Field(() => FigureModel, { nullable: true, description: 'Low end of nine in ten draws of other customers.' })
  low!: FigureModel | null;
  @Field(() => FigureModel, { nullable: true })
  high!: FigureModel | null;
  @Field(() => Boolean, { nullable: true, description: 'Zero lies between low and high; null when that is not known.' })
  withinNoise!: boolean | null;
  @Field(() => [ContributionModel], { description: 'What it is made of; they add up to it.' })
  items!: ContributionModel[];
}

@ObjectType('SegmentContribution')
export class SegmentContributionModel extends SharedPartModel {
  @Field(() => [SegmentModel], { description: 'Several are thin ones, put together.' })
  segments!: SegmentModel[];
  @Field(() => FigureModel, { description: "The segment's own move, as far as it weighs." })
  rateEffect!: FigureModel;
  @Field(() => FigureModel, { description: 'The move of its share.' })
  mixEffect!: FigureModel;
  @Field(() => [ContributionModel], { description: 'The rate effect by the inputs of the formula.' })
  items!: ContributionModel[];
}

@ObjectType('SegmentBreakdown')
export class SegmentBreakdownModel {
  @Field(() => KeyScalar)
  dimension!: string;
  @Field(() => SegmentMethodEnum)
  method!: SegmentSplit['method'];
  @Field(() => String, { nullable: true, description: 'What the shares are shares of.' })
  denominator!: string | null;
  @Field(() => FigureModel)
  rateEffect!: FigureModel;
  @Field(() => FigureModel)
  mixEffect!: FigureModel;
  @Field({ description: "Simpson's paradox: the segments moved one way and the whole the other." })
  simpson!: boolean;
  @Field(() => [SegmentContributionModel])
  items!: SegmentContributionModel[];
}

const GapReadingEnum = namedEnum<GapReading>(
  'GapReading',
  { deliberate: 'DELIBERATE', accidental: 'ACCIDENTAL', unset: 'UNSET' },
  'Whether the standards of two segments ask for the gap between them.',
);

@ObjectType('StandardGap')
export class StandardGapModel {
  @Field(() => GapReadingEnum)
  reading!: GapReading;
  @Field({ description: 'For people: the opposite of their standards.' })
  text!: string;
}

/** What is read only where it is asked for. */
export interface ToldMix {
  readonly sentences: readonly string[];
  readonly mix: MixBreakdownModel | null;
}

@ObjectType('ContributionBreakdown', {
  description: 'Why two values differ. The items add up to the change within the tolerance.',
})
export class ContributionBreakdownModel {
  @Field(() => ContributionMethodEnum, {
    nullable: true,
    description: 'Null when the change has no parts; see availability.',
  })
  method!: ExplanationView | null;
  @Field(() => String, { nullable: true })
  formula!: string | null;
  @Field(() => MeasureBasisEnum, { nullable: true })
  basis!: MeasureBasis | null;
  @Field(() => MeasurementModel)
  reference!: MeasurementModel;
  @Field(() => MeasurementModel)
  current!: MeasurementModel;
  @Field(() => FigureModel, {
    nullable: true,
    description:
      'What the change is measured against: the reference, of a count or sum (also per customer) over as many days as the current period has.',
  })
  against!: FigureModel | null;
  @Field(() => MeasurementModel, { description: 'current − against.' })
  change!: MeasurementModel;
  /** Not a field: the fields `sentences` and `mix` are made by it. */
  tellMix!: () => Promise<ToldMix>;
  @Field(() => [ContributionModel])
  items!: ContributionModel[];
  @Field(() => [ContributionModel], {
    description: 'The same as people read them: those that cancel each other are one, with its items below.',
  })
  lines!: ContributionModel[];
  @Field(() => SegmentBreakdownModel, { nullable: true, description: 'Only for all segments together.' })
  segments!: SegmentBreakdownModel | null;
  @Field(() => StandardGapModel, { nullable: true, description: 'Of two segments: is the gap meant?' })
  standards!: StandardGapModel | null;
  @Field(() => Float, { description: 'Relative; what rounding may leave.' })
  tolerance!: number;
  @Field(() => AvailabilityModel)
  availability!: AvailabilityModel;
}

@ObjectType('NeededChange', {
  description: 'How far one driver would have to move to meet a target, with the others held.',
})
export class NeededChangeModel {
  @Field(() => ContributionKindEnum)
  kind!: ExplainedPart['kind'];
  @Field({ description: 'Path of the node, key of the metric or measure.' })
  key!: string;
  @Field()
  name!: string;
  @Field(() => FigureModel)
  from!: FigureModel;
  @Field(() => FigureModel, { nullable: true, description: 'Null when no value of it meets the target.' })
  to!: FigureModel | null;
  @Field(() => Float, { nullable: true, description: '(to − from) ÷ |from|.' })
  relative!: number | null;
  @Field(() => FigureModel, { nullable: true, description: 'What the node would show: the target.' })
  gives!: FigureModel | null;
}

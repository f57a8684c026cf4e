/** The effect of an intervention as clients see it: the number, its ranges, and what it was made of. */
import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { AssessedEffect, AssessedTrend, NaiveEffect, EstimateRange } from '@bough/domain';
import { FigureModel } from '../metrics/figure.model.js';
import { EffectScaleEnum } from './intervention-enums.js';

@ObjectType('Ranged', {
  description: 'A number on the scale of the effect, with the ranges that hold it in 95 and 90 of 100 cases.',
})
export class RangedModel implements EstimateRange {
  @Field(() => Float)
  value!: number;
  @Field(() => Float)
  low95!: number;
  @Field(() => Float)
  high95!: number;
  @Field(() => Float)
  low90!: number;
  @Field(() => Float)
  high90!: number;
}

const optional = { nullable: true };
const ONLY_95 = { nullable: true, description: 'Null where only the wider range was worked out.' };

@ObjectType('FigureRange', {
  description: 'A number with its unit, with the ranges that hold it in 95 and 90 of 100 cases.',
})
export class FigureRangeModel implements Record<keyof EstimateRange, unknown> {
  @Field(() => FigureModel)
  value!: FigureModel;
  @Field(() => FigureModel)
  low95!: FigureModel;
  @Field(() => FigureModel)
  high95!: FigureModel;
  @Field(() => FigureModel, ONLY_95)
  low90!: FigureModel | null;
  @Field(() => FigureModel, ONLY_95)
  high90!: FigureModel | null;
}

@ObjectType('ImpactEffect')
export class EffectModel implements Record<keyof AssessedEffect, unknown> {
  @Field(() => EffectScaleEnum, { description: 'On which it was estimated: logarithms, or points of the metric.' })
  scale!: AssessedEffect['scale'];
  @Field(() => RangedModel, { description: 'On that scale.' })
  estimate!: RangedModel;
  @Field(() => FigureRangeModel, {
    ...optional,
    description: 'As a share of what would have been: -0.13 is 13 % less.',
  })
  relative!: FigureRangeModel | null;
  @Field(() => FigureRangeModel, { ...optional, description: 'observed − expected.' })
  absolute!: FigureRangeModel | null;
  @Field(() => Float, { description: 'How likely it is, given the data alone, that it goes in the direction bet on.' })
  probability!: number;
  @Field(() => Float, { description: 'Two-sided.' })
  p!: number;
  @Field(() => Float)
  standardError!: number;
  @Field(() => Float)
  degreesOfFreedom!: number;
  @Field(() => FigureModel, { ...optional, description: 'After launch.' })
  observed!: FigureModel | null;
  @Field(() => FigureModel, { ...optional, description: 'What would have been without the change.' })
  expected!: FigureModel | null;
  @Field(() => Int)
  weeksBefore!: number;
  @Field(() => Int)
  weeksAfter!: number;
  @Field(() => Int, { description: 'That calibrate.' })
  weeksOfHistory!: number;
  @Field(() => Int, { description: '2 where weeks were too thin.' })
  weeksPerBlock!: number;
  @Field(() => Float, {
    description: 'How many separate weeks these are worth, since weeks resemble their neighbours.',
  })
  effectiveBefore!: number;
  @Field(() => Float)
  effectiveAfter!: number;
  @Field(() => Float)
  autocorrelation!: number;
  @Field(() => Float, {
    description: 'The interval was widened by this, for how the method did when nothing happened.',
  })
  widening!: number;
  @Field(() => Int, { description: 'Past dates on which nothing happened that it was tried on.' })
  placebos!: number;
}

@ObjectType('NaiveEffect', { description: 'Plain before and after of the treated segments alone.' })
export class NaiveModel implements Record<keyof NaiveEffect, unknown> {
  @Field(() => FigureModel)
  before!: FigureModel;
  @Field(() => FigureModel)
  after!: FigureModel;
  @Field(() => FigureModel)
  change!: FigureModel;
  @Field(() => Float, optional)
  relative!: number | null;
}

@ObjectType('ImpactTrend', { description: 'Of the gap before launch, a week, on the scale of the effect.' })
export class TrendModel implements AssessedTrend {
  @Field(() => Float)
  slope!: number;
  @Field(() => Float, optional)
  p!: number | null;
  @Field({ description: 'It goes the way of the effect: the interval of the effect allows for it.' })
  along!: boolean;
  @Field({ description: 'It may be all there is: then there is no verdict.' })
  suspicious!: boolean;
  @Field(() => Float, { description: 'A trend of this size would undo the result.' })
  breakdown!: number;
  @Field(() => Float, { description: 'The largest one seen in as many weeks before launch.' })
  steepest!: number;
}

/** One wave of a staged rollout as clients see it: its own launch, controls, effect and chart. */
import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { AssessedWave, Day } from '@bough/domain';
import { DateScalar } from '../graphql/scalars.js';
import { ReasonModel } from './assessment-parts.model.js';
import { FigureRangeModel, RangedModel } from './effect.model.js';
import { ImpactChartModel } from './impact-chart.model.js';

const optional = { nullable: true };

@ObjectType('ImpactWave', {
  description: 'One wave of a staged rollout, against those that were not treated in its weeks.',
})
export class ImpactWaveModel implements Record<keyof AssessedWave, unknown> {
  @Field(() => [String], { description: 'plan/enterprise' })
  segments!: readonly string[];
  @Field(() => [String])
  names!: readonly string[];
  @Field(() => DateScalar)
  launch!: Day;
  @Field(() => [String], { description: 'Compared with these; none: with its own weeks before.' })
  controls!: readonly string[];
  @Field(() => Int, { description: 'Whole weeks after settling that there are.' })
  weeks!: number;
  @Field(() => RangedModel, { ...optional, description: 'On the scale of the effect.' })
  estimate!: RangedModel | null;
  @Field(() => FigureRangeModel, {
    ...optional,
    description: 'As a share of what would have been; null for points.',
  })
  relative!: FigureRangeModel | null;
  @Field(() => Float, { ...optional, description: 'Its part in the effect of all waves, 0 to 1; null: none so far.' })
  weight!: number | null;
  @Field(() => ReasonModel, { ...optional, description: 'Why it has no part.' })
  reason!: ReasonModel | null;
  @Field(() => ImpactChartModel, optional)
  chart!: ImpactChartModel | null;
}

/** What draws the three panels: observed against expected, the difference, and the difference added up. */
import { Field, Float, ObjectType } from '@nestjs/graphql';
import type { AssessmentChart, ChartEvent, ChartPoint, Day } from '@bough/domain';
import { DateScalar } from '../graphql/scalars.js';
import { UnitModel } from '../metrics/metric.model.js';
import { ChartPhaseEnum } from './intervention-enums.js';

const optional = { nullable: true };

@ObjectType('ImpactChartPoint', { description: 'A week, or two where weeks were too thin.' })
class ChartPointModel implements ChartPoint {
  @Field(() => DateScalar, { name: 'start' })
  from!: Day;
  @Field(() => DateScalar, { name: 'endExclusive', description: 'The first day after it.' })
  to!: Day;
  @Field(() => ChartPhaseEnum)
  phase!: ChartPoint['phase'];
  @Field(() => Float, { ...optional, description: 'In the unit of the metric; null: nothing to show.' })
  observed!: number | null;
  @Field(() => Float, optional)
  expected!: number | null;
  @Field(() => Float, optional)
  low!: number | null;
  @Field(() => Float, optional)
  high!: number | null;
  @Field(() => Float, optional)
  difference!: number | null;
  @Field(() => Float, optional)
  differenceLow!: number | null;
  @Field(() => Float, optional)
  differenceHigh!: number | null;
  @Field(() => Float, { ...optional, description: 'Added up since the settling ended.' })
  cumulative!: number | null;
  @Field(() => Float, optional)
  cumulativeLow!: number | null;
  @Field(() => Float, optional)
  cumulativeHigh!: number | null;
}

@ObjectType('ImpactChartEvent', { description: 'Something else that happened there.' })
class ChartEventModel implements ChartEvent {
  @Field(() => DateScalar, { name: 'start' })
  from!: Day;
  @Field(() => DateScalar, { name: 'endExclusive', description: 'The first day after it.' })
  to!: Day;
  @Field()
  label!: string;
}

@ObjectType('ImpactChart')
export class ImpactChartModel implements Record<Exclude<keyof AssessmentChart, 'currency'>, unknown> {
  @Field()
  title!: string;
  @Field(() => UnitModel, { description: 'Of observed, expected and their difference.' })
  unit!: UnitModel;
  @Field({ description: 'What the cumulative difference counts.' })
  cumulativeUnit!: string;
  @Field(() => DateScalar)
  launch!: Day;
  @Field(() => DateScalar, { description: 'When rollout and washout are over.' })
  settled!: Day;
  @Field(() => DateScalar, { name: 'endExclusive', description: 'The first day after the weeks that are judged.' })
  end!: Day;
  @Field(() => [ChartPointModel])
  points!: readonly ChartPointModel[];
  @Field(() => [ChartEventModel])
  events!: readonly ChartEventModel[];
}

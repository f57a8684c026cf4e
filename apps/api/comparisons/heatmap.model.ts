import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { AxisItem, HeatmapCell } from '@bough/domain';
import { namedEnum } from '../graphql/enums.js';
import { KeyScalar } from '../graphql/scalars.js';
import { PeriodInput } from '../rollups/period.inputs.js';
import { PeriodModel } from '../rollups/period.model.js';
import { FigureModel } from '../metrics/figure.model.js';
import { MeasurementModel } from '../metrics/measurement.model.js';
import { MetricModel } from '../metrics/metric.model.js';
import { UniformityModel } from './uniformity.model.js';

const AxisItemKindEnum = namedEnum<AxisItem['kind']>(
  'HeatmapItemKind',
  { segment: 'SEGMENT', unknown: 'UNKNOWN', value: 'VALUE', rest: 'REST', none: 'NONE' },
  {
    UNKNOWN: 'Customers without a label; shown, never compared.',
    VALUE: 'A topic, a channel, a stage, or what an attribute says.',
    REST: 'Rare ones together; shown, never compared.',
    NONE: 'Conversations of which nobody said it; shown, never compared.',
  },
);
type StandsOut = NonNullable<HeatmapCell['standsOut']>;
const StandsOutEnum = namedEnum<StandsOut>('StandsOut', { above: 'ABOVE', below: 'BELOW' });

@InputType({
  description:
    'Dimensions are those of customers by their keys, or topic, channel, stage and attributes of conversations.',
})
export class HeatmapInput {
  @Field(() => KeyScalar)
  rowDimension!: string;
  @Field(() => KeyScalar)
  columnDimension!: string;
  @Field(() => KeyScalar)
  metric!: string;
  @Field(() => PeriodInput)
  period!: PeriodInput;
}

@ObjectType('HeatmapItem', { description: 'A row or a column.' })
export class HeatmapItemModel {
  @Field({ description: 'plan/pro for a segment, else the value as the source has it; empty where there is none.' })
  key!: string;
  @Field()
  name!: string;
  @Field(() => AxisItemKindEnum)
  kind!: AxisItem['kind'];
  @Field(() => Int, { description: 'How many values are put together here; 1 for all but REST.' })
  folded!: number;
  @Field(() => MeasurementModel, { description: 'Over the whole row or column.' })
  total!: MeasurementModel;
}

@ObjectType('HeatmapAxis')
export class HeatmapAxisModel {
  @Field(() => KeyScalar)
  dimension!: string;
  @Field()
  name!: string;
  @Field(() => [HeatmapItemModel])
  items!: HeatmapItemModel[];
}

@ObjectType('HeatmapCell')
export class HeatmapCellModel {
  @Field(() => Int, { description: 'Place among the rows, from 0.' })
  row!: number;
  @Field(() => Int)
  column!: number;
  @Field(() => MeasurementModel)
  measurement!: MeasurementModel;
  @Field(() => Int, { description: 'Distinct customers behind it.' })
  customers!: number;
  @Field(() => FigureModel, { nullable: true, description: 'Less the value over all; null for a thin cell.' })
  versusOverall!: FigureModel | null;
  @Field(() => FigureModel, {
    nullable: true,
    description: 'What the typical customer has: for times the geometric mean, else the mean over customers.',
  })
  typical!: FigureModel | null;
  @Field(() => FigureModel, {
    nullable: true,
    description: 'The typical customer of a cell of fewer than 20, moved towards the column (empirical Bayes).',
  })
  shrunk!: FigureModel | null;
  @Field(() => Float, {
    nullable: true,
    description:
      'Against the other segments of the column, customer by customer: a part of them, or points. Null where not compared, and a part of others that have 0.',
  })
  gap!: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'Corrected for all cells that were compared (Benjamini-Hochberg).',
  })
  pValue!: number | null;
  @Field(() => StandsOutEnum, {
    nullable: true,
    description: 'Against its column, by more than the margin; at most one in ten of those named by chance.',
  })
  standsOut!: StandsOut | null;
}

@ObjectType('Heatmap', { description: 'A metric in every combination of two dimensions.' })
export class HeatmapModel {
  @Field(() => MetricModel)
  metric!: MetricModel;
  @Field(() => PeriodModel)
  period!: PeriodModel;
  @Field(() => HeatmapAxisModel)
  rows!: HeatmapAxisModel;
  @Field(() => HeatmapAxisModel)
  columns!: HeatmapAxisModel;
  @Field(() => [HeatmapCellModel], { description: 'Row after row, rows × columns long; at most 2,500.' })
  cells!: HeatmapCellModel[];
  @Field(() => MeasurementModel)
  overall!: MeasurementModel;
  @Field(() => UniformityModel, { description: 'Do the rows get the same service?' })
  uniformity!: UniformityModel;
  @Field(() => Int, { description: 'How many cells were compared.' })
  compared!: number;
  @Field(() => [String], { description: 'What a reader must know, such as whose customers a rate is per.' })
  notes!: readonly string[];
}

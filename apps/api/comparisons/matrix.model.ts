import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { TreeMatrix, MatrixColumn, MatrixRow } from '@bough/application';
import type { AvailabilityStatus, ChangeNoise, DriverFamily, Mark, Polarity, Tone } from '@bough/domain';
import { namedEnum } from '../graphql/enums.js';
import { KeyScalar } from '../graphql/scalars.js';
import { ChangeNoiseEnum } from '../metrics/difference.model.js';
import { AvailabilityReasonEnum, AvailabilityStatusEnum, ToneEnum, type Reason } from '../metrics/measurement.model.js';
import { DriverFamilyEnum, PolarityEnum, UnitModel } from '../metrics/metric.model.js';
import { PeriodModel } from '../rollups/period.model.js';

const ColumnKindEnum = namedEnum<MatrixColumn['kind']>(
  'MatrixColumnKind',
  { all: 'ALL', segment: 'SEGMENT', unknown: 'UNKNOWN' },
  { ALL: 'All segments together.', UNKNOWN: 'Customers without a label.' },
);
/** The type of a list with one entry per cell; null where there is nothing to say. */
const perCell = (type: () => object, description?: string) =>
  Field(() => [type()], { nullable: 'items', ...(description !== undefined && { description }) });
/** What every part of the matrix is made from; not a field. */
interface OfMatrix {
  readonly matrix: TreeMatrix;
}

@ObjectType('MatrixRow', { description: 'A node of the template, in every branch at once.' })
export class MatrixRowModel implements OfMatrix {
  @Field({ description: 'Empty for the first row: the root and the heads of the branches.' })
  templateKey!: string;
  @Field(() => Int, { nullable: true, description: 'Index of the row above; null for the first.' })
  parent!: number | null;
  @Field(() => Int)
  depth!: number;
  @Field()
  name!: string;
  @Field(() => String, { nullable: true, description: 'What its metric means.' })
  description!: string | null;
  @Field(() => DriverFamilyEnum, { nullable: true })
  family!: DriverFamily | null;
  @Field(() => KeyScalar, { nullable: true, description: 'Null for a row that only groups or is planned.' })
  metric!: string | null;
  @Field(() => String, { nullable: true })
  metricName!: string | null;
  @Field(() => UnitModel, { nullable: true })
  unit!: UnitModel | null;
  @Field(() => PolarityEnum, { nullable: true })
  polarity!: Polarity | null;
  @Field({ description: 'True where the edge to the row above is an influence and no identity.' })
  influence!: boolean;
  @Field(() => String, { nullable: true, description: 'The row over its children: "hours * cost_per_hour".' })
  formula!: string | null;
  @Field()
  planned!: boolean;
  @Field(() => Int, { description: 'Rows right below it in the template, shown or not.' })
  childCount!: number;
  readonly row!: MatrixRow;
  readonly matrix!: TreeMatrix;
}

@ObjectType('MatrixColumn', { description: 'A segment; the first column is all of them together.' })
export class MatrixColumnModel implements OfMatrix {
  @Field(() => KeyScalar, { nullable: true, description: 'Of the segment; null for all.' })
  key!: string | null;
  @Field()
  name!: string;
  @Field(() => ColumnKindEnum)
  kind!: MatrixColumn['kind'];
  @Field(() => ID, { nullable: true, description: 'The root, or the head of the branch.' })
  nodeId!: string | null;
  @Field(() => String, { nullable: true })
  nodeKey!: string | null;
  @Field(() => Float, { nullable: true, description: 'Conversations begun in the period.' })
  volume!: number | null;
  @Field(() => Float, { nullable: true, description: 'On an average day of the period; null where none are known.' })
  customers!: number | null;
  /** Place among the columns. */
  readonly index!: number;
  readonly matrix!: TreeMatrix;
}

@ObjectType('MatrixCells', {
  description:
    'One entry per cell in each list: row after row, column after column. The first column has values in every row, and a node only in the first.',
})
export abstract class MatrixCellsModel implements OfMatrix {
  @perCell(() => ID, 'Null: this branch has no such node.')
  nodeId!: (string | null)[];
  @perCell(() => String)
  nodeKey!: (string | null)[];
  @perCell(() => Float, 'In the canonical unit of the row.')
  value!: (number | null)[];
  @perCell(() => String, 'As people read it; null without a value.')
  formatted!: (string | null)[];
  @perCell(() => Float, 'From the other period: relative, of shares the difference itself.')
  change!: (number | null)[];
  @perCell(() => String, 'The same as people read it: +3.1%, of shares −1.2 pp.')
  changeFormatted!: (string | null)[];
  @perCell(() => ToneEnum)
  tone!: (Tone | null)[];
  @perCell(() => ChangeNoiseEnum, 'Whether days alone may have given the change; null without one.')
  noise!: (ChangeNoise | null)[];
  @perCell(() => AvailabilityStatusEnum, 'Null where there is no node, and where it only groups.')
  status!: (AvailabilityStatus | null)[];
  @perCell(() => AvailabilityReasonEnum, 'Why there is no value.')
  reason!: (Reason | null)[];
  @perCell(() => String, 'Why there is no value, or why it is doubtful, in words.')
  message!: (string | null)[];
  @Field(() => [[AvailabilityReasonEnum]], { description: 'Every doubt about the value.' })
  marks!: (readonly Mark[])[];
  @perCell(() => Float, 'From the first column of the row, as a change is told; null for what grows with a segment.')
  gap!: (number | null)[];
  @perCell(() => String)
  gapFormatted!: (string | null)[];
  @perCell(() => ToneEnum)
  gapTone!: (Tone | null)[];
  @perCell(() => ChangeNoiseEnum, 'Whether days alone may have given the gap; null without one.')
  gapNoise!: (ChangeNoise | null)[];
  readonly matrix!: TreeMatrix;
}

@ObjectType('TreeMatrix', {
  description: 'The tree side by side: its template as rows, the segments as columns, the cells as parallel lists.',
})
export class TreeMatrixModel implements OfMatrix {
  @Field(() => PeriodModel)
  period!: PeriodModel;
  @Field(() => PeriodModel, { nullable: true, description: 'What changes are told against.' })
  comparePeriod!: PeriodModel | null;
  @Field(() => KeyScalar, { description: 'The dimension whose segments are the columns.' })
  dimension!: string;
  @Field()
  dimensionName!: string;
  @Field(() => [MatrixRowModel], { description: 'In the order of the tree, parents before children.' })
  rows!: MatrixRowModel[];
  @Field(() => [MatrixColumnModel], {
    description: 'All, then the segments as the workspace declares them, Unknown last.',
  })
  columns!: MatrixColumnModel[];
  @Field(() => MatrixCellsModel)
  cells!: MatrixCellsModel;
  readonly matrix!: TreeMatrix;
}

import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import type { AssessedCell } from '@bough/application';
import type { Benchmark, BenchmarkReading, ShrinkageMethod, StandardStatus, Tone, ValueUnit } from '@bough/domain';
import { namedEnum } from '../graphql/enums.js';
import { PeriodModel } from '../rollups/period.model.js';
import { DimensionModel, SegmentModel } from '../segments/dimension.model.js';
import { DifferenceModel } from '../metrics/difference.model.js';
import { ComparisonModel, MeasurementModel, QuantilesModel, ToneEnum } from '../metrics/measurement.model.js';
import { figure, FigureModel, figureOrNull, SECONDS } from '../metrics/figure.model.js';
import { MetricModel } from '../metrics/metric.model.js';
import { StandardStatusEnum, StandardVerdictModel } from './standard.model.js';
import { TreeNodeModel } from '../trees/tree.model.js';
import { UnknownShareModel } from '../trees/unknown-share.model.js';

type Band = BenchmarkReading['band'];

const BenchmarkBandEnum = namedEnum<Band>('BenchmarkBand', {
  below: 'BELOW',
  inside: 'INSIDE',
  above: 'ABOVE',
  not_comparable: 'NOT_COMPARABLE',
});
const ShrinkageMethodEnum = namedEnum<ShrinkageMethod>(
  'ShrinkageMethod',
  { beta_binomial: 'BETA_BINOMIAL', gamma_poisson: 'GAMMA_POISSON', normal: 'NORMAL' },
  'Empirical Bayes, by what the metric is.',
);

@ObjectType('ShrunkValue', {
  description:
    'The value moved towards that of all segments, the more the thinner the segment; to show and to rank by.',
})
export class ShrunkValueModel {
  @Field(() => Float, { description: 'In the canonical unit.' })
  value!: number;
  @Field(() => Float, { description: 'Low end of a 95 % interval.' })
  low!: number;
  @Field(() => Float)
  high!: number;
  @Field(() => Float, { description: "How much of it is the segment's own, 0 to 1." })
  ownWeight!: number;
  @Field()
  formatted!: string;
}

@ObjectType('ResolutionTimes', {
  description: 'Of the conversations begun in the period; those that are open count for as long as they were watched.',
})
export class ResolutionTimesModel {
  @Field(() => FigureModel, { nullable: true, description: 'Kaplan–Meier.' })
  median!: FigureModel | null;
  @Field(() => FigureModel, { nullable: true, description: 'Low end of its 95 % interval.' })
  low!: FigureModel | null;
  @Field(() => FigureModel, { nullable: true })
  high!: FigureModel | null;
  @Field(() => String, { nullable: true, description: 'Why there is no median.' })
  reason!: string | null;
  @Field(() => Int)
  begun!: number;
  @Field(() => Float, { nullable: true, description: 'Of those begun, open at the end of the data; 0 to 1.' })
  shareOpen!: number | null;
}

@ObjectType('Benchmark', { description: 'What support teams of some kind usually show: context, never a target.' })
export class BenchmarkModel {
  @Field({ description: 'industry/saas' })
  cohort!: string;
  @Field({ description: 'Industry: SaaS' })
  cohortName!: string;
  @Field(() => FigureModel)
  low!: FigureModel;
  @Field(() => FigureModel)
  high!: FigureModel;
  @Field()
  source!: string;
}

@ObjectType('BenchmarkReading')
export class BenchmarkReadingModel {
  @Field(() => BenchmarkModel)
  benchmark!: BenchmarkModel;
  @Field(() => BenchmarkBandEnum)
  band!: Band;
  @Field(() => ToneEnum, { description: 'Whether being outside is good.' })
  tone!: Tone;
}

@ObjectType('ScorecardCell')
export class ScorecardCellModel {
  /** Not fields: the id of the row's segment, and the key of its branch, by which an owner is found where no node has the metric. */
  readonly segmentId!: string;
  readonly branch!: string | null;
  @Field(() => MetricModel)
  metric!: MetricModel;
  @Field(() => TreeNodeModel, {
    nullable: true,
    description: "The first node of the segment's branch with the metric.",
  })
  node!: TreeNodeModel | null;
  @Field(() => MeasurementModel)
  current!: MeasurementModel;
  @Field(() => ComparisonModel)
  comparison!: ComparisonModel;
  @Field(() => DifferenceModel, { nullable: true, description: 'Null in the total itself.' })
  versusTotal!: DifferenceModel | null;
  @Field(() => QuantilesModel, { nullable: true })
  quantiles!: QuantilesModel | null;
  @Field(() => ResolutionTimesModel, { nullable: true, description: 'Of resolution times.' })
  resolution!: ResolutionTimesModel | null;
  @Field(() => Int, {
    nullable: true,
    description:
      '1 is the best of the segments, equals share a place; null when missing or thin, no direction is good, or values grow with size.',
  })
  rank!: number | null;
  @Field(() => ShrunkValueModel, { nullable: true })
  shrunk!: ShrunkValueModel | null;
  @Field(() => StandardStatusEnum, { nullable: true, description: 'The worst of its standards; null without one.' })
  status!: StandardStatus | null;
  @Field(() => [StandardVerdictModel], { description: 'By the standards that hold on the last day of the period.' })
  standards!: StandardVerdictModel[];
  @Field(() => [BenchmarkReadingModel], { description: 'Of the cohorts that the workspace names.' })
  benchmarks!: BenchmarkReadingModel[];
}

@ObjectType('ScorecardRow')
export class ScorecardRowModel {
  /** Not a field. */
  readonly segmentId!: string;
  @Field(() => SegmentModel, { nullable: true, description: 'Null for all segments together.' })
  segment!: SegmentModel | null;
  @Field(() => TreeNodeModel, { nullable: true, description: 'Its branch; null for a dimension without branches.' })
  node!: TreeNodeModel | null;
  @Field(() => Float, {
    nullable: true,
    description:
      '1: dearest (cost to serve) and least satisfied (CSAT) of all, 0: the opposite; the mean of both places.',
  })
  expensiveAndUnhappy!: number | null;
  @Field(() => [ScorecardCellModel], { description: 'In the order of the columns.' })
  cells!: ScorecardCellModel[];
}

@ObjectType('ScorecardColumn')
export class ScorecardColumnModel {
  @Field(() => MetricModel)
  metric!: MetricModel;
  @Field(() => ShrinkageMethodEnum, { nullable: true, description: 'How thin segments are moved to the others.' })
  shrinkage!: ShrinkageMethod | null;
  @Field(() => String, { nullable: true, description: 'Why they are not.' })
  notShrunk!: string | null;
}

@ObjectType('Scorecard')
export class ScorecardModel {
  @Field(() => DimensionModel)
  dimension!: DimensionModel;
  @Field(() => PeriodModel)
  period!: PeriodModel;
  @Field(() => PeriodModel, { description: 'What changes are told against.' })
  basis!: PeriodModel;
  @Field(() => [ScorecardColumnModel])
  columns!: ScorecardColumnModel[];
  @Field(() => ScorecardRowModel)
  total!: ScorecardRowModel;
  @Field(() => [ScorecardRowModel])
  rows!: ScorecardRowModel[];
  @Field(() => UnknownShareModel, { description: 'How much of the period has no segment.' })
  unknown!: UnknownShareModel;
}

/** A benchmark as a model. */
export function benchmarkModel({ cohort, low, high }: Benchmark, source: string, unit: ValueUnit): BenchmarkModel {
  return { cohort: cohort.key, cohortName: cohort.name, low: figure(low, unit), high: figure(high, unit), source };
}

/** Times to resolution with the open ones in them, as a model. */
export function resolutionModel({
  median,
  low,
  high,
  ...same
}: NonNullable<AssessedCell['resolution']>): ResolutionTimesModel {
  const [middle, from, to] = [median, low, high].map((seconds) => figureOrNull(seconds, SECONDS));
  return { ...same, median: middle!, low: from!, high: to! };
}

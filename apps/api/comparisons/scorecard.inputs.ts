import { Field, InputType } from '@nestjs/graphql';
import type { ScorecardQuery, ScorecardSort, Snapshot } from '@bough/application';
import { badInput } from '../graphql/errors.js';
import { KeyScalar } from '../graphql/scalars.js';
import { namedMetric } from '../metrics/named-metric.js';
import { namedDimension, namedSegment } from '../segments/named-segment.js';
import { ComparisonInput, comparisonOf, PeriodInput, periodOf } from '../rollups/period.inputs.js';

const MOST_METRICS = 50;

@InputType({ isOneOf: true, description: 'The worst first.' })
class ScorecardSortInput {
  @Field(() => Boolean, { nullable: true, description: 'The dearest and least satisfied first; true.' })
  expensiveAndUnhappy?: boolean;
  @Field(() => KeyScalar, {
    nullable: true,
    description: 'By a metric; where no direction is good, the highest first.',
  })
  metric?: string;
}

@InputType()
export class ScorecardInput {
  @Field(() => KeyScalar)
  dimension!: string;
  @Field(() => [KeyScalar], { description: `The columns; 1 to ${MOST_METRICS}.` })
  metrics!: string[];
  @Field(() => PeriodInput)
  period!: PeriodInput;
  @Field(() => ComparisonInput, {
    nullable: true,
    description: 'What changes are told against; left out: the period before.',
  })
  compareTo?: ComparisonInput | null;
  @Field(() => [KeyScalar], { nullable: true, description: 'The rows; they are ranked among all of the dimension.' })
  segments?: string[] | null;
  @Field(() => ScorecardSortInput, { nullable: true, description: 'Left out: as the workspace declares them.' })
  sort?: ScorecardSortInput | null;
}

/** The query of the domain; refuses dimensions, segments and metrics that do not exist. */
export function scorecardQuery(input: ScorecardInput, snapshot: Snapshot): ScorecardQuery {
  const dimension = namedDimension(snapshot, input.dimension, 'input', 'dimension');
  const segments = input.segments?.map((key) => namedSegment(snapshot, key, ['input', 'segments'], dimension.key));
  const columns = [...new Set(input.metrics)];
  if (columns.length === 0 || columns.length > MOST_METRICS)
    throw badInput(`Ask for 1 to ${MOST_METRICS} metrics.`, 'input', 'metrics');
  for (const key of columns) namedMetric(snapshot, key, 'input', 'metrics');
  if (input.sort?.metric) namedMetric(snapshot, input.sort.metric, 'input', 'sort', 'metric');
  const period = periodOf(input.period, snapshot);
  return {
    period,
    dimension: dimension.key,
    metrics: columns,
    sort: sortOf(input.sort),
    basis: input.compareTo ? comparisonOf(input.compareTo, period, snapshot) : undefined,
    segments: segments?.map(({ key }) => key),
  };
}

function sortOf(sort: ScorecardSortInput | null | undefined): ScorecardSort | undefined {
  if (sort?.metric) return { by: 'metric', metric: sort.metric };
  return sort?.expensiveAndUnhappy ? { by: 'expensive_and_unhappy' } : undefined;
}

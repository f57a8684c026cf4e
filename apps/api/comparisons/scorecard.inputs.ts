import { Field, InputType } from '@nestjs/graphql';
import type { ScorecardQuery, ScorecardSort, Snapshot } from '@bough/application';
import { didYouMean, UNKNOWN } from '@bough/domain';
import { badInput } from '../graphql/errors.js';
import { KeyScalar } from '../graphql/scalars.js';
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
  const { dimensions } = snapshot.model.workspace;
  const dimension = dimensions.find(({ key }) => key === input.dimension);
  if (!dimension)
    throw unknown(
      'dimension',
      input.dimension,
      dimensions.map(({ key }) => key),
      'dimension',
    );
  const segments = [...dimension.segments.map(({ key }) => key), UNKNOWN];
  const metrics = [...snapshot.model.metrics.keys()];
  for (const key of input.segments ?? [])
    if (!segments.includes(key)) throw unknown('segment', key, segments, 'segments');
  const columns = [...new Set(input.metrics)];
  if (columns.length === 0 || columns.length > MOST_METRICS)
    throw badInput(`Ask for 1 to ${MOST_METRICS} metrics.`, 'input', 'metrics');
  for (const key of [...columns, ...(input.sort?.metric ? [input.sort.metric] : [])])
    if (!metrics.includes(key)) throw unknown('metric', key, metrics, 'metrics');
  const period = periodOf(input.period, snapshot);
  return {
    period,
    dimension: dimension.key,
    metrics: columns,
    sort: sortOf(input.sort),
    basis: input.compareTo ? comparisonOf(input.compareTo, period, snapshot) : undefined,
    segments: input.segments ?? undefined,
  };
}

function sortOf(sort: ScorecardSortInput | null | undefined): ScorecardSort | undefined {
  if (sort?.metric) return { by: 'metric', metric: sort.metric };
  return sort?.expensiveAndUnhappy ? { by: 'expensive_and_unhappy' } : undefined;
}

function unknown(noun: string, key: string, known: readonly string[], argument: string) {
  return badInput(`There is no ${noun} "${key}"${didYouMean(key, known) || '.'}`, 'input', argument);
}

import { Args, Context, Field, InputType, Int, Query, Resolver } from '@nestjs/graphql';
import type { DriverFamily, Metric, ModelMetric } from '@bough/domain';
import type { Snapshot } from '@bough/application';
import { paginate } from '../graphql/connection.js';
import { requireSnapshot, RequestContext } from '../graphql/context.js';
import { KeyScalar } from '../graphql/scalars.js';
import { DriverFamilyEnum, MetricConnection, metricModel, MetricModel } from './metric.model.js';
import { namedMetric } from './named-metric.js';

@InputType()
export class MetricFilter {
  @Field(() => [KeyScalar], { nullable: true })
  keys?: string[];
  @Field(() => DriverFamilyEnum, { nullable: true })
  family?: DriverFamily;
  @Field(() => String, { nullable: true, description: 'Part of the key, the name or the description.' })
  search?: string;
}

@Resolver(() => MetricModel)
export class MetricResolver {
  @Query(() => MetricConnection, { description: 'The built-in metrics and those of the workspace.' })
  metrics(
    @Context() context: RequestContext,
    @Args('first', { type: () => Int, defaultValue: 50 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
    @Args('filter', { type: () => MetricFilter, nullable: true }) filter?: MetricFilter | null,
  ): MetricConnection {
    const snapshot = requireSnapshot(context);
    for (const key of filter?.keys ?? []) namedMetric(snapshot, key, 'filter', 'keys');
    const shown = [...snapshot.model.metrics.values()].filter((metric) => matches(metric, filter));
    const models = shown.map((metric) => toMetric(snapshot, metric));
    return paginate(models, ({ id }) => id, { first, after }, `metrics ${JSON.stringify(filter ?? {})}`);
  }

  @Query(() => MetricModel, { nullable: true, description: 'By its key; null when there is none.' })
  metric(@Context() context: RequestContext, @Args('key', { type: () => KeyScalar }) key: string): MetricModel | null {
    const snapshot = requireSnapshot(context);
    const metric = snapshot.model.metrics.get(key);
    return metric ? toMetric(snapshot, metric) : null;
  }
}

export function toMetric({ model }: Snapshot, metric: ModelMetric): MetricModel {
  return metricModel(metric, model.measuresOf.get(metric.key) ?? []);
}

function matches({ key, name, description, family }: Metric, given: MetricFilter | null | undefined): boolean {
  const filter = given ?? {};
  const text = filter.search?.toLowerCase();
  return (
    (!filter.keys || filter.keys.includes(key)) &&
    (!filter.family || family === filter.family) &&
    (!text || [key, name, description].some((part) => part.toLowerCase().includes(text)))
  );
}

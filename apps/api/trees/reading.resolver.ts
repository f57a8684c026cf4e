import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { snapshotOf, RequestContext } from '../graphql/context.js';
import { QuantilesModel, quantilesModel } from '../metrics/measurement.model.js';
import { NodeReadingModel } from './tree.model.js';

@Resolver(() => NodeReadingModel)
export class ReadingResolver {
  @ResolveField(() => QuantilesModel, { nullable: true, description: 'Median and p90 beside the mean of a duration.' })
  async quantiles(
    @Parent() { source }: NodeReadingModel,
    @Context() context: RequestContext,
  ): Promise<QuantilesModel | null> {
    if (!source) return null;
    const snapshot = snapshotOf(context, source);
    const found = await snapshot.quantiles(source.metric, source.position, source.period);
    return found && quantilesModel(found, snapshot.model.metrics.get(source.metric)!);
  }
}

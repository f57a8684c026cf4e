import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Quantiles } from '@bough/application';
import { snapshotOf, RequestContext } from '../graphql/context.js';
import { QuantilesModel } from '../metrics/measurement.model.js';
import { NodeReadingModel } from './tree.model.js';

@Resolver(() => NodeReadingModel)
export class ReadingResolver {
  @ResolveField(() => QuantilesModel, { nullable: true, description: 'Median and p90 beside the mean of a duration.' })
  quantiles(
    @Parent() { source }: NodeReadingModel,
    @Context() context: RequestContext,
  ): Promise<Quantiles | null> | null {
    return source && snapshotOf(context, source).quantiles(source.metric, source.position, source.period);
  }
}

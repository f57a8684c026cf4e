import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { paginate } from '../graphql/connection.js';
import { requireSnapshot, RequestContext } from '../graphql/context.js';
import { KeyScalar } from '../graphql/scalars.js';
import {
  DimensionConnection,
  dimensionModel,
  DimensionModel,
  SegmentConnection,
  SegmentModel,
  segmentModels,
} from './dimension.model.js';

import { namedDimension } from './named-segment.js';

const first = () => Args('first', { type: () => Int, defaultValue: 50 });
const after = () => Args('after', { type: () => String, nullable: true });

@Resolver(() => DimensionModel)
export class DimensionResolver {
  @Query(() => DimensionConnection, { description: 'Ways in which customers are cut into segments.' })
  dimensions(@Context() context: RequestContext, @first() first: number, @after() after?: string): DimensionConnection {
    const { dimensions } = requireSnapshot(context).model.workspace;
    return paginate(dimensions.map(dimensionModel), ({ id }) => id, { first, after }, 'dimensions');
  }

  @Query(() => DimensionModel, { nullable: true, description: 'By its key; null when there is none.' })
  dimension(
    @Context() context: RequestContext,
    @Args('key', { type: () => KeyScalar }) key: string,
  ): DimensionModel | null {
    const found = requireSnapshot(context).model.workspace.dimensions.find((dimension) => dimension.key === key);
    return found ? dimensionModel(found) : null;
  }

  @Query(() => SegmentConnection, { description: 'Segments of one dimension, or of all.' })
  segments(
    @Context() context: RequestContext,
    @first() first: number,
    @after() after?: string,
    @Args('dimension', { type: () => KeyScalar, nullable: true }) dimension?: string,
  ): SegmentConnection {
    const snapshot = requireSnapshot(context);
    const { dimensions } = snapshot.model.workspace;
    const shown = (dimension == null ? dimensions : [namedDimension(snapshot, dimension, 'dimension')]).flatMap(segmentModels); // prettier-ignore
    return paginate(shown, ({ id }) => id, { first, after }, `segments ${dimension ?? ''}`);
  }

  @ResolveField(() => SegmentConnection, { name: 'segments' })
  own(
    @Parent() parent: DimensionModel,
    @Context() context: RequestContext,
    @first() first: number,
    @after() after?: string,
  ): SegmentConnection {
    const dimension = requireSnapshot(context).model.workspace.dimensions.find(({ key }) => key === parent.key)!;
    return paginate(segmentModels(dimension), ({ id }) => id, { first, after }, `segments of ${parent.key}`);
  }
}

@Resolver(() => SegmentModel)
export class SegmentResolver {
  @ResolveField(() => DimensionModel)
  dimension(@Parent() { dimensionKey }: SegmentModel, @Context() context: RequestContext): DimensionModel {
    return dimensionModel(requireSnapshot(context).model.workspace.dimensions.find(({ key }) => key === dimensionKey)!);
  }
}

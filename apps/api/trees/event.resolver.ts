import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { requireSnapshot, RequestContext } from '../graphql/context.js';
import { KeyScalar } from '../graphql/scalars.js';
import { PeriodInput, periodOf } from '../rollups/period.inputs.js';
import { namedDimension, namedSegment } from '../segments/named-segment.js';
import { EventModel, eventModels } from './event.model.js';

@Resolver()
export class EventResolver {
  @Query(() => [EventModel], { description: 'Releases, incidents and other events of a period, the first day first.' })
  events(
    @Context() context: RequestContext,
    @Args('period', { type: () => PeriodInput }) input: PeriodInput,
    @Args('dimension', { type: () => KeyScalar, nullable: true }) dimension?: string,
    @Args('segment', {
      type: () => KeyScalar,
      nullable: true,
      description: 'Only what concerned it; its dimension is that of the tree unless given.',
    })
    segment?: string,
  ): EventModel[] {
    const snapshot = requireSnapshot(context);
    if (dimension != null) namedDimension(snapshot, dimension, 'dimension');
    const own = segment == null ? undefined : namedSegment(snapshot, segment, ['segment'], dimension).columnId;
    return eventModels(snapshot, periodOf(input, snapshot), own);
  }
}

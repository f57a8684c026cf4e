/** The bet of a thing to do. */
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { WorkItemModel } from '../findings/finding.model.js';
import { RequestContext } from '../graphql/context.js';
import { interventionModel } from './intervention-models.js';
import { interventionView } from './intervention-view.js';
import { InterventionModel } from './intervention.model.js';

@Resolver(() => WorkItemModel)
export class WaitingBetResolver {
  @ResolveField(() => InterventionModel, { nullable: true, description: 'The bet that waits for you.' })
  async intervention(
    @Parent() { betId }: WorkItemModel,
    @Context() context: RequestContext,
  ): Promise<InterventionModel | null> {
    if (betId === null) return null;
    const found = (await context.useCases.interventions.listAll()).find(({ id }) => id === betId);
    return found ? interventionModel(found, await interventionView(context)) : null;
  }
}

import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { requireSnapshot, RequestContext } from '../graphql/context.js';
import { ScorecardInput, scorecardQuery } from './scorecard.inputs.js';
import { ScorecardModel } from './scorecard.model.js';
import { scorecardModel } from './scorecard-models.js';

@Resolver()
export class ScorecardResolver {
  @Query(() => ScorecardModel, { description: 'Segments × metrics, each judged by its own standard and ranked.' })
  async scorecard(@Context() context: RequestContext, @Args('input') input: ScorecardInput): Promise<ScorecardModel> {
    const snapshot = requireSnapshot(context);
    const query = scorecardQuery(input, snapshot);
    const dimension = snapshot.model.workspace.dimensions.find(({ key }) => key === query.dimension)!;
    return scorecardModel(await context.useCases.comparisons.scorecard(snapshot, query), dimension, snapshot);
  }
}

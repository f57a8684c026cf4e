import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { MOST_DEMAND_WEEKS } from '@bough/application';
import { requireSnapshot, RequestContext } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { figureOrNull, SECONDS } from '../metrics/figure.model.js';
import { DemandItemModel, DemandPointModel } from './demand.model.js';

@Resolver(() => DemandItemModel)
export class DemandItemResolver {
  @ResolveField(() => [DemandPointModel], {
    description:
      'Week by week up to the end of the period, the oldest first; fewer where the data does not reach back so far.',
  })
  async points(
    @Context() context: RequestContext,
    @Parent() { asked: { question, by, item } }: DemandItemModel,
    @Args('weeks', { type: () => Int, defaultValue: 12, description: `1 to ${MOST_DEMAND_WEEKS}.` }) count: number,
  ): Promise<DemandPointModel[]> {
    if (count < 1 || count > MOST_DEMAND_WEEKS)
      throw badInput(`"weeks" must lie between 1 and ${MOST_DEMAND_WEEKS}`, 'weeks');
    const { comparisons } = context.useCases;
    const weeks = await comparisons.demandWeeks(requireSnapshot(context), question, by, { item, count });
    return weeks.map(({ from, to, created, handleSeconds }) => ({
      start: from,
      endExclusive: to,
      created,
      handleTime: figureOrNull(handleSeconds, SECONDS),
    }));
  }
}

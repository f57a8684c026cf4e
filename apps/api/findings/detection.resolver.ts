/** What would be raised now. */
import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { RequestContext, requireSnapshot } from '../graphql/context.js';
import { DateScalar } from '../graphql/scalars.js';
import { periodModel } from '../rollups/period.model.js';
import { DetectionModel } from './detection.model.js';

@Resolver(() => DetectionModel)
export class DetectionResolver {
  @Query(() => DetectionModel, {
    description:
      'One look at the numbers: days, weeks, segments, comparisons and standards. Gaps in ownership are told by ownershipCoverage.',
  })
  async detection(
    @Context() context: RequestContext,
    @Args('asOf', {
      type: () => DateScalar,
      nullable: true,
      description: 'The first day that is not looked at; the end of the data when left out.',
    })
    asOf?: number | null,
  ): Promise<DetectionModel> {
    const snapshot = requireSnapshot(context);
    const found = await context.useCases.findings.preview(asOf == null ? {} : { asOf });
    const signals = found.signals.map(({ period, ...signal }) => ({
      ...signal,
      period: periodModel(period, snapshot),
    }));
    return { ...found, signals };
  }
}

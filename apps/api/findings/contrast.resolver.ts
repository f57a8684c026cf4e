/** Comparisons that matter in support. */
import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { RequestContext, requireSnapshot } from '../graphql/context.js';
import { PeriodInput, periodOf } from '../rollups/period.inputs.js';
import { periodModel } from '../rollups/period.model.js';
import { ContrastModel } from './contrast.model.js';

@Resolver(() => ContrastModel)
export class ContrastResolver {
  @Query(() => [ContrastModel], {
    description:
      'Every rule that is not switched off, over a period, or over the last whole weeks in which nothing moves any more. Empty before the first import.',
  })
  async contrasts(
    @Context() context: RequestContext,
    @Args('period', { type: () => PeriodInput, nullable: true }) input?: PeriodInput | null,
  ): Promise<ContrastModel[]> {
    const snapshot = requireSnapshot(context);
    const found = await context.useCases.findings.contrasts(input ? periodOf(input, snapshot) : null);
    return (found?.contrasts ?? []).map(({ cases, period, ...contrast }) => ({
      ...contrast,
      period: periodModel(period, snapshot),
      cases: cases.map(({ p, ...each }) => ({ ...each, pValue: p })),
    }));
  }
}

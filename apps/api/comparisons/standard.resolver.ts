/** Standards as fields of the workspace, each with its verdict over a period. */
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { readStandard } from '@bough/application';
import { requireSnapshot, RequestContext } from '../graphql/context.js';
import { PeriodInput, periodOf } from '../rollups/period.inputs.js';
import { StandardModel, standardModel, StandardVerdictModel, verdictModel } from './standard.model.js';
import { TreePayload } from '../trees/structure.model.js';
import { WorkspaceModel } from '../trees/workspace.resolver.js';

@Resolver(() => WorkspaceModel)
export class WorkspaceStandardsResolver {
  @ResolveField(() => [StandardModel], { description: 'What segments are meant to get, also in the past and to come.' })
  standards(@Context() context: RequestContext): StandardModel[] {
    const snapshot = requireSnapshot(context);
    const { workspace, metrics } = snapshot.model;
    return (workspace.standards ?? []).map((each) => standardModel(each, metrics.get(each.metric)!, snapshot));
  }

  @ResolveField(() => [String], { description: 'Cohorts of benchmarks that it is compared with: industry/saas.' })
  benchmarks(@Context() context: RequestContext): readonly string[] {
    return requireSnapshot(context).model.workspace.benchmarks ?? [];
  }
}

@Resolver(() => TreePayload)
export class ChangedStandardsResolver {
  @ResolveField(() => [StandardModel], { description: 'Standards that are new or changed; would be, after a dry run.' })
  standards(@Parent() { changed }: TreePayload, @Context() context: RequestContext): StandardModel[] {
    const snapshot = requireSnapshot(context);
    const { metrics } = snapshot.model;
    return changed.standards.map((each) => standardModel(each, metrics.get(each.metric)!, snapshot));
  }
}

@Resolver(() => StandardModel)
export class StandardResolver {
  @ResolveField(() => StandardVerdictModel, { description: 'Whether the segment got it, whether it held then or not.' })
  async verdict(
    @Parent() { standard }: StandardModel,
    @Context() context: RequestContext,
    @Args('period', { type: () => PeriodInput }) input: PeriodInput,
  ): Promise<StandardVerdictModel> {
    const snapshot = requireSnapshot(context);
    const { metric, verdict } = (await readStandard(snapshot, standard, periodOf(input, snapshot)))!;
    return verdictModel(verdict, metric, snapshot);
  }
}

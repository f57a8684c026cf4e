/** My work: what one person must do, what is worth most first. */
import { Args, Context, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ViewerModel } from '../access/access.model.js';
import { RequestContext } from '../graphql/context.js';
import { findPerson } from '../ownership/find-party.js';
import { workModel } from './finding-models.js';
import { WorkItemModel } from './finding.model.js';
import { findingView } from './finding-view.js';

const DESCRIPTION = 'To acknowledge, to decide, in progress, to verify, gaps in what is theirs; copies last.';

@Resolver(() => ViewerModel)
export class MyWorkResolver {
  @ResolveField('work', () => [WorkItemModel], { description: DESCRIPTION })
  ofViewer(@Context() context: RequestContext): Promise<WorkItemModel[]> {
    return this.of(context, null);
  }

  @Query(() => [WorkItemModel], { description: DESCRIPTION })
  myWork(
    @Context() context: RequestContext,
    @Args('person', { type: () => String, nullable: true, description: 'Key or id of somebody else; left out: you.' })
    person?: string | null,
  ): Promise<WorkItemModel[]> {
    return this.of(context, person ?? null);
  }

  /** What landed on nobody is shown to admins as their own work. */
  private async of(context: RequestContext, key: string | null): Promise<WorkItemModel[]> {
    const { principal } = context.caller;
    const view = await findingView(context);
    const other = key === null ? null : findPerson(view.owners, key, 'person');
    const person = other?.id ?? principal?.person ?? null;
    const isAdmin = other === null && principal?.role === 'admin';
    return (await context.useCases.findings.myWork(person, isAdmin)).map((item) => workModel(item, view));
  }
}

/** Assignments and covers listed, the history of a node, and the gaps of the tree. */
import { Args, ArgsType, Context, Field, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { measureCoverage, summariseOwner, type OwnersAt, type Party } from '@bough/domain';
import { checkFirst } from '../graphql/connection.js';
import { RequestContext, snapshotOf } from '../graphql/context.js';
import { badInput } from '../graphql/errors.js';
import { DateTimeScalar } from '../graphql/scalars.js';
import { grownTree } from '../trees/grown-tree.js';
import { TreeModel, TreeNodeModel } from '../trees/tree.model.js';
import { findPerson, findTeam } from './find-party.js';
import { statusOf } from './owner-models.js';
import { assignmentModel, delegationModel, ownerPeriodModel, roleView } from './role-models.js';
import { AssignmentModel, DelegationModel, OwnerPeriodModel, OwnershipGapModel } from './role.model.js';

@ArgsType()
class AssignmentArgs {
  @Field(() => String, {
    nullable: true,
    description:
      'Key or id of a node (empty: the root); */ and a templateKey; segment: and a segment of another dimension. Only what is assigned to this very target.',
  })
  target?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Key or id of a person; team: and the key of a team, or its id.',
  })
  party?: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Those that hold then; left out: now.' })
  at?: Date | null;
  @Field(() => Boolean, { defaultValue: false, description: 'Also those that are over and those that are to come.' })
  history!: boolean;
}

@ArgsType()
class DelegationArgs {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Those that hold then; with nothing given, those that hold now or are to come.',
  })
  at?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Those that hold at some time from then on.' })
  start?: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Those that hold at some time before then.' })
  endExclusive?: Date | null;
}

@Resolver()
export class RoleResolver {
  @Query(() => [AssignmentModel], { description: 'Who has which role where, and from when to when; by target.' })
  async assignments(@Context() context: RequestContext, @Args() args: AssignmentArgs): Promise<AssignmentModel[]> {
    const { ownership } = context.useCases;
    const view = await roleView(context);
    const { target, party, at, history } = args;
    const node = target == null ? undefined : grownTree(view.snapshot).byId.get(target);
    const rows = await ownership.assignments({
      history,
      ...(target != null && { target: node?.key ?? target }),
      ...(party != null && { party: partyOf(view.view.owners, party) }),
      ...(at && { at }),
    });
    return rows.map((row) => assignmentModel(row, view));
  }

  @Query(() => [DelegationModel], { description: 'Who is away from when to when, and who acts for them; by start.' })
  async delegations(
    @Context() context: RequestContext,
    @Args() { at, start, endExclusive }: DelegationArgs,
  ): Promise<DelegationModel[]> {
    if (at && (start || endExclusive)) throw badInput('Give either "at", or "start" and "endExclusive".', 'at');
    const rows = await context.useCases.ownership.delegations({
      ...(at && { at }),
      ...(start && { start }),
      ...(endExclusive && { endExclusive }),
    });
    const view = await roleView(context);
    return rows.map((row) => delegationModel(row, view));
  }
}

@Resolver(() => TreeNodeModel)
export class OwnerHistoryResolver {
  @ResolveField(() => [OwnerPeriodModel], {
    description:
      'Who answered for the node, answers now and will, oldest first; from the first assignment on its path on.',
  })
  async ownershipHistory(
    @Parent() parent: TreeNodeModel,
    @Context() context: RequestContext,
  ): Promise<OwnerPeriodModel[]> {
    const snapshot = snapshotOf(context, parent);
    const { ownership } = context.useCases;
    const [periods, view] = [await ownership.history(snapshot, parent.key), await ownership.view(snapshot)];
    return periods.map((period) => ownerPeriodModel(period, { snapshot, view }));
  }
}

@Resolver(() => TreeModel)
export class OwnershipGapResolver {
  @ResolveField(() => [OwnershipGapModel], {
    description: 'What nobody answers for, where most conversations are first; a part of the tree once, at its top.',
  })
  async ownershipGaps(
    @Parent() tree: TreeModel,
    @Context() context: RequestContext,
    @Args('at', { type: () => DateTimeScalar, nullable: true, description: 'Left out: now.' }) at?: Date | null,
    @Args('first', { type: () => Int, nullable: true, description: 'Left out: 100; at most 500.' })
    first?: number | null,
  ): Promise<OwnershipGapModel[]> {
    checkFirst(first ?? 100, 500);
    const snapshot = snapshotOf(context, tree);
    const { ownership } = context.useCases;
    const view = await ownership.view(snapshot, at);
    const { gaps } = measureCoverage(snapshot.model.nodes, view.owned, ownership.segmentVolumes(snapshot));
    const paths = new Set(gaps.map(({ path }) => path));
    const { byPath } = grownTree(snapshot);
    const parentOf = new Map(snapshot.model.nodes.map(({ path, parentPath }) => [path, parentPath]));
    const topOf = (path: string): string => {
      const above = parentOf.get(path) ?? null;
      return above !== null && paths.has(above) ? topOf(above) : path;
    };
    const sizes = new Map<string, number>();
    for (const path of paths) sizes.set(topOf(path), (sizes.get(topOf(path)) ?? 0) + 1);
    return gaps
      .filter(({ path }) => sizes.has(path))
      .slice(0, first ?? 100)
      .map(({ path, gap, volume }) => ({
        node: byPath.get(path)!,
        status: statusOf(gap),
        text: summariseOwner(gap, view.words),
        nodes: sizes.get(path)!,
        volume,
      }));
  }
}

function partyOf(owners: OwnersAt, text: string): Party {
  if (text.startsWith('team:')) return { team: findTeam(owners, text.slice('team:'.length), 'party').id };
  if (text.startsWith('tea_')) return { team: findTeam(owners, text, 'party').id };
  return { person: findPerson(owners, text, 'party').id };
}

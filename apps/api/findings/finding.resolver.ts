/** Findings: listed, counted, found by their ids, and as fields of the nodes that they are about. */
import type { Type } from '@nestjs/common';
import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { placeInOrder, type FindingPlace, type FindingSort } from '@bough/application';
import { isAllowed, type Finding } from '@bough/domain';
import { checkFirst, makeCursor, readCursor } from '../graphql/connection.js';
import { RequestContext, snapshotOf } from '../graphql/context.js';
import { uuidOf } from '../graphql/ids.js';
import { NodeFinders } from '../graphql/node-finders.js';
import { OwnershipPayload } from '../ownership/change-owners.js';
import { PersonPayload, TeamPayload } from '../ownership/people.resolver.js';
import { TreeNodeModel } from '../trees/tree.model.js';
import { countModel, FindingCountsModel } from './finding-counts.model.js';
import { FindingGroupEnum, FindingSortEnum } from './finding-enums.js';
import { filterOf } from './finding-filter.js';
import { findingModel } from './finding-models.js';
import { FindingFilterInput } from './finding.inputs.js';
import { FindingConnection, FindingModel } from './finding.model.js';
import { findingView } from './finding-view.js';
import { findingsByPath } from './findings-by-path.js';

const LARGEST_PAGE = 200;

@Resolver(() => FindingModel)
export class FindingResolver {
  constructor(finders: NodeFinders) {
    finders.add('fin', 'Finding', async (context, id) => {
      const uuid = uuidOf('fin', id);
      const finding = uuid === null ? null : await context.useCases.findings.find({ id: uuid });
      return finding && findingModel(finding, await findingView(context));
    });
  }

  @Query(() => FindingConnection, {
    description: 'What needs attention, also what is over; the newest first among those that are equal in the order.',
  })
  async findings(
    @Context() context: RequestContext,
    @Args('first', { type: () => Int, defaultValue: 50 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
    @Args('filter', { type: () => FindingFilterInput, nullable: true }) given?: FindingFilterInput | null,
    @Args('sort', { type: () => FindingSortEnum, defaultValue: 'severity' }) order: string = 'severity',
  ): Promise<FindingConnection> {
    checkFirst(first, LARGEST_PAGE);
    const sort = order as FindingSort;
    const scope = `findings ${sort} ${JSON.stringify(given ?? {})}`;
    const place = after == null ? {} : { after: placeOf(readCursor(after, scope)) };
    const filter = await filterOf(context, given ?? {});
    const page = await context.useCases.findings.list(filter, { sort, most: first, ...place });
    const view = await findingView(context);
    const edges = page.findings.map((finding) => ({
      node: findingModel(finding, view),
      cursor: makeCursor(cursorOf(finding, sort), scope),
    }));
    const [startCursor, endCursor] = [edges[0]?.cursor ?? null, edges.at(-1)?.cursor ?? null];
    const pageInfo = { hasNextPage: page.hasMore, hasPreviousPage: after != null, startCursor, endCursor };
    return { edges, nodes: edges.map(({ node }) => node), totalCount: page.total, pageInfo };
  }

  @Query(() => FindingCountsModel, { description: 'How many there are, in groups.' })
  async findingCounts(
    @Context() context: RequestContext,
    @Args('by', { type: () => [FindingGroupEnum] }) by: string[],
    @Args('filter', { type: () => FindingFilterInput, nullable: true }) given?: FindingFilterInput | null,
  ): Promise<FindingCountsModel> {
    const { total, unread, tallies } = await context.useCases.findings.count(await filterOf(context, given ?? {}));
    const { owners } = await findingView(context);
    const asked = tallies.filter((tally) => by.includes(tally.by));
    return { total, unread, groups: asked.map((tally) => countModel(tally, owners)) };
  }
}

/** `1:12`: where a page ended, whatever becomes of the finding. */
function cursorOf(finding: Finding, sort: FindingSort): string {
  const { key, number } = placeInOrder(finding, sort);
  return `${key}:${number}`;
}

function placeOf(cursor: string): FindingPlace {
  const [key, number] = cursor.split(':').map(Number);
  return { key: key!, number: number! };
}

/** A type that extends another gets its fields, but not what resolves them: every payload of owners has a resolver of its own. */
function movingFindingsOf(payload: Type<OwnershipPayload>): Type<object> {
  @Resolver(() => payload)
  class MovingFindingsResolver {
    @ResolveField(() => [FindingModel], {
      description:
        'Open findings that land on somebody else; would, after a dry run. Those that somebody has taken stay. For who may read the tree.',
    })
    async findingsMoving(
      @Parent() { told }: OwnershipPayload,
      @Context() context: RequestContext,
    ): Promise<FindingModel[]> {
      if (!isAllowed(context.caller.principal, 'read_model')) return [];
      const moving = await context.useCases.findings.listMoved(told);
      if (moving.length === 0) return [];
      const view = await findingView(context);
      return moving.map(({ finding }) => findingModel(finding, view));
    }
  }
  return MovingFindingsResolver;
}

export const MOVING_FINDINGS_RESOLVERS = [OwnershipPayload, PersonPayload, TeamPayload].map(movingFindingsOf);

@Resolver(() => TreeNodeModel)
export class NodeFindingsResolver {
  @ResolveField(() => [FindingModel], {
    description: 'What needs attention at this very node; what is over is left out.',
  })
  async findings(
    @Parent() { key, view: from }: TreeNodeModel,
    @Context() context: RequestContext,
  ): Promise<FindingModel[]> {
    const found = (await findingsByPath(context, snapshotOf(context, { view: from }))).here.get(key) ?? [];
    if (found.length === 0) return [];
    const view = await findingView(context);
    return found.map((finding) => findingModel(finding, view));
  }

  @ResolveField(() => Int, { description: 'Findings at this very node that are not over.' })
  async openFindingCount(
    @Parent() { key, view: from }: TreeNodeModel,
    @Context() context: RequestContext,
    @Args('below', {
      type: () => Boolean,
      defaultValue: false,
      description: 'Counts those at all nodes below it as well.',
    })
    below: boolean,
  ): Promise<number> {
    const found = await findingsByPath(context, snapshotOf(context, { view: from }));
    return below ? (found.below.get(key) ?? 0) : (found.here.get(key)?.length ?? 0);
  }
}

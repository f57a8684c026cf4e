/** Findings: listed, found by their ids, and as fields of the nodes that they are about. */
import type { Type } from '@nestjs/common';
import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { FindingPlace } from '@bough/application';
import { isAllowed, type Severity } from '@bough/domain';
import { checkFirst, makeCursor, readCursor } from '../graphql/connection.js';
import { RequestContext } from '../graphql/context.js';
import { uuidOf } from '../graphql/ids.js';
import { NodeFinders } from '../graphql/node-finders.js';
import { OwnershipPayload } from '../ownership/change-owners.js';
import { PersonPayload, TeamPayload } from '../ownership/people.resolver.js';
import { TreeNodeModel } from '../trees/tree.model.js';
import { eventModel, findingModel, sightingModel } from './finding-models.js';
import { filterOf, FindingFilterInput } from './finding.inputs.js';
import { FindingConnection, FindingEventModel, FindingModel, FindingSightingModel } from './finding.model.js';
import { batched, findingView } from './finding-view.js';

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
    description: 'What needs attention, the most severe first, of those the newest; also what is over.',
  })
  async findings(
    @Context() context: RequestContext,
    @Args('first', { type: () => Int, defaultValue: 50 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
    @Args('filter', { type: () => FindingFilterInput, nullable: true }) given?: FindingFilterInput | null,
  ): Promise<FindingConnection> {
    checkFirst(first, LARGEST_PAGE);
    const scope = `findings ${JSON.stringify(given ?? {})}`;
    const place = after == null ? undefined : placeOf(readCursor(after, scope));
    const page = await context.useCases.findings.list(
      filterOf(given ?? {}, context.useCases.clock.date()),
      first,
      place,
    );
    const view = await findingView(context);
    const edges = page.findings.map((finding) => ({
      node: findingModel(finding, view),
      cursor: makeCursor(cursorOf(finding), scope),
    }));
    const [startCursor, endCursor] = [edges[0]?.cursor ?? null, edges.at(-1)?.cursor ?? null];
    const pageInfo = { hasNextPage: page.hasMore, hasPreviousPage: after != null, startCursor, endCursor };
    return { edges, nodes: edges.map(({ node }) => node), totalCount: page.total, pageInfo };
  }

  @ResolveField(() => [FindingEventModel], { description: 'Everything that happened to it, oldest first.' })
  async activity(
    @Parent() { finding }: FindingModel,
    @Context() context: RequestContext,
  ): Promise<FindingEventModel[]> {
    const { events } = context.useCases.findings;
    const eventsOf = context.once('events of findings', () => batched(events));
    return (await eventsOf(finding.id)).map(eventModel);
  }

  @ResolveField(() => [FindingSightingModel], { description: 'All sightings, the newest first.' })
  async sightings(
    @Parent() { finding }: FindingModel,
    @Context() context: RequestContext,
  ): Promise<FindingSightingModel[]> {
    const { sightings } = context.useCases.findings;
    const sightingsOf = context.once('sightings of findings', () => batched(sightings));
    return (await sightingsOf(finding.id)).map(sightingModel);
  }
}

/** `high:12`: where a page ended, whatever becomes of the finding. */
function cursorOf({ severity, number }: FindingPlace): string {
  return `${severity}:${number}`;
}

function placeOf(cursor: string): FindingPlace {
  const [severity, number] = cursor.split(':');
  return { severity: severity as Severity, number: Number(number) };
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
  async findings(@Parent() { key }: TreeNodeModel, @Context() context: RequestContext): Promise<FindingModel[]> {
    const found = (await context.useCases.findings.listLive()).filter(({ signal }) => signal.path === key);
    if (found.length === 0) return [];
    const view = await findingView(context);
    return found.map((finding) => findingModel(finding, view));
  }

  @ResolveField(() => Int, { description: 'Findings at this very node that are not over.' })
  async openFindingCount(@Parent() { key }: TreeNodeModel, @Context() context: RequestContext): Promise<number> {
    return (await context.useCases.findings.listLive()).filter(({ signal }) => signal.path === key).length;
  }
}

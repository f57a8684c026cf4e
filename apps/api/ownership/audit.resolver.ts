import { Args, Context, Int, Query, Resolver } from '@nestjs/graphql';
import type { AuditFilter } from '@bough/application';
import { isAllowed, type Person } from '@bough/domain';
import { AuditConnection, AuditFilterInput, auditModel } from '../access/access.model.js';
import { checkFirst, makeCursor, readCursor } from '../graphql/connection.js';
import { RequestContext, requireSnapshot } from '../graphql/context.js';
import { uuidOf } from '../graphql/ids.js';
import { namedNode } from '../trees/named-node.js';
import { findPerson } from './find-party.js';

const LARGEST_PAGE = 200;

/** The audit, by node, person and time. Here, because a node and a person are found by their keys. */
@Resolver()
export class AuditResolver {
  @Query(() => AuditConnection, { description: 'What was changed, the newest first; for admins.' })
  async audit(
    @Context() context: RequestContext,
    @Args('first', { type: () => Int, defaultValue: 50 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
    @Args('filter', { type: () => AuditFilterInput, nullable: true }) given?: AuditFilterInput | null,
  ): Promise<AuditConnection> {
    checkFirst(first, LARGEST_PAGE);
    const scope = `audit ${JSON.stringify(given ?? {})}`;
    const before = after == null ? undefined : Number(readCursor(after, scope));
    const filter = await filterOf(given ?? {}, context);
    const { events, hasMore, total } = await context.useCases.access.audit(filter, first, before);
    const edges = events.map((event) => ({ node: auditModel(event), cursor: makeCursor(String(event.id), scope) }));
    const [startCursor, endCursor] = [edges[0]?.cursor ?? null, edges.at(-1)?.cursor ?? null];
    const pageInfo = { hasNextPage: hasMore, hasPreviousPage: after != null, startCursor, endCursor };
    return { edges, nodes: edges.map(({ node }) => node), totalCount: total, pageInfo };
  }
}

async function filterOf(
  { node, person, start, endExclusive, ...rest }: AuditFilterInput,
  context: RequestContext,
): Promise<AuditFilter> {
  const given = {
    ...rest,
    from: start,
    to: endExclusive,
    ...(node != null && { subject: subjectOf(node, context) }),
    ...(person != null && { person: await personIn(person, context) }),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value != null));
}

/** Who may read nothing but the audit names people by their ids. */
async function personIn(name: string, { caller, useCases }: RequestContext): Promise<string> {
  const mayLook = isAllowed(caller.principal, 'read_model');
  const id = uuidOf('per', name);
  if (!mayLook && id !== null) return id;
  const owners = mayLook ? (await useCases.ownership.view()).owners : { people: new Map<string, Person>() };
  return findPerson(owners, name, 'filter', 'person').id;
}

/** `nod_…` → `node:cost/escalation`: a change of a node changes it in every branch. */
function subjectOf(name: string, context: RequestContext): string {
  const { segment, path } = namedNode(requireSnapshot(context), name, 'filter', 'node').node;
  return `node:${segment === null ? path : path.slice(path.indexOf('/') + 1)}`;
}

/** Takes facts out that are none any more, and keeps what holds against their older versions. */
import { DAY_ALWAYS, DAY_OPEN_END, type RemovableKind, type Removal } from '@bough/domain';
import { customerId, factIdBytes, uuidText } from './fact-id.js';
import { NO_VERSION } from './no-version.js';
import * as sql from './removal.sql.js';
import type { WriteContext } from './write-context.js';

interface Stored {
  readonly id: string;
  readonly version: number;
}

/** How many facts were there and are not any more. All removals are of one kind. What is erased goes whatever its version. */
export async function writeRemovals(context: WriteContext, removals: readonly Removal[]): Promise<number> {
  if (removals.length === 0) return 0;
  const kind = removals[0]!.of;
  const { source } = context.run;
  const ids = removals.map(({ externalId }) => idOf(kind, source, externalId));
  const given = [ids, removals.map(({ reason, version }) => (reason === 'erased' ? null : version) ?? NO_VERSION)];
  const removed = await (kind === 'conversations' ? removeConversations : removeCustomers)(context, given);
  await addTombstones(context, removals, ids, removed);
  return removed.length;
}

function idOf(kind: RemovableKind, source: string, externalId: string): string {
  return kind === 'customers'
    ? customerId(source, externalId)
    : uuidText(factIdBytes('conversation', source, externalId));
}

async function removeConversations(
  { session, workspace, keepMembership }: WriteContext,
  given: readonly unknown[][],
): Promise<Stored[]> {
  await session.run(sql.LOG_REMOVED_DAYS, given);
  const removed = await session.query<{ id: string; customer_id: string; version: string }>(
    sql.REMOVE_CONVERSATIONS,
    given,
  );
  if (workspace.activityBegins === 'first_conversation')
    await keepMembership(session, workspace, [...new Set(removed.map((row) => row.customer_id))]);
  return removed.map(({ id, version }) => ({ id, version: Number(version) }));
}

async function removeCustomers(context: WriteContext, given: readonly unknown[][]): Promise<Stored[]> {
  const removed = await context.session.query<Stored & object>(sql.REMOVABLE_CUSTOMERS, given);
  await forgetCustomers(
    context,
    removed.map(({ id }) => id),
  );
  return removed;
}

/** Their conversations count under `Unknown`, as if no file had ever described them. */
export async function forgetCustomers(
  { session, workspace, keepMembership }: Pick<WriteContext, 'session' | 'workspace' | 'keepMembership'>,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await session.run(sql.FORGET_ATTRIBUTES, [ids]);
  await session.run(sql.FORGET_CUSTOMERS, [ids, DAY_ALWAYS, DAY_OPEN_END]);
  await keepMembership(session, workspace, ids);
  await session.run(sql.REMOVE_UNNAMED, [ids]);
}

/** For what was removed, with the version that it had; and for what a version says that is not newer than the removal: it may come later. */
async function addTombstones(
  { session, run }: WriteContext,
  removals: readonly Removal[],
  ids: readonly string[],
  removed: readonly Stored[],
): Promise<void> {
  const kind = removals[0]!.of;
  const had = new Map(removed.map(({ id, version }) => [id, version]));
  const [stored] = [kind === 'conversations' ? sql.STORED_CONVERSATIONS : sql.STORED_CUSTOMERS];
  const newer = new Set((await session.query<{ id: string }>(stored, [ids])).map(({ id }) => id));
  const kept = removals.flatMap(({ externalId, reason, version }, index) => {
    const id = ids[index]!;
    const highest = Math.max(version ?? NO_VERSION, had.get(id) ?? NO_VERSION);
    const isNeeded = had.has(id) || reason === 'erased' || (version !== null && !newer.has(id));
    return isNeeded ? [{ externalId, reason, version: highest }] : [];
  });
  const column = (name: keyof (typeof kept)[number]) => kept.map((each) => each[name]);
  await session.run(sql.ADD_TOMBSTONES, [
    run.source,
    kind,
    column('externalId'),
    column('reason'),
    column('version'),
    run.id,
  ]);
}

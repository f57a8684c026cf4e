/** Takes back what a source or one import brought. */
import type { Brought, ChangedFact, TakenBack } from '@bough/application';
import type { Session } from '../shared/session.js';
import { GROW_DATA_VERSION } from './customer.sql.js';
import { FORGET_CURSORS } from './source-cursor.sql.js';
import * as sql from './take-back.sql.js';
import type { WriteContext } from './write-context.js';
import { forgetCustomers } from './write-removals.js';

/** Of the facts that an import only changed, so many are named. */
const EXAMPLES = 20;
const CUSTOMERS_AT_ONCE = 5000;

type Counts = Pick<TakenBack, 'conversations' | 'customers' | 'costPools' | 'readings'>;

export async function countBrought(session: Session, { source, runId }: Brought): Promise<TakenBack> {
  const [counts] = await session.query<Counts & object>(sql.COUNT_BROUGHT, [source, runId]);
  if (runId === null) return { ...counts!, changed: 0, examples: [] };
  const [row] = await session.query<{ changed: number }>(sql.COUNT_CHANGED, [source, runId]);
  const examples = await session.query<ChangedFact & object>(sql.LIST_CHANGED, [source, runId, EXAMPLES]);
  return { ...counts!, changed: row!.changed, examples };
}

/** `taken` is what was counted before; a field that facts of the import still have stays carried. */
export async function takeBackBrought(
  context: Pick<WriteContext, 'session' | 'workspace' | 'keepMembership'>,
  { source, runId }: Brought,
  taken: TakenBack,
): Promise<void> {
  const { session } = context;
  const given = [source, runId];
  await session.run(sql.LOG_BROUGHT_DAYS, given);
  const writers = await session.query<{ id: string }>(sql.CUSTOMERS_OF_BROUGHT, given);
  await session.run(sql.REMOVE_BROUGHT_CONVERSATIONS, given);
  if (context.workspace.activityBegins === 'first_conversation')
    for (const some of inParts(writers)) await context.keepMembership(session, context.workspace, some);
  const customers = await session.query<{ id: string }>(sql.BROUGHT_CUSTOMERS, given);
  for (const some of inParts(customers)) await forgetCustomers(context, some);
  await session.run(sql.REMOVE_PLACEHOLDERS, [source, writers.map(({ id }) => id)]);
  const figures =
    (await session.run(sql.REMOVE_BROUGHT_COSTS, given)) + (await session.run(sql.REMOVE_BROUGHT_READINGS, given));
  await session.run(sql.REMOVE_BROUGHT_TOMBSTONES, given);
  if (taken.changed === 0) await session.run(sql.REMOVE_CARRIED, given);
  await session.run(FORGET_CURSORS, [source]);
  await session.run(sql.MARK_TAKEN_BACK, given);
  if (figures > 0 || taken.changed === 0) await session.run(GROW_DATA_VERSION);
}

function* inParts(customers: readonly { readonly id: string }[]): Generator<string[]> {
  for (let from = 0; from < customers.length; from += CUSTOMERS_AT_ONCE)
    yield customers.slice(from, from + CUSTOMERS_AT_ONCE).map(({ id }) => id);
}

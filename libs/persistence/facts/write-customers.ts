/** Writes a batch of customers: their rows, their attributes over time, and what follows for their membership. */
import type { BatchCounts } from '@bough/application';
import { DAY_ALWAYS, DAY_OPEN_END, isSame, type Customer } from '@bough/domain';
import * as sql from './customer.sql.js';
import { customerId } from './fact-id.js';
import { NO_VERSION } from './no-version.js';
import { REMOVE_CUSTOMER_TOMBSTONES, REMOVED_CUSTOMERS } from './removal.sql.js';
import type { WriteContext } from './write-context.js';

interface Written {
  customer_id: string;
  was_known: boolean;
  same: boolean;
}

/** What the rows of a batch say about one customer together. */
interface Said {
  readonly customer: Customer;
  readonly version: number;
}

export async function writeCustomers(context: WriteContext, facts: readonly Customer[]): Promise<BatchCounts> {
  const { session, run, workspace } = context;
  const standing = await standingStatements(context, facts);
  const merged = mergeStatements(run.source, standing);
  const written = await upsertCustomers(context, merged);
  const accepted = new Set(written.map((row) => row.customer_id));
  const attributes = await writeAttributes(context, standing, accepted);
  const added = new Set(written.filter((row) => !row.was_known).map((row) => row.customer_id));
  const changed = new Set([...attributes, ...written.filter((row) => !row.same).map((row) => row.customer_id)]);
  for (const id of added) changed.delete(id);
  await session.run(sql.MARK_CHANGED, [run.id, [...added, ...changed], [...added]]);
  await context.keepMembership(session, workspace, [...added, ...changed]);
  return countRows(run.source, facts, added, changed);
}

/** Without those that are older than the removal of their customer. A customer who comes back keeps the version of the removal. */
async function standingStatements({ session, run }: WriteContext, facts: readonly Customer[]): Promise<Customer[]> {
  const names = [...new Set(facts.map(({ externalId }) => externalId))];
  const removed = await session.query<{ externalId: string; version: number; reason: string }>(REMOVED_CUSTOMERS, [
    run.source,
    names,
  ]);
  if (removed.length === 0) return [...facts];
  const tombstones = new Map(removed.map((each) => [each.externalId, each]));
  const standing = facts.flatMap((fact) => {
    const tombstone = tombstones.get(fact.externalId);
    if (!tombstone) return [fact];
    const isHeldBack = tombstone.reason === 'erased' || (fact.version !== null && fact.version < tombstone.version);
    return isHeldBack ? [] : [{ ...fact, version: Math.max(tombstone.version, fact.version ?? NO_VERSION) }];
  });
  await session.run(REMOVE_CUSTOMER_TOMBSTONES, [run.source, standing.map(({ externalId }) => externalId)]);
  return standing;
}

function upsertCustomers({ session, run }: WriteContext, merged: ReadonlyMap<string, Said>): Promise<Written[]> {
  const said = [...merged.values()];
  const column = <T>(of: (customer: Customer) => T) => said.map(({ customer }) => of(customer));
  return session.query<Written>(sql.UPSERT_CUSTOMERS, [
    [...merged.keys()],
    run.source,
    column(({ externalId }) => externalId),
    column(({ name }) => name ?? null),
    column(({ activeFrom }) => activeFrom ?? null),
    column(({ activeTo }) => activeTo ?? null),
    said.map(({ version }) => version),
    DAY_ALWAYS,
    DAY_OPEN_END,
    column(({ name }) => name !== undefined),
    column(({ activeFrom }) => activeFrom !== undefined),
    column(({ activeTo }) => activeTo !== undefined),
  ]);
}

/** Several statements about one customer in a batch: the newest that speaks of a field wins; of equally new ones, and those without a version, the last. */
function mergeStatements(source: string, facts: readonly Customer[]): Map<string, Said> {
  const merged = new Map<string, Said>();
  for (const fact of facts) {
    const id = customerId(source, fact.externalId);
    const before = merged.get(id);
    const version = Math.max(fact.version ?? NO_VERSION, before?.version ?? NO_VERSION);
    const isNewer = fact.version === null || fact.version === version;
    const [older, newer] = isNewer ? [before?.customer, fact] : [fact, before!.customer];
    merged.set(id, { version, customer: older ? spokenOf(older, newer) : newer });
  }
  return merged;
}

function spokenOf(older: Customer, newer: Customer): Customer {
  const pick = <T>(first: T | undefined, second: T | undefined) => (first === undefined ? second : first);
  return {
    ...newer,
    name: pick(newer.name, older.name),
    activeFrom: pick(newer.activeFrom, older.activeFrom),
    activeTo: pick(newer.activeTo, older.activeTo),
  };
}

async function writeAttributes(
  { session, run }: WriteContext,
  facts: readonly Customer[],
  accepted: ReadonlySet<string>,
): Promise<Set<string>> {
  const rows = new Map<string, { values: [string, string, number, string | null]; version: number | null }>();
  for (const { externalId, validFrom, attributes, version } of facts) {
    const id = customerId(run.source, externalId);
    if (!accepted.has(id)) continue;
    const from = validFrom ?? DAY_ALWAYS;
    for (const [attribute, value] of Object.entries(attributes)) {
      const key = `${id}|${attribute}|${from}`;
      const isOlder = version !== null && version < (rows.get(key)?.version ?? version);
      if (!isOlder) rows.set(key, { values: [id, attribute, from, value], version });
    }
  }
  const columns = [0, 1, 2, 3].map((position) => [...rows.values()].map(({ values }) => values[position]));
  const changed = await session.query<{ customer_id: string }>(sql.UPSERT_ATTRIBUTES, columns);
  return new Set(changed.map((row) => row.customer_id));
}

/**
 * Counts rows of the file, not customers: several rows can speak of one. A row about the same customer and day as one before it is
 * unchanged if it says the same, and changed if not.
 */
function countRows(
  source: string,
  facts: readonly Customer[],
  added: ReadonlySet<string>,
  changed: ReadonlySet<string>,
): BatchCounts {
  const counts = { new: 0, changed: 0, unchanged: 0 };
  const before = new Map<string, Customer>();
  for (const fact of facts) {
    const id = customerId(source, fact.externalId);
    const key = `${id}|${fact.validFrom}`;
    const said = before.get(key);
    before.set(key, fact);
    if (said) counts[isSame({ ...said, version: fact.version }, fact) ? 'unchanged' : 'changed'] += 1;
    else counts[added.has(id) ? 'new' : changed.has(id) ? 'changed' : 'unchanged'] += 1;
  }
  return counts;
}

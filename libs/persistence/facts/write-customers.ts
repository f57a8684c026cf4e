/** Writes a batch of customers: their rows, their attributes over time, and what follows for their membership. */
import type { BatchCounts } from '@bough/application';
import { DAY_ALWAYS, DAY_OPEN_END, type Customer } from '@bough/domain';
import * as sql from './customer.sql.js';
import { customerId } from './fact-id.js';
import { NO_VERSION } from './no-version.js';
import type { WriteContext } from './write-context.js';

interface Written {
  customer_id: string;
  was_known: boolean;
  same: boolean;
}

export async function writeCustomers(context: WriteContext, facts: readonly Customer[]): Promise<BatchCounts> {
  const { session, run, workspace } = context;
  const ids = facts.map((fact) => customerId(run.source, fact.externalId));
  const merged = mergeStatements(facts, ids);
  const written = await session.query<Written>(sql.UPSERT_CUSTOMERS, [
    [...merged.keys()],
    run.source,
    [...merged.values()].map((fact) => fact.externalId),
    [...merged.values()].map((fact) => fact.name),
    [...merged.values()].map((fact) => fact.activeFrom),
    [...merged.values()].map((fact) => fact.activeTo),
    [...merged.values()].map((fact) => fact.version ?? NO_VERSION),
    DAY_ALWAYS,
    DAY_OPEN_END,
  ]);
  const accepted = new Set(written.map((row) => row.customer_id));
  const attributes = await writeAttributes(context, facts, ids, accepted);
  const added = new Set(written.filter((row) => !row.was_known).map((row) => row.customer_id));
  const changed = new Set([...attributes, ...written.filter((row) => !row.same).map((row) => row.customer_id)]);
  for (const id of added) changed.delete(id);
  await context.keepMembership(session, workspace, [...added, ...changed]);
  return countRows(ids, added, changed);
}

/** Several statements about one customer in a batch: the row of the customer takes what each of them gives, later ones win. */
function mergeStatements(facts: readonly Customer[], ids: readonly string[]): Map<string, Customer> {
  const merged = new Map<string, Customer>();
  facts.forEach((fact, index) => {
    const before = merged.get(ids[index]!);
    merged.set(ids[index]!, {
      ...fact,
      name: fact.name ?? before?.name ?? null,
      activeFrom: fact.activeFrom ?? before?.activeFrom ?? null,
      activeTo: fact.activeTo ?? before?.activeTo ?? null,
    });
  });
  return merged;
}

async function writeAttributes(
  { session }: WriteContext,
  facts: readonly Customer[],
  ids: readonly string[],
  accepted: ReadonlySet<string>,
): Promise<Set<string>> {
  const rows = new Map<string, [string, string, number, string | null]>();
  facts.forEach((fact, index) => {
    const id = ids[index]!;
    if (!accepted.has(id)) return;
    const from = fact.validFrom ?? DAY_ALWAYS;
    for (const [attribute, value] of Object.entries(fact.attributes))
      rows.set(`${id}|${attribute}|${from}`, [id, attribute, from, value]);
  });
  const columns = [0, 1, 2, 3].map((position) => [...rows.values()].map((row) => row[position]));
  const changed = await session.query<{ customer_id: string }>(sql.UPSERT_ATTRIBUTES, columns);
  return new Set(changed.map((row) => row.customer_id));
}

/** Counts rows of the file, not customers: several rows can speak of one. */
function countRows(ids: readonly string[], added: ReadonlySet<string>, changed: ReadonlySet<string>): BatchCounts {
  const isNew = ids.filter((id) => added.has(id)).length;
  const isChanged = ids.filter((id) => changed.has(id)).length;
  return { new: isNew, changed: isChanged, unchanged: ids.length - isNew - isChanged };
}

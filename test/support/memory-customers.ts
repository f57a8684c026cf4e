/** Statements about customers, one after the other: what each says is kept, what it leaves open stays as it was. */
import type { ImportRun } from '@bough/application';
import { DAY_ALWAYS, DAY_OPEN_END, isSame, type Customer } from '@bough/domain';
import { keyOf, newCustomer, type MemoryDatabase, type StoredCustomer } from './memory-database.js';
import type { Outcome } from './memory-fact.store.js';

/**
 * Rows are counted by what happened to their customer: all days of a new customer are new. A row about a day of which another row spoke
 * already is unchanged where it says the same.
 */
export function applyCustomers(database: MemoryDatabase, run: ImportRun, facts: readonly Customer[]): Outcome[] {
  const named = new Map(facts.map((fact) => [fact.externalId, keyOf(run.source, fact.externalId)]));
  const outcomes = new Map(
    [...named].map(([externalId, id]) => {
      const own = facts.filter((fact) => fact.externalId === externalId);
      return [externalId, applyOne(database, run, id, own)] as const;
    }),
  );
  const dayOf = ({ externalId, validFrom }: Customer) => JSON.stringify([externalId, validFrom]);
  return facts.map((fact, row) => {
    const before = facts.slice(0, row).findLast((other) => dayOf(other) === dayOf(fact));
    if (!before) return outcomes.get(fact.externalId)!;
    return isSame({ ...before, version: null }, { ...fact, version: null }) ? 'unchanged' : 'changed';
  });
}

function applyOne(database: MemoryDatabase, run: ImportRun, id: string, given: readonly Customer[]): Outcome {
  const tombstone = database.removals.get(`customers ${id}`);
  const isHeldBack = ({ version }: Customer) =>
    tombstone !== undefined && (tombstone.reason === 'erased' || (version !== null && version < tombstone.version));
  const statements = given.filter((statement) => !isHeldBack(statement));
  if (statements.length === 0) return 'unchanged';
  database.removals.delete(`customers ${id}`);
  const before = database.customers.get(id);
  const customer = before ?? newCustomer(id, { firstRun: run.id, changedRun: run.id });
  customer.version = Math.max(customer.version, tombstone?.version ?? -1);
  const [was, membershipWas] = [contentOf(customer), before && membershipOf(database, customer)];
  for (const statement of statements) {
    const version = statement.version ?? customer.version;
    if (version >= customer.version) apply(customer, statement, version);
  }
  database.customers.set(id, customer);
  if (membershipOf(database, customer) !== membershipWas) database.dirty = true;
  if (!before) return 'new';
  if (contentOf(customer) === was) return 'unchanged';
  customer.runs = { ...customer.runs, changedRun: run.id };
  return 'changed';
}

function apply(customer: StoredCustomer, statement: Customer, version: number): void {
  customer.version = version;
  if (statement.name !== undefined) customer.name = statement.name;
  if (statement.activeFrom !== undefined) customer.activeFrom = statement.activeFrom ?? DAY_ALWAYS;
  if (statement.activeTo !== undefined) customer.activeTo = statement.activeTo ?? DAY_OPEN_END;
  const validFrom = statement.validFrom ?? DAY_ALWAYS;
  for (const [attribute, value] of Object.entries(statement.attributes))
    customer.attributes.set(`${attribute} ${validFrom}`, { attribute, validFrom, value });
}

function contentOf({ name, activeFrom, activeTo, attributes }: StoredCustomer): string {
  return JSON.stringify([name, activeFrom, activeTo, [...attributes].sort()]);
}

function membershipOf(database: MemoryDatabase, customer: StoredCustomer): string {
  return JSON.stringify([customer.activeFrom, customer.activeTo, database.spansOf(customer)]);
}

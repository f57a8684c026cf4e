/** Statements about customers, one after the other: what each says is kept, what it leaves open stays as it was. */
import type { ImportRun } from '@bough/application';
import { DAY_ALWAYS, type Customer } from '@bough/domain';
import { keyOf, newCustomer, type MemoryDatabase, type StoredCustomer } from './memory-database.js';
import type { Outcome } from './memory-fact.store.js';

/** Rows are counted by what happened to their customer: all rows of a new customer are new. */
export function applyCustomers(database: MemoryDatabase, run: ImportRun, facts: readonly Customer[]): Outcome[] {
  const named = new Map(facts.map((fact) => [fact.externalId, keyOf(run.source, fact.externalId)]));
  const outcomes = new Map(
    [...named].map(([externalId, id]) => {
      const own = facts.filter((fact) => fact.externalId === externalId);
      return [externalId, applyOne(database, id, own)] as const;
    }),
  );
  return facts.map((fact) => outcomes.get(fact.externalId)!);
}

function applyOne(database: MemoryDatabase, id: string, statements: readonly Customer[]): Outcome {
  const before = database.customers.get(id);
  const customer = before ?? newCustomer(id);
  const [was, membershipWas] = [contentOf(customer), before && membershipOf(database, customer)];
  for (const statement of statements) {
    const version = statement.version ?? customer.version;
    if (version >= customer.version) apply(customer, statement, version);
  }
  database.customers.set(id, customer);
  if (membershipOf(database, customer) !== membershipWas) database.dirty = true;
  if (!before) return 'new';
  return contentOf(customer) === was ? 'unchanged' : 'changed';
}

function apply(customer: StoredCustomer, statement: Customer, version: number): void {
  customer.version = version;
  customer.name = statement.name ?? customer.name;
  customer.activeFrom = statement.activeFrom ?? customer.activeFrom;
  customer.activeTo = statement.activeTo ?? customer.activeTo;
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

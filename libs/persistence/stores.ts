/** The stores on one database. What a step needs from a later one is handed in here: changed customers change cells. */
import type { DataSource } from 'typeorm';
import type { FactStore, OwnershipStore, PersonStore, RollupStore, WorkspaceStore } from '@bough/application';
import { PostgresFactStore } from './facts/postgres-fact.store.js';
import { PostgresOwnershipStore } from './ownership/postgres-ownership.store.js';
import { PostgresPersonStore } from './ownership/postgres-person.store.js';
import { PostgresRollupStore } from './rollups/postgres-rollup.store.js';
import { keepMembership } from './segments/keep-membership.js';
import { PostgresWorkspaceStore } from './trees/postgres-workspace.store.js';

export interface Stores {
  readonly facts: FactStore;
  readonly rollups: RollupStore;
  readonly workspaces: WorkspaceStore;
  readonly ownership: OwnershipStore;
  readonly people: PersonStore;
}

export function storesOn(database: DataSource): Stores {
  return {
    facts: new PostgresFactStore(database, keepMembership),
    rollups: new PostgresRollupStore(database),
    workspaces: new PostgresWorkspaceStore(database),
    ownership: new PostgresOwnershipStore(database),
    people: new PostgresPersonStore(database),
  };
}

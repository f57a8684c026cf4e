/** The stores on one database. What a step needs from a later one is handed in here: changed customers change cells. */
import type { DataSource } from 'typeorm';
import type { Stores } from '@bough/application';
import { PostgresAccountStore } from './access/postgres-account.store.js';
import { PostgresAuditStore } from './access/postgres-audit.store.js';
import { PostgresSessionStore } from './access/postgres-session.store.js';
import { PostgresSignInStore } from './access/postgres-sign-in.store.js';
import { PostgresFactStore } from './facts/postgres-fact.store.js';
import { PostgresInterventionStore } from './interventions/postgres-intervention.store.js';
import { PostgresFindingStore } from './findings/postgres-finding.store.js';
import { PostgresOwnershipStore } from './ownership/postgres-ownership.store.js';
import { PostgresPersonStore } from './ownership/postgres-person.store.js';
import { PostgresRollupStore } from './rollups/postgres-rollup.store.js';
import { keepMembership } from './segments/keep-membership.js';
import { PostgresWorkspaceStore } from './workspace/postgres-workspace.store.js';

export function storesOn(database: DataSource): Stores {
  return {
    accounts: new PostgresAccountStore(database),
    signIns: new PostgresSignInStore(database),
    sessions: new PostgresSessionStore(database),
    audit: new PostgresAuditStore(database),
    facts: new PostgresFactStore(database, keepMembership),
    rollups: new PostgresRollupStore(database),
    workspaces: new PostgresWorkspaceStore(database),
    ownership: new PostgresOwnershipStore(database),
    people: new PostgresPersonStore(database),
    interventions: new PostgresInterventionStore(database),
    findings: new PostgresFindingStore(database),
  };
}

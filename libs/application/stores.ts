/** Every port that keeps something. `libs/persistence` has them on PostgreSQL, `test/support` in memory. */
import type { AccountStore } from './access/account.store.js';
import type { AuditStore } from './access/audit.store.js';
import type { SessionStore } from './access/session.store.js';
import type { SignInStore } from './access/sign-in.store.js';
import type { FactStore } from './facts/fact.store.js';
import type { FindingStore } from './findings/finding.store.js';
import type { InterventionStore } from './interventions/intervention.store.js';
import type { OwnershipStore } from './ownership/ownership.store.js';
import type { PersonStore } from './ownership/person.store.js';
import type { RollupStore } from './rollups/rollup.store.js';
import type { WorkspaceStore } from './workspace/workspace.store.js';

export interface Stores {
  readonly accounts: AccountStore;
  readonly signIns: SignInStore;
  readonly sessions: SessionStore;
  readonly audit: AuditStore;
  readonly facts: FactStore;
  readonly rollups: RollupStore;
  readonly workspaces: WorkspaceStore;
  readonly ownership: OwnershipStore;
  readonly people: PersonStore;
  readonly interventions: InterventionStore;
  readonly findings: FindingStore;
}

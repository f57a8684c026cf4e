import type { ImportRun } from '@bough/application';
import type { Workspace } from '@bough/domain';
import type { Session } from '../shared/session.js';

/** What writing a batch needs to know. */
export interface WriteContext {
  readonly session: Session;
  readonly run: ImportRun;
  readonly workspace: Workspace;
  /** Customers that surely have a row already. */
  readonly knownCustomers: Set<string>;
}

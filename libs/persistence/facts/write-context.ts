import type { ImportRun } from '@bough/application';
import type { Workspace } from '@bough/domain';
import type { Session } from '../shared/session.js';

/** Brings the stored membership of customers into line with their attributes. */
export type KeepMembership = (session: Session, workspace: Workspace, customers: readonly string[]) => Promise<void>;

/** What writing a batch needs to know. */
export interface WriteContext {
  readonly session: Session;
  readonly keepMembership: KeepMembership;
  readonly run: ImportRun;
  readonly workspace: Workspace;
}

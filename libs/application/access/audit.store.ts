import type { AuditChange, Caller, Via } from '@bough/domain';

/** What is written down of one change: who, when, what, before and after. */
export interface AuditEntry {
  readonly at: Date;
  /** The id of a person; `null` for the command line, and for somebody who could not sign in. */
  readonly person: string | null;
  readonly actor: string;
  readonly via: Via;
  /** Thing and verb: `tree_node.update`. */
  readonly action: string;
  readonly requestId: string;
  readonly changes: readonly AuditChange[];
}

export interface AuditEvent extends AuditEntry {
  /** Grows with time. */
  readonly id: number;
}

export interface AuditFilter {
  /** `node:cost/escalation`: events that changed it. */
  readonly subject?: string;
  readonly person?: string;
  readonly action?: string;
  /** Half-open: `from` ≤ at < `to`. */
  readonly from?: Date;
  readonly to?: Date;
}

/** The audit: it only grows. Changes write their entry in their own transaction, through their own store. */
export abstract class AuditStore {
  /** For what has no transaction of its own, such as a failed sign-in. */
  abstract append(entry: AuditEntry): Promise<void>;
  /** Newest first, older than the event `before`. */
  abstract list(filter: AuditFilter, most: number, before?: number): Promise<AuditEvent[]>;
  abstract count(filter: AuditFilter): Promise<number>;
}

/** The entry of a change that the caller makes. */
export function auditEntry(
  { principal, requestId }: Caller,
  at: Date,
  action: string,
  changes: readonly AuditChange[],
): AuditEntry {
  const { person, name, via } = principal ?? { person: null, name: 'nobody', via: 'session' as const };
  return { at, person, actor: name, via, action, requestId, changes };
}

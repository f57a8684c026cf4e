/** The audit in PostgreSQL. Other stores write to it in their own transaction. */
import type { DataSource } from 'typeorm';
import { AuditStore, type AuditEntry, type AuditEvent, type AuditFilter } from '@bough/application';
import { inTransaction, type Session } from '../shared/session.js';
import { isUuid } from '../shared/uuid.js';
import * as sql from './audit.sql.js';

/** Writes an entry in the transaction of the change, so that neither is stored without the other. */
export async function writeAudit(session: Session, entry: AuditEntry): Promise<void> {
  const { at, person, actor, via, action, requestId, changes } = entry;
  const subjects = [...new Set(changes.map(({ subject }) => subject))];
  await session.run(sql.APPEND_AUDIT_EVENT, [
    at,
    person,
    actor,
    via,
    action,
    requestId,
    subjects,
    JSON.stringify(changes),
  ]);
}

export class PostgresAuditStore extends AuditStore {
  constructor(private readonly source: DataSource) {
    super();
  }

  append(entry: AuditEntry): Promise<void> {
    return inTransaction(this.source, (session) => writeAudit(session, entry));
  }

  async list(filter: AuditFilter, most: number, before?: number): Promise<AuditEvent[]> {
    const parameters = parametersOf(filter);
    return parameters ? this.source.query(sql.LIST_AUDIT_EVENTS, [...parameters, before ?? null, most]) : [];
  }

  async count(filter: AuditFilter): Promise<number> {
    const parameters = parametersOf(filter);
    if (!parameters) return 0;
    const [row] = await this.source.query<{ count: number }[]>(sql.COUNT_AUDIT_EVENTS, parameters);
    return row!.count;
  }
}

/** The parameters of a filter; `null` when the person's id is not one, so that nothing can match. */
function parametersOf({ subject, person, action, from, to }: AuditFilter): unknown[] | null {
  if (person !== undefined && !isUuid(person)) return null;
  return [subject ?? null, person ?? null, action ?? null, from ?? null, to ?? null];
}

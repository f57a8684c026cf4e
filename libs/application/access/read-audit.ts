import type { UseCaseContext } from '../context.js';
import type { AuditEvent, AuditFilter } from './audit.store.js';
import { authorise } from './authorise.js';

interface AuditPage {
  readonly events: readonly AuditEvent[];
  readonly hasMore: boolean;
  readonly total: number;
}

/** What was changed, by whom and when; the newest first, older than the event `before`. */
export async function readAudit(
  { caller, stores }: UseCaseContext,
  filter: AuditFilter,
  most: number,
  before?: number,
): Promise<AuditPage> {
  authorise(caller.principal, 'read_audit');
  const events = await stores.audit.list(filter, most + 1, before);
  return { events: events.slice(0, most), hasMore: events.length > most, total: await stores.audit.count(filter) };
}

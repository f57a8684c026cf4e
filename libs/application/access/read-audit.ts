import type { Principal } from '@bough/domain';
import type { AuditEvent, AuditFilter, AuditStore } from './audit.store.js';
import { authorise } from './authorise.js';

interface AuditPage {
  readonly events: readonly AuditEvent[];
  readonly hasMore: boolean;
  readonly total: number;
}

/** What was changed, by whom and when; the newest first. */
export class ReadAudit {
  constructor(private readonly audit: AuditStore) {}

  async run(principal: Principal | null, filter: AuditFilter, most: number, before?: number): Promise<AuditPage> {
    authorise(principal, 'read_audit');
    const found = await this.audit.list(filter, most + 1, before);
    return { events: found.slice(0, most), hasMore: found.length > most, total: await this.audit.count(filter) };
  }
}

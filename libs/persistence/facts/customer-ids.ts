/** Ids of the customers that a run has met: made once each, and whether they surely have a row. */
import { factIdBytes } from './fact-id.js';

/** Beyond this many the memory is worth more than the time. */
const KEPT = 1_000_000;

export class CustomerIds {
  private readonly ids = new Map<string, Buffer>();
  private readonly rows = new Set<string>();

  constructor(private readonly source: string) {}

  idOf(externalId: string): Buffer {
    let bytes = this.ids.get(externalId);
    if (bytes) return bytes;
    if (this.ids.size >= KEPT) this.ids.clear();
    bytes = factIdBytes('customer', this.source, externalId);
    this.ids.set(externalId, bytes);
    return bytes;
  }

  hasRow(externalId: string): boolean {
    return this.rows.has(externalId);
  }

  remember(externalIds: Iterable<string>): void {
    if (this.rows.size >= KEPT) this.rows.clear();
    for (const externalId of externalIds) this.rows.add(externalId);
  }
}

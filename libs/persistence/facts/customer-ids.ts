/** Ids of the customers that a run has met: made once each, and whether they surely have a row. */
import { factIdBytes } from './fact-id.js';

/** Beyond this many the memory is worth more than the time. */
const KEPT = 1_000_000;

export class CustomerIds {
  private readonly ids = new Map<string, Buffer>();
  private readonly rows = new Set<string>();

  constructor(private readonly source: string) {}

  /** `source`: whose customer it is; default: of the source of the run. */
  idOf(externalId: string, source = this.source): Buffer {
    const key = this.keyOf(source, externalId);
    let bytes = this.ids.get(key);
    if (bytes) return bytes;
    if (this.ids.size >= KEPT) this.ids.clear();
    bytes = factIdBytes('customer', source, externalId);
    this.ids.set(key, bytes);
    return bytes;
  }

  hasRow(externalId: string, source = this.source): boolean {
    return this.rows.has(this.keyOf(source, externalId));
  }

  remember(newcomers: Iterable<Newcomer>): void {
    if (this.rows.size >= KEPT) this.rows.clear();
    for (const { source, externalId } of newcomers) this.rows.add(this.keyOf(source, externalId));
  }

  /** Nearly all customers are of the source of the run; NUL is in no text. */
  private keyOf(source: string, externalId: string): string {
    return source === this.source ? externalId : `${source}\0${externalId}`;
  }
}

/** A customer who may not have a row yet. */
export interface Newcomer {
  readonly source: string;
  readonly externalId: string;
  readonly id: Buffer;
}

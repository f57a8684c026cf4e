/** Which row holds where a file has several of one id: found by reading the file once before it is read for its facts. */
import type { RowReader } from '../mapping/compile-mapping.js';
import type { TableChunk } from './read-table.js';

interface Kept {
  line: number;
  version: number;
}

/** Less than any version: a row that says none gives way to one that does. */
const NO_VERSION = -1;

export class KeptRows {
  private readonly rows = new Map<string, Kept>();

  constructor(private readonly keep: 'newest' | 'last') {}

  /** Rows of the first reading. A row without an id is nobody's rival. */
  take({ rows, lines }: TableChunk, { keyOf }: Pick<RowReader, 'keyOf'>): void {
    rows.forEach((row, index) => {
      const { externalId, version } = keyOf(row);
      if (externalId !== null) this.compare(externalId, lines[index]!, version ?? NO_VERSION);
    });
  }

  /** Whether another row of the same id holds instead of the one in this line. */
  isReplaced(externalId: string | null, line: number): boolean {
    return externalId !== null && this.rows.get(externalId)?.line !== line;
  }

  private compare(externalId: string, line: number, version: number): void {
    const before = this.rows.get(externalId);
    if (!before)
      this.rows.set(Buffer.from(externalId).toString(), { line, version }); // a copy: a piece of a large text keeps all of it
    else if (this.keep === 'last' || version >= before.version) Object.assign(before, { line, version });
  }
}

/** The rows of a query as those of a table; a row is found by its number in the result. */
import type { QueryRows } from '@bough/application';
import type { TableChunk } from './read-table.js';

export async function* readQuery(database: QueryRows, sql: string): AsyncGenerator<TableChunk> {
  let number = 0;
  for await (const { header, rows } of database.run(sql)) {
    const lines = rows.map(() => ++number);
    const texts = rows.map((row) => row.map((value) => value ?? ''));
    yield { header, rows: texts, lines, rejects: [], warnings: [], bytesRead: 0, totalBytes: 0 };
  }
}

/**
 * Tables as CSV (RFC 4180). A text that looks like a formula gets an apostrophe in front, so that no spreadsheet runs it.
 */

/** The value of a cell; `null` and `undefined` make an empty cell. */
export type CsvCell = string | number | boolean | null | undefined;

/** The table as text. Lines end with CRLF; numbers are written in full. */
export function csvText(head: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [head, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

/** One cell as text, quoted where needed. */
export function csvCell(cell: CsvCell): string {
  if (typeof cell !== 'string') return cell == null ? '' : String(cell);
  const safe = /^['=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text that a cell was written from: without the apostrophe that `csvCell` puts in front. */
export function cellText(cell: string): string {
  return /^'['=+\-@\t\r\n]/.test(cell) ? cell.slice(1) : cell;
}

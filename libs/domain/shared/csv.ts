/** Tables as CSV (RFC 4180) that spreadsheets open without running anything: a text that looks like a formula gets an apostrophe in front. */
export type CsvCell = string | number | boolean | null | undefined;

/** Lines with CRLF at their ends; a value that is missing is an empty cell, numbers are written as they are. */
export function csvText(head: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [head, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

export function csvCell(cell: CsvCell): string {
  if (typeof cell !== 'string') return cell == null ? '' : String(cell);
  const safe = /^['=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text that a cell was made of: reading takes the apostrophe away again. */
export function cellText(cell: string): string {
  return /^'['=+\-@\t\r\n]/.test(cell) ? cell.slice(1) : cell;
}

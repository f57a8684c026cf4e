/**
 * A table as CSV (RFC 4180: CRLF, quotes doubled) that is safe to open in a spreadsheet: text that would be taken for a formula gets an
 * apostrophe in front. Numbers are left alone, as a negative one is no formula.
 */
export interface CsvColumn {
  readonly name: string;
  readonly isNumber: boolean;
}

/** What spreadsheets take for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

/** `null` is an empty cell. Ends with a line break. */
export function writeCsv(
  columns: readonly CsvColumn[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  const lines = rows.map((row) => row.map((cell, index) => csvCell(cell, columns[index]!.isNumber)));
  const head = columns.map(({ name }) => csvCell(name, false));
  return [head, ...lines].map((line) => `${line.join(',')}\r\n`).join('');
}

function csvCell(cell: string | number | null, isNumber: boolean): string {
  if (cell === null) return '';
  const text = !isNumber && FORMULA.test(String(cell)) ? `'${cell}` : String(cell);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

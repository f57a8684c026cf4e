/**
 * Tables as CSV (RFC 4180). A text that looks like a formula gets an apostrophe in front, so that no spreadsheet runs it.
 */

/** The value of a cell; `null` and `undefined` make an empty cell. */
export type CsvCell = string | number | boolean | null | undefined;

/** The table as text. Lines end with CRLF; numbers are written in full. */
export function csvText(head: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return [head, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

/** How formulas begin, also with the wide signs of East Asian keyboards; and the apostrophe itself, so that it can be taken away again. */
const FORMULA_LIKE = /^['=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
/** The same behind a sign that separates cells in spreadsheets of some countries, whatever the quotes say. */
const BEHIND_SEPARATOR = /([;\t] *)(?='*[=+\-@\uff1d\uff0b\uff0d\uff20])/g;
const APOSTROPHE_BEHIND = /([;\t] *)'(?='*[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

/** One cell as text, quoted where needed. */
export function csvCell(cell: CsvCell): string {
  if (typeof cell !== 'string') return cell == null ? '' : String(cell);
  const inside = cell.replace(BEHIND_SEPARATOR, "$1'");
  const safe = FORMULA_LIKE.test(cell) ? `'${inside}` : inside;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The text that a cell was written from: without the apostrophes that `csvCell` puts in front. */
export function cellText(cell: string): string {
  const text = cell.startsWith("'") && FORMULA_LIKE.test(cell.slice(1)) ? cell.slice(1) : cell;
  return text.replace(APOSTROPHE_BEHIND, '$1');
}

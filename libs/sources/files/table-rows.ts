/** What the row splitters (CSV, NDJSON) share: where rows go, and which texts no row may hold. */
import type { RowFault } from '@bough/application';
import { rowFault, type RowReject } from '../mapping/row-fault.js';

/** Rows with the physical line on which each starts, and what could not become a row. */
export interface TableRows {
  rows: string[][];
  lines: number[];
  rejects: RowReject[];
}

/** Splits blocks of whole lines into rows. */
export interface RowSplitter {
  /** The line that reading has reached. */
  readonly line: number;
  /** `null` while the header has not been read; without a name when it could not be, which the first reject explains. */
  readonly header: readonly string[] | null;
  push(text: string, isDamaged: boolean, out: TableRows): void;
  /** One line that was too long and is left out. */
  skipLine(out: TableRows): void;
  end(out: TableRows): void;
}

export function emptyRows(): TableRows {
  return { rows: [], lines: [], rejects: [] };
}

export const TOO_LONG = rowFault('ROW_TOO_LONG', 'the line is longer than 1 MiB; is a line end or a quote missing?');

const NUL_MESSAGE = 'holds a NUL character; remove it in the source';
export const NOT_UTF8_HINT = 'save the file as UTF-8, or name its encoding in the mapping ("encoding: windows-1252")';
const DAMAGED_MESSAGE = `holds bytes that are not UTF-8; ${NOT_UTF8_HINT}`;
const SURROGATE_MESSAGE = 'holds half of a character (an unpaired surrogate); repair the text in the source';

/**
 * Moves rows with NUL or broken characters from `rows` (from index `first`) to `rejects`; those in columns that nobody wants do no harm.
 * Called only when a block has some.
 */
export function rejectBrokenTexts(
  out: TableRows,
  first: number,
  header: readonly string[],
  wanted?: ReadonlySet<string>,
): void {
  const { rows, lines } = out;
  let kept = first;
  for (let i = first; i < rows.length; i++) {
    const problems = rows[i]!.flatMap((cell, index) =>
      wanted === undefined || wanted.has(header[index]!) ? brokenText(cell, header[index] ?? null) : [],
    );
    if (problems.length > 0) out.rejects.push({ line: lines[i]!, problems, row: rows[i]! });
    else {
      rows[kept] = rows[i]!;
      lines[kept++] = lines[i]!;
    }
  }
  rows.length = lines.length = kept;
}

function brokenText(cell: string, column: string | null): RowFault[] {
  if (cell.includes('\0')) return [rowFault('NUL_CHARACTER', NUL_MESSAGE, cell, column)];
  if (/\p{Surrogate}/u.test(cell))
    return [rowFault('UNPAIRED_SURROGATE', SURROGATE_MESSAGE, cell.replace(/\p{Surrogate}/gu, '\uFFFD'), column)];
  return cell.includes('\uFFFD') ? [rowFault('INVALID_UTF8', DAMAGED_MESSAGE, cell, column)] : [];
}

/** Rejects in the order of their lines; splitters and text checks find them at different times. */
export function sortRejects(rejects: RowReject[]): void {
  rejects.sort((a, b) => a.line - b.line);
}

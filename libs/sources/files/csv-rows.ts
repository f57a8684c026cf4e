/**
 * Splits text into rows of CSV or TSV with papaparse, and knows the physical line of every row. When a quote is opened or
 * closed in the wrong place only that one line is given up and reading goes on with the next, so that a stray quote cannot
 * swallow the good rows after it.
 */
import type { RowFault } from '@bough/application';
import Papa from 'papaparse';
import { rowFault } from '../mapping/row-fault.js';
import { LONGEST_LINE } from './read-blocks.js';
import { rejectBrokenTexts, sortRejects, TOO_LONG, type RowSplitter, type TableRows } from './table-rows.js';

interface Parsed {
  readonly data: string[][];
  readonly errors: readonly { readonly row: number }[];
  readonly meta: { readonly cursor: number };
}

/** After a misplaced quote, so much is tried first; it doubles while all goes well. */
const SMALL_WINDOW = 256;
const BAD_QUOTE = rowFault(
  'BAD_QUOTE',
  'a quote is opened or closed in the wrong place; write "" for a quote in a quoted text',
);
const UNTERMINATED = rowFault('UNTERMINATED_QUOTE', 'a quote is opened here and never closed');
const CARRIAGE_RETURN = 13;

export class CsvRows implements RowSplitter {
  line = 1;
  header: readonly string[] | null = null;
  /** A row whose quoted text goes on in the next block. */
  private pending = '';
  private isPendingDamaged = false;
  private parser: { parse(text: string, base: number, ignoreLastRow: boolean): Parsed };
  private delimiter: string;

  /** Without a delimiter it is what a first line `sep=;` says, else a comma. */
  constructor(
    private readonly given: string | null,
    private readonly wanted?: ReadonlySet<string>,
  ) {
    this.delimiter = given ?? ',';
    this.parser = parserFor(this.delimiter);
  }

  push(block: string, isDamaged: boolean, out: TableRows): void {
    const first = out.rows.length;
    const text =
      this.line === 1 && this.header === null && this.pending === '' ? this.afterSeparatorLine(block) : block;
    const input = this.pending === '' ? text : this.pending + text;
    const damaged = isDamaged || this.isPendingDamaged;
    this.pending = this.takeRows(input, input.length, out);
    while (this.pending.length > LONGEST_LINE) this.giveUpLine(UNTERMINATED, out);
    this.isPendingDamaged = damaged && this.pending !== '';
    this.finish(out, first, damaged || input.includes('\0'));
  }

  /** Spreadsheets write `sep=;` above the header to say what the delimiter is. */
  private afterSeparatorLine(text: string): string {
    const line = /^"?sep=([^\r\n"])"?\r?\n/i.exec(text);
    if (!line) return text;
    this.line++;
    this.delimiter = this.given ?? line[1]!;
    this.parser = parserFor(this.delimiter);
    return text.slice(line[0].length);
  }

  skipLine(out: TableRows): void {
    this.end(out);
    this.header ??= [];
    out.rejects.push({ line: this.line++, problems: [TOO_LONG], row: null });
  }

  end(out: TableRows): void {
    const first = out.rows.length;
    const mayBeBroken = this.isPendingDamaged || this.pending.includes('\0');
    while (this.pending !== '') this.giveUpLine(UNTERMINATED, out);
    this.isPendingDamaged = false;
    this.finish(out, first, mayBeBroken);
  }

  private finish(out: TableRows, first: number, mayBeBroken: boolean): void {
    if (mayBeBroken) rejectBrokenTexts(out, first, this.header ?? [], this.wanted);
    sortRejects(out.rejects);
  }

  /** Rejects the first line of what is pending and goes on with the next. */
  private giveUpLine(reason: RowFault, out: TableRows): void {
    const end = this.pending.indexOf('\n') + 1;
    this.rejectLine(this.pending.slice(0, end), reason, out);
    this.pending = this.takeRows(this.pending.slice(end), SMALL_WINDOW, out);
  }

  private rejectLine(text: string, reason: RowFault, out: TableRows): void {
    this.header ??= [];
    const problem = { ...reason, value: rowFault('', '', text.trimEnd()).value };
    out.rejects.push({ line: this.line++, problems: [problem], row: null });
  }

  /** Takes all whole rows and returns the rest: the beginning of a row that goes on in the next block. */
  private takeRows(input: string, window: number, out: TableRows): string {
    let from = 0;
    while (from < input.length) {
      const piece = wholeLines(input, from, window);
      const { data, errors, meta } = this.parser.parse(piece, 0, true);
      const taken = this.addRows(piece, data, errors[0]?.row ?? Infinity, meta.cursor, out);
      if (taken.bad) {
        const end = piece.indexOf('\n', taken.end) + 1;
        this.rejectLine(piece.slice(taken.end, end), taken.bad, out);
        from += end;
        window = SMALL_WINDOW;
        continue;
      }
      from += taken.end;
      if (taken.end < piece.length && from + piece.length - taken.end >= input.length) break;
      window = Math.max(window, piece.length) * 2;
    }
    return input.slice(from);
  }

  /**
   * Adds rows up to the first bad one (with a misplaced quote, or several lines long with a wrong number of columns,
   * which is what a misplaced quote does). `end` is the offset behind the last row that was added.
   */
  private addRows(piece: string, data: string[][], badRow: number, cursor: number, out: TableRows) {
    const isLineEach = badRow === Infinity && !hasMoreLines(piece, cursor, data.length);
    let offset = 0;
    const count = Math.min(data.length, badRow);
    for (let i = 0; i < count; i++) {
      const row = data[i]!;
      const lineCount = isLineEach ? 1 : 1 + lineFeeds(row);
      if (lineCount > 1 && this.header !== null && row.length !== this.header.length)
        return { end: offset, bad: BAD_QUOTE };
      if (!isLineEach) offset = afterLines(piece, offset, lineCount);
      this.addRow(row, out);
      this.line += lineCount;
    }
    return { end: isLineEach ? cursor : offset, bad: badRow < Infinity ? BAD_QUOTE : null };
  }

  private addRow(row: string[], out: TableRows): void {
    const last = row.length - 1;
    const cell = row[last]!;
    if (cell.charCodeAt(cell.length - 1) === CARRIAGE_RETURN) row[last] = cell.slice(0, -1);
    if (last === 0 && row[0]!.trim() === '') return; // an empty line
    if (this.header === null) this.header = row.map((name) => name.trim());
    else if (row.length === this.header.length) {
      out.rows.push(row);
      out.lines.push(this.line);
    } else out.rejects.push({ line: this.line, problems: [this.wrongColumns(row)], row });
  }

  private wrongColumns(row: string[]): RowFault {
    const wanted = this.header!.length;
    const message = `has ${row.length} ${row.length === 1 ? 'column' : 'columns'} instead of ${wanted}; is a delimiter or a quote missing?`;
    return rowFault('WRONG_COLUMN_COUNT', message, row.join(this.delimiter));
  }
}

function parserFor(delimiter: string) {
  return new Papa.Parser({ delimiter, newline: '\n' }) as {
    parse(text: string, base: number, ignoreLastRow: boolean): Parsed;
  };
}

/** `window` characters from `from`, lengthened to a line end. */
function wholeLines(input: string, from: number, window: number): string {
  if (from + window >= input.length) return from === 0 ? input : input.slice(from);
  return input.slice(from, input.indexOf('\n', from + window) + 1);
}

/** True when a text up to `end` has more lines than rows. Without any quote it has not, and nothing is counted. */
function hasMoreLines(text: string, end: number, rows: number): boolean {
  if (!text.includes('"')) return false;
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count !== rows;
}

function lineFeeds(row: readonly string[]): number {
  let count = 0;
  for (const cell of row) for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count++;
  return count;
}

function afterLines(text: string, from: number, count: number): number {
  let at = from;
  for (let i = 0; i < count; i++) at = text.indexOf('\n', at) + 1;
  return at;
}

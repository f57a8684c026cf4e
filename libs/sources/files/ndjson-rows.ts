/** Splits text into rows of NDJSON: one object per line; `a.b` reaches into nested objects. */
import type { RowFault } from '@bough/application';
import { didYouMean } from '@bough/domain';
import { rowFault } from '../mapping/row-fault.js';
import { rejectBrokenTexts, sortRejects, TOO_LONG, type RowSplitter, type TableRows } from './table-rows.js';

type Json = Record<string, unknown>;

export class NdjsonRows implements RowSplitter {
  line = 1;
  header: readonly string[] | null;
  /** Columns that no row has had so far. */
  private readonly unseen: Set<string>;
  private paths: readonly (readonly string[])[] = [];

  /** Without `columns` those of the first row are taken. */
  constructor(columns: readonly string[] | undefined) {
    this.header = null;
    this.unseen = new Set(columns);
    if (columns) this.setHeader(columns);
  }

  push(text: string, isDamaged: boolean, out: TableRows): void {
    const first = out.rows.length;
    for (let from = 0, end = text.indexOf('\n'); end >= 0; from = end + 1, end = text.indexOf('\n', from)) {
      this.addLine(text.slice(from, end).trim(), out);
      this.line++;
    }
    if (isDamaged || text.includes('\0') || text.includes('\\u')) rejectBrokenTexts(out, first, this.header ?? []);
    sortRejects(out.rejects);
  }

  skipLine(out: TableRows): void {
    out.rejects.push({ line: this.line++, problems: [TOO_LONG], row: null });
  }

  end(): void {}

  /** The columns that never occurred: misspelt in the mapping, or always missing. */
  neverSeen(): RowFault[] {
    return [...this.unseen].map((column) => {
      const hint = didYouMean(column, this.firstKeys) || '; is it misspelt in the mapping?';
      return { ...rowFault('COLUMN_NOT_SEEN', `no row has "${column}"${hint}`, null, column), severity: 'warning' };
    });
  }

  private firstKeys: readonly string[] = [];

  private addLine(line: string, out: TableRows): void {
    if (line === '') return;
    const problems: RowFault[] = [];
    const value = parsedObject(line, problems);
    const row = value && this.rowOf(value, problems, line);
    if (row && problems.length === 0) {
      out.rows.push(row);
      out.lines.push(this.line);
    } else out.rejects.push({ line: this.line, problems, row: null });
  }

  /** `null` for objects that lie in each other without end, at which the stack is exhausted. */
  private rowOf(value: Json, problems: RowFault[], line: string): string[] | null {
    try {
      if (this.firstKeys.length === 0) this.firstKeys = dottedKeys(value, '', DEEPEST_COLUMN);
      if (this.header === null) this.setHeader(this.firstKeys);
      return this.paths.map((path, index) => this.cell(value, path, index, problems, line));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      problems.push(rowFault('INVALID_JSON', 'is nested without end; a column holds a value or a short list', line));
      return null;
    }
  }

  private setHeader(columns: readonly string[]): void {
    this.header = columns;
    this.paths = columns.map((column) => [column, ...column.split('.')]);
  }

  private cell(value: Json, path: readonly string[], index: number, problems: RowFault[], line: string): string {
    const found = lookUp(value, path);
    if (found === undefined) return '';
    const column = this.header![index]!;
    if (this.unseen.size > 0) this.unseen.delete(column);
    if (typeof found === 'string') return found;
    if (found === null) return '';
    if (typeof found === 'number' && Math.abs(found) > Number.MAX_SAFE_INTEGER)
      problems.push(rowFault('NUMBER_TOO_LARGE', TOO_LARGE, writtenNumber(line, path.at(-1)!, found), column));
    return typeof found === 'object' ? JSON.stringify(found) : String(found as number | boolean);
  }
}

const TOO_LARGE = 'is larger than 2^53, so JSON does not hold it exactly; write it as text, in quotes';

/** A number as it is written in the line: read as a number it has lost its last digits. */
function writtenNumber(line: string, key: string, value: number): string {
  const named = line.split(`${JSON.stringify(key)}`).slice(1);
  const after = named.map((rest) => /^\s*:\s*(-?\d+)/.exec(rest)?.[1]);
  const written = [...after, ...(line.match(/-?\d{16,}/g) ?? [])];
  return written.find((digits) => digits !== undefined && Number(digits) === value) ?? String(value);
}

function parsedObject(line: string, problems: RowFault[]): Json | null {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
    problems.push(rowFault('NOT_AN_OBJECT', 'is not a JSON object; each line must be one { … }', line));
  } catch (error) {
    const reason = (error as Error).message.replace(/\s+/g, ' ').slice(0, 120);
    problems.push(rowFault('INVALID_JSON', `is not JSON (${reason}); each line must be one { … }`, line));
  }
  return null;
}

/** `path[0]` is the whole name, which wins; the rest are its parts. */
function lookUp(value: Json, path: readonly string[]): unknown {
  if (Object.hasOwn(value, path[0]!)) return value[path[0]!];
  let node: unknown = value;
  for (let i = 1; i < path.length; i++) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, path[i]!)) return undefined;
    node = (node as Json)[path[i]!];
  }
  return node;
}

/** What lies deeper is no column by itself. */
const DEEPEST_COLUMN = 20;

function dottedKeys(value: Json, prefix: string, depth: number): string[] {
  return Object.entries(value).flatMap(([key, inner]) =>
    depth > 0 && typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? dottedKeys(inner as Json, `${prefix}${key}.`, depth - 1)
      : [`${prefix}${key}`],
  );
}

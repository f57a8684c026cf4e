/**
 * Reads the rows of a CSV, TSV or NDJSON file, packed with gzip or not, as a stream of chunks in bounded memory. Rows that
 * cannot be split are reported with their line; a file that cannot be read on throws `UnreadableFile` after the rows
 * before that point were delivered.
 */
import type { RowReject } from '../mapping/row-fault.js';
import type { FileFormat } from '../mapping/import-spec.js';
import { CsvRows } from './csv-rows.js';
import { decodeBytes } from './decode-bytes.js';
import { NdjsonRows } from './ndjson-rows.js';
import { LONGEST_LINE, readBlocks } from './read-blocks.js';
import { readBytes, type Progress } from './read-bytes.js';
import { emptyRows, NOT_UTF8_HINT, type RowSplitter, type TableRows } from './table-rows.js';
import { UnreadableFile } from './unreadable-file.js';

export interface TableOptions {
  /** Default: by the extension (`.csv`, `.tsv`, `.ndjson`, `.jsonl`, each also `.gz`), else CSV. */
  readonly format?: FileFormat;
  /** Of CSV; default: what a first line `sep=;` says, else a comma. */
  readonly delimiter?: string;
  /** Of the text; default: UTF-8, and UTF-16 where the file begins with its mark. */
  readonly encoding?: string;
  /** The (dotted) columns wanted, which a header may name once only; default: of NDJSON those of the first row, else all. */
  readonly columns?: readonly string[];
  readonly chunkBytes?: number;
}

export interface TableChunk {
  readonly header: readonly string[];
  /** Each as long as the header. */
  readonly rows: readonly (readonly string[])[];
  /** Physical line (from 1) on which each row starts. */
  readonly lines: readonly number[];
  /** Rows that could not be split, by line. */
  readonly rejects: readonly RowReject[];
  /** Kept, but worth a look. */
  readonly warnings: readonly RowReject[];
  /** Of the file as it lies on disk, so far. */
  readonly bytesRead: number;
  readonly totalBytes: number;
}

const CHUNK_BYTES = 256 * 1024;

/** Stream of chunks; the first one comes with the header, even when it has no rows. */
export async function* readTable(file: string, options: TableOptions = {}): AsyncGenerator<TableChunk> {
  const progress: Progress = { bytesRead: 0, totalBytes: 0 };
  const splitter = splitterFor(file, options);
  const chunkBytes = Math.min(options.chunkBytes ?? CHUNK_BYTES, LONGEST_LINE);
  let isFirst = true;
  const chunk = (rows: TableRows, warnings: readonly RowReject[] = []): TableChunk => {
    if (isFirst && splitter.header!.length === 0) throw noHeader(file, rows.rejects[0]);
    if (isFirst) checkHeader(file, splitter.header!, options.columns);
    isFirst = false;
    return { header: splitter.header!, ...rows, warnings, ...progress };
  };
  try {
    const isJson = formatOf(file, options.format) === 'ndjson';
    const bytes = decodeBytes(file, readBytes(file, chunkBytes, progress), options.encoding, isJson);
    for await (const { text, isDamaged } of readBlocks(bytes)) {
      const out = emptyRows();
      if (text === null) splitter.skipLine(out);
      else splitter.push(text, isDamaged, out);
      if (splitter.header !== null) yield chunk(out);
    }
  } catch (error) {
    throw error instanceof UnreadableFile && error.line === null && splitter.header !== null
      ? error.atLine(splitter.line)
      : error;
  }
  const out = emptyRows();
  splitter.end(out);
  if (splitter.header === null) throw noHeader(file, undefined);
  yield chunk(out, warningsOf(splitter));
}

function splitterFor(file: string, options: TableOptions): RowSplitter {
  const format = formatOf(file, options.format);
  if (format === 'ndjson') return new NdjsonRows(options.columns);
  const wanted = options.columns && new Set(options.columns);
  return new CsvRows(options.delimiter ?? (format === 'tsv' ? '\t' : null), wanted);
}

/** Given, or by the extension, `.gz` set aside. */
export function formatOf(file: string, given?: FileFormat): FileFormat {
  if (given !== undefined) return given;
  const extension = /\.([a-z]+)$/.exec(file.toLowerCase().replace(/\.gz$/, ''))?.[1];
  if (extension === 'tsv' || extension === 'tab') return 'tsv';
  return extension === 'ndjson' || extension === 'jsonl' || extension === 'json' ? 'ndjson' : 'csv';
}

function noHeader(file: string, reject: RowReject | undefined): UnreadableFile {
  const why = reject?.problems[0]?.message;
  const detail = why
    ? `the header cannot be read: ${why}`
    : 'the file has no header row; its first line must name the columns';
  return new UnreadableFile('HEADER_MISSING', file, reject?.line ?? 1, detail);
}

function checkHeader(file: string, header: readonly string[], wanted: readonly string[] | undefined): void {
  if (header.some((name) => name.includes('\r')))
    throw new UnreadableFile(
      'HEADER_MISSING',
      file,
      1,
      'lines end with CR alone; save the file with LF or CRLF line ends',
    );
  if (header.some((name) => name.includes('\0') || name.includes('\uFFFD')))
    throw new UnreadableFile('NOT_UTF8', file, 1, `the header is not UTF-8 text; ${NOT_UTF8_HINT}`);
  if (header.every((name) => name === ''))
    throw new UnreadableFile(
      'HEADER_MISSING',
      file,
      1,
      'the header names no column; the first line must name the columns',
    );
  const seen = new Set<string>();
  const twice = header.filter((name) => {
    if (name === '' || !(wanted?.includes(name) ?? true)) return false;
    return seen.has(name) || !seen.add(name);
  });
  if (twice.length === 0) return;
  const names = [...new Set(twice)].map((name) => `"${name}"`).join(', ');
  throw new UnreadableFile(
    'DUPLICATE_COLUMN',
    file,
    1,
    `the header names ${names} more than once; give each column its own name`,
  );
}

function warningsOf(splitter: RowSplitter): RowReject[] {
  if (!(splitter instanceof NdjsonRows)) return [];
  const problems = splitter.neverSeen();
  return problems.length === 0 ? [] : [{ line: 1, problems, row: null }];
}

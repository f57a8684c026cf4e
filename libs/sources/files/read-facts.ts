/**
 * Reads one import of a mapping: from a file to facts, in parts, in file order. Bad rows are reported and left out, the
 * good ones go on; nothing is lost silently. The same file and mapping give the same parts each time, so that an
 * interrupted import can go on where it stopped.
 */
import { dirname } from 'node:path';
import { timeZone, type Fact, type Problem, type TimeZone } from '@bough/domain';
import { compileMapping, type RowReader } from '../mapping/compile-mapping.js';
import type { FactCheck } from '../mapping/field-compiler.js';
import { columnsOf } from '../mapping/field-spec.js';
import type { ImportSpec } from '../mapping/import-spec.js';
import type { CaseEvent } from '../mapping/read-event.js';
import { FactReading, type FilePart } from './fact-reading.js';
import type { QueryRows } from '@bough/application';
import { KeptRows } from './kept-rows.js';
import type { LeftOutRows } from './left-out-rows.js';
import { LookUpDoesNotFit, readLookUps } from './look-ups.js';
import type { LookUp } from '../mapping/look-up.js';
import { readQuery } from './read-query.js';
import { formatOf, readTable, type TableChunk } from './read-table.js';

/**
 * Rows of a file that are handed over together. So few that the rows of a part are gone before the memory of young objects is full, and
 * that a batch on its way to the database does not wait long for its turn. How many rows one transaction takes is the import's.
 */
const ROWS_PER_PART = 250;

export interface ReadFactsOptions {
  /** The workspace's time zone. The mapping's `time_zone` comes before it for dates and times without an offset. */
  readonly timeZone: TimeZone;
  /** Attributes that the workspace uses as numbers. */
  readonly numericAttributes?: ReadonlySet<string>;
  /** What must be true of a fact; default: what is true of every conversation. */
  readonly check?: FactCheck;
  /** Where the query of the import is asked, if it has one. */
  readonly database?: QueryRows | null;
  /** Of the names of files in the mapping; default: that of the file. */
  readonly folder?: string;
  /** Collects what rows were left out of; default: nothing is removed. */
  readonly leftOutRows?: LeftOutRows | null;
  /** Rows of the file in a part at most; default: `ROWS_PER_PART`. */
  readonly rowsPerPart?: number;
  readonly chunkBytes?: number;
}

/** The mapping and the header of the file do not go together; `problems` have paths that begin at the import. */
export class MappingDoesNotFit extends Error {
  readonly code = 'MAPPING_DOES_NOT_FIT';
  constructor(
    readonly file: string,
    readonly problems: readonly Problem[],
  ) {
    super(`${file}: ${problems.map(({ message }) => message).join('\n')}`);
    this.name = 'MappingDoesNotFit';
  }
}

/** Throws `MappingDoesNotFit`, or `UnreadableFile` after the parts of the rows before the damage. */
export async function* readFacts(spec: ImportSpec, file: string, options: ReadFactsOptions): AsyncGenerator<FilePart> {
  const lookUps = await lookUpsOf(spec, file, options);
  const chunks = () => chunksOf(spec, file, options);
  const fitting = (chunk: TableChunk) => fittingReader(spec, file, chunk, lookUps, options);
  const kept = spec.keep ? await keptRows(spec.keep, chunks(), fitting) : null;
  const limit = options.rowsPerPart ?? ROWS_PER_PART;
  let reading: FactReading | null = null;
  try {
    for await (const chunk of chunks()) {
      reading ??= new FactReading(spec, fitting(chunk), options.leftOutRows, kept);
      yield* reading.take(chunk, limit);
    }
  } catch (error) {
    // What was read before the damage is good; sums and cases are not, because rows are missing.
    if (reading?.hasRows) yield reading.part();
    throw error;
  }
  if (reading) yield* reading.rest(limit);
}

function chunksOf(
  spec: ImportSpec,
  file: string,
  { chunkBytes, database }: ReadFactsOptions,
): AsyncGenerator<TableChunk> {
  if (spec.query !== undefined) return readQuery(database!, spec.query);
  const { format, delimiter, encoding } = spec;
  return readTable(file, { format, delimiter, encoding, columns: columnsOf(spec), chunkBytes });
}

async function lookUpsOf(spec: ImportSpec, file: string, { folder = dirname(file) }: ReadFactsOptions) {
  try {
    return await readLookUps(spec, folder);
  } catch (error) {
    throw error instanceof LookUpDoesNotFit ? new MappingDoesNotFit(file, error.problems) : error;
  }
}

/** Reads the whole file once for the ids of its rows. */
async function keptRows(
  keep: 'newest' | 'last',
  chunks: AsyncIterable<TableChunk>,
  fitting: (chunk: TableChunk) => RowReader<Fact | CaseEvent>,
): Promise<KeptRows> {
  const kept = new KeptRows(keep);
  let reader: RowReader<Fact | CaseEvent> | null = null;
  for await (const chunk of chunks) kept.take(chunk, (reader ??= fitting(chunk)));
  return kept;
}

function fittingReader(
  spec: ImportSpec,
  file: string,
  { header, rows: sample }: TableChunk,
  lookUps: ReadonlyMap<string, LookUp>,
  { timeZone: zone, check, numericAttributes }: ReadFactsOptions,
): RowReader<Fact | CaseEvent> {
  // A database writes numbers as JSON does, and what is an object there is no text either.
  const isJson = spec.query !== undefined || formatOf(file, spec.format) === 'ndjson';
  const localZone = spec.time_zone === undefined ? zone : timeZone(spec.time_zone);
  const compiled = compileMapping(spec, {
    header,
    sample,
    isJson,
    timeZone: zone,
    localZone,
    check,
    numericAttributes,
    lookUps,
  });
  if ('problems' in compiled) throw new MappingDoesNotFit(file, compiled.problems);
  return compiled.reader;
}

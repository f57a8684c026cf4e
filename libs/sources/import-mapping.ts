/** Runs the imports of a mapping one after the other: reads each file and hands its parts to the use case that imports. */
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type {
  FileImport,
  ImportProgress,
  ImportSummary,
  PostgresPlace,
  QueryRows,
  RowProblem,
  UseCases,
} from '@bough/application';
import {
  checkConversation,
  checkFigure,
  latestInstant,
  readingCheck,
  timeZone,
  type Conversation,
  type CostStatement,
  type FactKind,
  type ReadingStatement,
  type Workspace,
} from '@bough/domain';
import { openSecret } from './connections/open-secret.js';
import { LeftOutRows } from './files/left-out-rows.js';
import { throughFields } from './files/look-ups.js';
import { readFacts } from './files/read-facts.js';
import type { FactCheck } from './mapping/field-compiler.js';
import { carriedFields, factKindOf } from './mapping/field-spec.js';
import type { ImportSpec, Mapping } from './mapping/import-spec.js';
import { columnOf } from './mapping/read-cell.js';

interface MappingImport {
  readonly mapping: Mapping;
  readonly workspace: Workspace;
  /** The folder that the file names of the mapping are in. */
  readonly folder: string;
  /** When the import runs: facts further in the future are rejected. Without it, those from 2200 on. */
  readonly now?: number;
  readonly maxRejects?: number | null;
  readonly dryRun?: boolean;
  /** A variable of the environment, for secrets of connections; default: there is none. */
  readonly variable?: (name: string) => string | undefined;
  /** Opens a database that imports ask; needed where the mapping has connections. */
  readonly openRows?: (name: string, place: PostgresPlace, password: string | null) => QueryRows;
  /** Is told every problem of every row, file by file. */
  readonly onProblems?: (file: string, problems: readonly RowProblem[]) => void;
}

type ImportFile = UseCases['facts']['importFile'];

export interface ImportedFile {
  readonly spec: ImportSpec;
  /** Position in the mapping, for the place of problems. */
  readonly index: number;
  readonly summary: ImportSummary;
}

/**
 * Imports file after file, and stops after the first that fails. Yields each file's summary; a file that cannot be read or
 * that the mapping does not fit is a summary with `failure`.
 */
export async function* importMapping(
  given: MappingImport,
  importFile: ImportFile,
  progress?: (spec: ImportSpec, progress: ImportProgress) => void,
): AsyncGenerator<ImportedFile> {
  const { imports } = given.mapping;
  const customers = customersLeftOut(imports);
  for (const [index, spec] of imports.entries()) {
    const leftOutRows = spec.kind === 'customers' ? customers : conversationsLeftOut(spec);
    const summary = await importOne(given, spec, leftOutRows, importFile, (now) => progress?.(spec, now));
    yield { spec, index, summary };
    if (summary.failure) return;
  }
}

/** Files of customers complete each other: a customer whom one leaves out and another one keeps stays. */
function customersLeftOut(imports: readonly ImportSpec[]): LeftOutRows | null {
  const specs = imports.filter(({ kind }) => kind === 'customers');
  return specs.some(leavesOut) ? new LeftOutRows('customers', specs.length) : null;
}

function conversationsLeftOut(spec: ImportSpec): LeftOutRows | null {
  const isWhole = factKindOf(spec) === 'conversations' && spec.only === undefined;
  return isWhole && leavesOut(spec) ? new LeftOutRows('conversations') : null;
}

function leavesOut({ leave_out: rules = [] }: ImportSpec): boolean {
  return rules.length > 0;
}

async function importOne(
  given: MappingImport,
  spec: ImportSpec,
  leftOutRows: LeftOutRows | null,
  importFile: ImportFile,
  progress: (progress: ImportProgress) => void,
): Promise<ImportSummary> {
  const { mapping, workspace, folder, now, maxRejects = null, dryRun = false, onProblems } = given;
  const isQuery = spec.query !== undefined;
  const path = isQuery ? spec.file : resolve(folder, spec.file);
  const file: FileImport = {
    source: mapping.source,
    kind: factKindOf(spec),
    file: spec.file,
    fingerprint: await fingerprint([path, ...lookedUpIn(spec, folder)], spec, workspace),
    parts: readFacts(spec, path, {
      timeZone: timeZone(workspace.timeZone),
      numericAttributes: numericAttributes(workspace),
      check: factCheck(factKindOf(spec), workspace, now),
      leftOutRows,
      folder,
      database: isQuery ? await databaseOf(given, spec.connection!) : null,
    }),
    sync: isQuery, // asked again, it gives other rows
    alongside: mapping.imports
      .filter((other) => other !== spec && factKindOf(other) === factKindOf(spec))
      .map(({ file: name }) => name),
    carries: carriedFields(spec),
    partial: spec.only !== undefined,
    columnOf: (field) => (spec.fields[field] === undefined ? null : columnOf(spec.fields[field])),
    maxRejects,
    dryRun,
    onProblems: (problems) => onProblems?.(spec.file, problems),
  };
  return importFile(file, progress);
}

/** Revenue, and what a dimension divides into bands. */
function numericAttributes({ dimensions, revenue }: Workspace): ReadonlySet<string> {
  const banded = dimensions.filter(({ segments }) =>
    segments.some(({ from, to }) => from !== undefined || to !== undefined),
  );
  return new Set([...banded.map(({ attribute }) => attribute), ...(revenue === null ? [] : [revenue])]);
}

function factCheck(kind: FactKind, workspace: Workspace, now: number | undefined): FactCheck | undefined {
  const latest = latestInstant(now ?? Infinity);
  if (kind === 'customers') return undefined;
  if (kind === 'conversations') return (fact) => checkConversation(fact as Conversation, latest);
  const lastDay = timeZone(workspace.timeZone).dayAt(latest);
  const isKnown = kind === 'readings' ? readingCheck(workspace) : () => [];
  return (fact) => [...checkFigure(fact as CostStatement | ReadingStatement, lastDay), ...isKnown(fact)];
}

async function databaseOf(
  { mapping, folder, openRows, variable = () => undefined }: MappingImport,
  name: string,
): Promise<QueryRows> {
  const spec = mapping.connections![name]!;
  const { password } = spec;
  const secret = typeof password === 'object' ? await openSecret(password, { variable, folder }) : null;
  return openRows!(name, spec, secret);
}

function lookedUpIn(spec: ImportSpec, folder: string): string[] {
  return throughFields(spec).map(({ field }) => resolve(folder, field.through));
}

/** Equal for the same files (path, size, time of change) under the same mapping and time zone. */
async function fingerprint(paths: readonly string[], spec: ImportSpec, workspace: Workspace): Promise<string> {
  const found = await Promise.all(paths.map((path) => stat(path).catch(() => null)));
  const files = paths.flatMap((path, index) => [path, found[index]?.size, found[index]?.mtimeMs]);
  const parts = [...files, JSON.stringify(spec), workspace.timeZone];
  return createHash('sha256').update(parts.join('\0')).digest('hex');
}

/** `bough import <mapping.yml>`: files of facts go in, the rollups follow. */
import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import type { ImportSummary, ProblemCount, RowProblem } from '@bough/application';
import { csvText, formatLocalMinute, Refusal } from '@bough/domain';
import {
  formatProblems,
  importMapping,
  MappingDoesNotFit,
  readMapping,
  readWholeFile,
  type ImportedFile,
  type MappingFile,
} from '@bough/sources';
import { PostgresRows } from '@bough/persistence';
import { tellCustomerGaps } from './customers.command.js';
import { localZone, requireWorkspace, withSystem, type CommandSystem } from './connect.js';
import type { Environment } from './environment.js';
import { refreshWithProgress } from './rollups/refresh-with-progress.js';
import { takenBackLines, type RemoveOptions } from './taken-back-lines.js';
import { ProgressLine } from './terminal/progress.js';
import { fittedTable, table } from './terminal/table.js';
import { print, printError } from './terminal/print.js';
import { writeOut } from './write-out.js';

interface Options {
  readonly dryRun?: boolean;
  readonly data?: string;
  readonly rejects?: string;
  readonly maxRejects?: number;
}

export function addImportCommand(program: Command, environment: Environment): void {
  const command = program
    .command('import')
    .argument('[mapping]', 'the mapping file: which column of which file is which field')
    .summary('bring customers, conversations, costs and readings in from files')
    .description(
      'Reads the files that a mapping names (CSV, TSV, NDJSON, gzip of each) and adds up what changed. ' +
        'The same file twice changes nothing; an interrupted import goes on where it stopped; bad rows are ' +
        'kept aside with their line, column, value and reason while the good ones go in.',
    )
    .option('--dry-run', 'read and check everything, write nothing')
    .option('--data <folder>', 'the folder of the data files (default: the folder of the mapping)')
    .option('--rejects <file.csv>', 'also write the rejected rows and warnings to a file')
    .option('--max-rejects <count>', 'stop when more rows than this are rejected', toCount)
    .action(async (mapping: string | undefined, options: Options) => {
      if (mapping === undefined) return command.help();
      await runImport(environment, mapping, options);
    });
  command
    .command('rejects')
    .summary('show the rows that an import rejected')
    .description(
      'Shows what was wrong with rows of the last import that had any: file, line, column, value and reason.',
    )
    .option('--run <id>', 'the import to show (see "bough import list")', toCount)
    .option('--limit <count>', 'rows at most', toCount, 1000)
    .action((options: { run?: number; limit: number }) =>
      withSystem(environment, async ({ facts }) => {
        const problems = await facts.listProblems(options.run ?? null, options.limit);
        if (problems.length === 0) return print('No rejected rows and no warnings.');
        print(problems.map((problem) => problemLine(problem.file, problem)).join('\n'));
        if (problems.length === options.limit) print(`… only the first ${options.limit}; ask for more with --limit`);
      }),
    );
  command
    .command('remove')
    .summary('take back what a source or one import brought')
    .description(
      'Removes the customers, conversations, costs and readings that a source brought, or that one import brought first, and adds up ' +
        'what changed. Nothing holds against them: the repaired file may go in again. What an import only changed stays and is listed.',
    )
    .requiredOption('--source <name>', 'the source, as the mapping calls it')
    .option('--run <id>', 'one import of it (see "bough import list")', toCount)
    .option('--dry-run', 'show what would be removed; change nothing')
    // `import` itself has --dry-run, and takes it from its own commands.
    .action((_: RemoveOptions, remove: Command) =>
      withSystem(environment, (system) => takeBack(system, remove.optsWithGlobals<RemoveOptions>())),
    );
  command
    .command('list')
    .summary('list the imports')
    .option('--limit <count>', 'imports at most', toCount, 20)
    .action((options: { limit: number }) =>
      withSystem(environment, (system) => listRuns(system, options.limit, environment.width)),
    );
}

async function takeBack(system: CommandSystem, { source, run, dryRun = false }: RemoveOptions): Promise<void> {
  const taken = await system.facts.takeBackImport({ source, runId: run ?? null }, { dryRun });
  for (const line of takenBackLines(taken, { source, run, dryRun })) print(line);
  if (!dryRun) await refreshWithProgress(system);
}

async function runImport(environment: Environment, mappingPath: string, options: Options): Promise<void> {
  const file = readMapping(await readWholeFile(mappingPath), mappingPath);
  for (const line of formatProblems(mappingPath, file.problems, file.positionOf)) printError(line);
  const { mapping } = file;
  if (!mapping) throw new Refusal('MAPPING_INVALID', `${mappingPath} was not imported; mend the errors above.`);
  await withSystem(environment, async (system) => {
    const workspace = await requireWorkspace(system);
    const line = new ProgressLine();
    const folder = resolve(options.data ?? dirname(mappingPath));
    const { dryRun, maxRejects } = options;
    const files: ImportedFile[] = [];
    const rejects = new Map<string, RowProblem[]>();
    const onProblems = (file: string, problems: readonly RowProblem[]) => {
      const kept = rejects.get(file) ?? [];
      for (const problem of options.rejects ? problems : []) kept.push(problem);
      rejects.set(file, kept);
    };
    const now = mapping.source === 'demo' ? undefined : system.clock.now(); // made-up data has a calendar of its own
    const { variable } = environment;
    const openRows = (...at: ConstructorParameters<typeof PostgresRows>) => new PostgresRows(...at);
    const given = { mapping, workspace, folder, dryRun, maxRejects, now, onProblems, variable, openRows };
    const imported = importMapping(given, system.facts.importFile, (spec, { rows, bytes, totalBytes }) =>
      line.show(
        `${spec.file}: ${rows.toLocaleString('en-GB')} rows · ${line.rate(rows)}`,
        totalBytes === 0 ? 0 : bytes / totalBytes,
      ),
    );
    for await (const each of imported) {
      line.clear();
      files.push(each);
      tell(each, file, options);
    }
    print(summaryTable(files, options.dryRun ?? false));
    if (options.rejects) await writeRejects(rejects, options.rejects);
    if (!options.dryRun) {
      await refreshWithProgress(system);
      if (files.some(bringsConversations)) await tellCustomerGaps(system, mapping.source);
    }
    const failed = files.find(({ summary }) => summary.failure);
    if (failed)
      throw new Refusal(
        'IMPORT_STOPPED',
        `${failed.spec.file} stopped: see above. ${options.dryRun ? 'Nothing was written.' : 'The good rows before are in.'}`,
      );
  });
}

function bringsConversations({ spec: { kind } }: ImportedFile): boolean {
  return kind === 'conversations' || kind === 'events';
}

function tell({ spec, index, summary }: ImportedFile, file: MappingFile, { dryRun }: Options): void {
  if (summary.resumed) printError(`${spec.file}: went on where an interrupted import had stopped`);
  for (const problem of summary.problems) printError(problemLine(spec.file, problem));
  const more = summary.rejected + summary.warnings - summary.problems.length;
  if (more > 0) printError(`… and about ${more.toLocaleString('en-GB')} more${dryRun ? '' : ': bough import rejects'}`);
  for (const counted of summary.problemCounts) printError(countLine(spec.file, counted));
  const { failure } = summary;
  if (!failure) return;
  if (!(failure instanceof MappingDoesNotFit)) return printError(failure.message);
  const problems = failure.problems.map((problem) => ({ ...problem, path: ['imports', index, ...problem.path] }));
  for (const text of formatProblems(file.file, problems, file.positionOf)) printError(text);
}

/** `conversations.csv:17  error  RATING_OUT_OF_RANGE  rating (column score) "9" must be a whole number …` */
function problemLine(file: string, { line, severity, code, field, column, value, message }: RowProblem): string {
  const place = column === null || column === field ? '' : ` (column ${column})`;
  const given = value === null ? '' : ` ${JSON.stringify(value)}`;
  return `${file}:${line}  ${severity}  ${code}  ${[`${field ?? 'row'}${place}${given}`, message].join(' ')}`;
}

/** `conversations.csv  2,881 rows  error  MISSING_VALUE  created_at (column created) must not be empty; first in line 2` */
function countLine(file: string, counted: ProblemCount): string {
  const { severity, code, field, column, rows, firstLine, message } = counted;
  const place = column === null || column === field ? '' : ` (column ${column})`;
  const first = rows === 1 ? `in line ${firstLine}` : `first in line ${firstLine}`;
  const count = `${rows.toLocaleString('en-GB')} ${rows === 1 ? 'row' : 'rows'}`;
  return `${file}  ${count}  ${severity}  ${code}  ${field ?? 'row'}${place} ${message}; ${first}`;
}

function summaryTable(files: readonly ImportedFile[], dryRun: boolean): string {
  const columns: (keyof ImportSummary)[] = dryRun
    ? ['read', 'rejected', 'leftOut', 'warnings']
    : ['read', 'new', 'changed', 'unchanged', 'rejected', 'leftOut', 'removed', 'warnings'];
  const head = ['file', ...columns.map((name) => (name === 'leftOut' ? 'left out' : name))];
  const rows = files.map(({ spec, summary }) => [
    spec.file,
    ...columns.map((name) => Number(summary[name]).toLocaleString('en-GB')),
  ]);
  return `${dryRun ? 'Dry run: nothing was written.\n' : ''}${table(head, rows)}`;
}

async function writeRejects(rejects: ReadonlyMap<string, readonly RowProblem[]>, path: string): Promise<void> {
  const head = ['file', 'line', 'severity', 'code', 'field', 'column', 'value', 'reason'];
  const rows = [...rejects].flatMap(([file, problems]) =>
    problems.map(({ line, severity, code, field, column, value, message }) => [
      ...[file, line, severity, code, field, column, value, message],
    ]),
  );
  await writeOut(path, csvText(head, rows));
  print(`${rows.length} rejected rows and warnings are in ${path}`);
}

async function listRuns(system: CommandSystem, limit: number, width: number | null): Promise<void> {
  const zone = await localZone(system);
  const runs = await system.facts.listImports(limit);
  if (runs.length === 0) return print('Nothing has been imported yet: bough import <mapping.yml>');
  const head = [
    'id',
    'started',
    'state',
    'source',
    'file',
    'read',
    'new',
    'changed',
    'unchanged',
    'rejected',
    'left out',
    'removed',
  ];
  const rows = runs.map((run) => [
    String(run.id),
    formatLocalMinute(+run.startedAt, zone),
    run.state,
    run.source,
    run.file,
    ...[run.read, run.new, run.changed, run.unchanged, run.rejected, run.leftOut, run.removed].map((count) =>
      count.toLocaleString('en-GB'),
    ),
  ]);
  const { text, shown } = fittedTable(head, rows, width);
  print(text);
  if (shown < head.length) print(`${head.length - shown} more columns show in a wider window`);
  for (const { id, message } of runs) if (message !== null) print(`${id}: ${message}`);
}

export function toCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 0)
    throw new Refusal('NOT_A_COUNT', `"${text}" is not a whole number of 0 or more`);
  return count;
}

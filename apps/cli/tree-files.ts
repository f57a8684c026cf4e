/** `bough tree check | diff | apply | export | versions`: the tree as code. */
import type { Command } from 'commander';
import {
  formatLocalMinute,
  treeChangeText,
  Refusal,
  versionChanges,
  type VersionSections,
  type Workspace,
} from '@bough/domain';
import { formatProblems, readTree, readWholeFile, writeTree } from '@bough/sources';
import { requireWorkspace, withSystem, type CommandSystem } from './connect.js';
import type { Environment } from './environment.js';
import { checkData } from './trees/check-data.js';
import { DEFAULT_PERIOD } from './trees/choose.js';
import { changeSummary } from './trees/change-summary.js';
import { parseVersion } from './trees/parse-version.js';
import { print, printFile, printError } from './terminal/print.js';
import { writeOut } from './write-out.js';

export function addTreeFileCommands(tree: Command, environment: Environment): void {
  addCheck(tree, environment);
  addDiff(tree, environment);
  addApply(tree, environment);
  addExport(tree, environment);
  addVersions(tree, environment);
}

function addCheck(tree: Command, environment: Environment): void {
  tree
    .command('check')
    .argument('[file]', 'a file with "tree" and perhaps "metrics", or a whole workspace file')
    .summary('list all mistakes in a tree, with line and column')
    .description('Needs no database. With --data it computes every identity again from the children of the node.')
    .option('--data', 'check the identities against the data; without a file those of the applied tree')
    .option('--period <period>', 'with --data: the period to check them in', DEFAULT_PERIOD)
    .action(async (path: string | undefined, { data, period }: { data?: boolean; period: string }) => {
      if (data)
        return withSystem(environment, async (system) => {
          const read = path === undefined ? null : await readSound(path, await requireWorkspace(system));
          await checkData(system, read, period);
        });
      if (path === undefined) throw new Refusal('FILE_MISSING', 'Name a file, or prove the applied tree with --data.');
      const { tree: sound } = await readSound(path, null);
      print(`${path} is sound: ${sound.nodes.length} nodes under every segment.`);
    });
}

function addDiff(tree: Command, environment: Environment): void {
  tree
    .command('diff')
    .argument('[file]', 'what to compare the applied tree with')
    .summary('show what a file would change, or what changed between two versions')
    .option('--from <version>', 'begin with this version instead of the newest', parseVersion)
    .option('--to <version>', 'compare with this version instead of a file', parseVersion)
    .action((path: string | undefined, { from, to }: { from?: number; to?: number }) =>
      withSystem(environment, async (system) => {
        if (path === undefined && from === undefined)
          throw new Refusal('FILE_MISSING', 'Name a file to compare with, or versions: --from 3 --to 5');
        if (path !== undefined && to !== undefined)
          throw new Refusal('TWO_SIDES', 'Name a file or --to: both say what to compare with.');
        const current = await requireWorkspace(system);
        const before = from === undefined ? current : await versionOf(system, from);
        const other = () => (to === undefined ? Promise.resolve(current) : versionOf(system, to));
        const after = path === undefined ? await other() : await readSound(path, current);
        const changes = versionChanges(before, after);
        if (changes.length === 0) return print('No difference.');
        print([...changes.map((change) => `  ${treeChangeText(change)}`), changeSummary(changes)].join('\n'));
      }),
    );
}

function addApply(tree: Command, environment: Environment): void {
  tree
    .command('apply')
    .argument('<file>', 'a file with "tree" and perhaps "metrics", or a whole workspace file')
    .summary('replace the tree by that of a file')
    .description(
      'Replaces the tree and the own metrics of the workspace, and nothing else. A file without "metrics" removes\n' +
        'the own metrics. Applying the same file twice changes nothing.',
    )
    .option('--dry-run', 'show what would change; change nothing')
    .action((path: string, { dryRun = false }: { dryRun?: boolean }) =>
      withSystem(environment, async (system) => {
        await requireWorkspace(system);
        const current = (await system.workspace.current())!;
        const { metrics, tree: read } = await readSound(path, current.workspace);
        const edit = { kind: 'replace' as const, metrics, tree: read };
        const told = await system.workspace.edit(edit, current.version, { dryRun });
        for (const { code, message } of told.problems) throw new Refusal(code, message);
        if (told.changes.length === 0) return print('Nothing changes.');
        const head = dryRun ? 'Would change:' : `Changed, version ${told.version}:`;
        print([head, ...told.changes.map((change) => `  ${change}`)].join('\n'));
      }),
    );
}

function addExport(tree: Command, environment: Environment): void {
  tree
    .command('export')
    .summary('write the tree and the own metrics as a file')
    .option('--output <file>', 'write to a file instead of the terminal')
    .option('--version <number>', 'write those of an earlier version', parseVersion)
    .action(({ output, version }: { output?: string; version?: number }) =>
      withSystem(environment, async (system) => {
        const workspace = version === undefined ? await requireWorkspace(system) : await versionOf(system, version);
        const text = writeTree(workspace);
        if (output === undefined) return void printFile(text);
        await writeOut(output, text);
        print(`The tree is in ${output}`);
      }),
    );
}

function addVersions(tree: Command, environment: Environment): void {
  tree
    .command('versions')
    .summary('list the versions of the workspace and what each changed')
    .option('--limit <count>', 'the number of versions to list', parseVersion, 20)
    .action(({ limit }: { limit: number }) =>
      withSystem(environment, async (system) => {
        const { timeZone } = await requireWorkspace(system);
        for (const { version, appliedAt, changes } of await system.workspace.listVersions(limit))
          print(
            [`${version}  ${formatLocalMinute(+appliedAt, timeZone)}`, ...changes.map((line) => `   ${line}`)].join(
              '\n',
            ),
          );
      }),
    );
}

/** The workspace with the sections of a file; if the file has mistakes it prints all of them and refuses. */
async function readSound(path: string, base: Workspace | null): Promise<Workspace> {
  const text = await readWholeFile(path);
  const { workspace, problems, positionOf } = readTree(text, path, base);
  for (const line of formatProblems(path, problems, positionOf)) printError(line);
  if (workspace) return workspace;
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  throw new Refusal('TREE_INVALID', `${path} has ${errors} ${errors === 1 ? 'error' : 'errors'}; mend what is above.`);
}

async function versionOf({ workspace }: CommandSystem, version: number): Promise<VersionSections> {
  return workspace.sectionsOf(version);
}

/** `bough owners export | apply | preview`: owners as a table for spreadsheets, or as sections of a workspace file. */
import type { Command } from 'commander';
import { Refusal } from '@bough/domain';
import {
  formatProblems,
  readOwners,
  readOwnerSections,
  readWholeFile,
  writeOwners,
  writeOwnerSections,
} from '@bough/sources';
import { requireWorkspace, withSystem, type CommandSystem } from './connect.js';
import type { Environment } from './environment.js';
import { applyAndShow, commandLineActor, type ChangeOptions } from './ownership/apply-and-show.js';
import { bringOwners } from './bring-owners.js';
import { print, printFile, printError } from './terminal/print.js';
import { writeOut } from './write-out.js';

const isYaml = (path: string): boolean => /\.ya?ml$/i.test(path);

/** Adds the commands that write and read files of owners. */
export function addOwnerFileCommands(
  owners: Command,
  environment: Environment,
  withChangeOptions: (command: Command) => Command,
): void {
  addExport(owners, environment);
  withChangeOptions(owners.command('apply'))
    .argument('<file>', 'owners.csv with target, role, party, from, until, reason; or owners.yml')
    .summary('change owners to what a file says')
    .description(
      'CSV: rows that hold already change nothing; a row without a party means deliberately nobody.\n' +
        'YAML: the sections people, teams, owners and cover, alone or in a whole workspace file.',
    )
    .action((path: string, options: ChangeOptions) =>
      withSystem(environment, (system) => applyFile(system, path, options)),
    );
  owners
    .command('preview')
    .argument('<file>', 'owners.csv or owners.yml')
    .summary('show what a file would change')
    .action((path: string) => withSystem(environment, (system) => applyFile(system, path, { dryRun: true })));
}

function addExport(owners: Command, environment: Environment): void {
  owners
    .command('export')
    .summary('write who answers for what, as CSV or for a workspace file')
    .option('--output <file>', 'write to a file instead of the terminal; .yml means --workspace')
    .option('--workspace', 'the sections people, teams, owners and cover of a workspace file')
    .action(({ output, workspace = false }: { output?: string; workspace?: boolean }) =>
      withSystem(environment, async (system) => {
        const { timeZone: zone } = await requireWorkspace(system);
        const write = workspace || (output !== undefined && isYaml(output)) ? writeOwnerSections : writeOwners;
        const text = write(await system.ownership.read(), zone, system.clock.now());
        if (output === undefined) return void printFile(text);
        await writeOut(output, text);
        print(`The owners are in ${output}`);
      }),
    );
}

function applyFile(system: CommandSystem, path: string, options: ChangeOptions): Promise<void> {
  return isYaml(path) ? applySections(system, path, options) : applyTable(system, path, options);
}

async function applySections(
  system: CommandSystem,
  path: string,
  { by, dryRun = false }: ChangeOptions,
): Promise<void> {
  const text = await readWholeFile(path);
  const workspace = await requireWorkspace(system);
  const file = readOwnerSections(text, path, workspace);
  for (const line of formatProblems(path, file.problems, file.positionOf)) printError(line);
  if (!file.owners) throw new Refusal('OWNERS_INVALID', `${path} was not applied; mend the errors above.`);
  const lines = await bringOwners(system, file, workspace, commandLineActor(by), dryRun);
  print(lines.length > 0 ? lines.join('\n') : 'Nothing changes.');
}

async function applyTable(system: CommandSystem, path: string, options: ChangeOptions): Promise<void> {
  const { timeZone: zone } = await requireWorkspace(system);
  const { changes, lines, problems } = await readOwners(path, await system.ownership.read(), zone);
  for (const { message, path: at } of problems) printError(`${path}:${at.join(' ')}  error  ${message}`);
  if (problems.length > 0) throw new Refusal('OWNERS_INVALID', `${path} was not applied; mend the errors above.`);
  const reason = options.reason ?? `as ${path} says`;
  await applyAndShow(system, changes, { ...options, reason }, (index) => `${path}:${lines[index]}`);
}

/** `bough apply <workspace.yml>`: the workspace as code. */
import type { Command } from 'commander';
import type { ImportRecord } from '@bough/application';
import { Refusal, type Workspace } from '@bough/domain';
import { formatProblems, readWholeFile, readWorkspace } from '@bough/sources';
import { withSystem, type CommandSystem } from './connect.js';
import { readDemoPeople } from './demo-files.js';
import type { Environment } from './environment.js';
import { commandLineActor } from './ownership/apply-and-show.js';
import { bringOwners } from './bring-owners.js';
import { refreshWithProgress } from './rollups/refresh-with-progress.js';
import { print, printError } from './terminal/print.js';

/** Removes the demo with its data when another workspace is applied, so that made-up conversations do not mix with real ones. */
async function leaveDemo({ facts, workspace }: CommandSystem, next: Workspace, dryRun: boolean): Promise<void> {
  const current = await workspace.current();
  const runs = await facts.listImports();
  const isAnother = current !== null && current.workspace.name !== next.name;
  if (!isAnother || !runs.some(({ demo }) => demo)) return;
  if (runs.some((run) => !run.demo && hasBroughtIn(run)))
    throw new Refusal(
      'DEMO_IN_USE',
      'The demo workspace holds data of your own beside the made-up data. Begin in another folder: BOUGH_DATA_DIR=.bough-mine',
    );
  print(
    dryRun
      ? 'Would remove the demo and its made-up data.'
      : 'The demo and its made-up data are removed; "bough demo" in another BOUGH_DATA_DIR brings them back.',
  );
  if (!dryRun) await workspace.removeDemo(await readDemoPeople(), commandLineActor(undefined));
}

/** Whether a run brought in any rows; a file that could not be read brought none. */
function hasBroughtIn({ state, new: added, changed, unchanged }: ImportRecord): boolean {
  return state === 'running' || added + changed + unchanged > 0;
}

export function addApplyCommand(program: Command, environment: Environment): void {
  program
    .command('apply')
    .argument('<workspace.yml>', 'the workspace file')
    .summary('set the workspace up as its file says')
    .description(
      'Sets name, time zone, currency, dimensions, metrics, tree, people and owners.\n' +
        'Applying the same file twice changes nothing.',
    )
    .option('--dry-run', 'show what would change; change nothing')
    .action(async (path: string, { dryRun = false }: { dryRun?: boolean }) => {
      const text = await readWholeFile(path);
      const file = readWorkspace(text, path);
      const { workspace, problems, positionOf } = file;
      for (const line of formatProblems(path, problems, positionOf)) printError(line);
      if (!workspace) throw new Refusal('WORKSPACE_INVALID', `${path} was not applied; mend the errors above.`);
      await withSystem(environment, async (system) => {
        // Checks the owners before anything is written.
        await bringOwners(system, file, workspace, commandLineActor(undefined), true);
        await leaveDemo(system, workspace, dryRun);
        const { changes } = await system.workspace.apply(workspace, { dryRun });
        const lines = changes.map((change) => `  ${change}`);
        if (lines.length > 0) print([dryRun ? 'Would change:' : 'Changed:', ...lines].join('\n'));
        const owners = await bringOwners(system, file, workspace, commandLineActor(undefined), dryRun);
        if (owners.length > 0) print(owners.join('\n'));
        if (lines.length + owners.length === 0) print('Nothing changes.');
        if (lines.length > 0 && !dryRun && (await system.system.isDirty())) await refreshWithProgress(system);
      });
    });
}

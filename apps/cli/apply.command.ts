/** `bough apply <workspace.yml>`: the workspace as code. */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { Refusal } from '@bough/domain';
import { formatProblems, readWorkspace } from '@bough/sources';
import { withSystem } from './connect.js';
import type { Environment } from './environment.js';
import { refreshWithProgress } from './refresh.command.js';

export function addApplyCommand(program: Command, environment: Environment): void {
  program
    .command('apply')
    .argument('<workspace.yml>', 'the workspace file')
    .summary('set the workspace up as its file says')
    .description(
      'Name, time zone, currency, dimensions, metrics and tree. Applying the same file twice changes nothing.',
    )
    .option('--dry-run', 'say what would change, change nothing')
    .action(async (path: string, { dryRun }: { dryRun?: boolean }) => {
      const text = await readFile(path, 'utf8').catch(() => {
        throw new Refusal('FILE_UNREADABLE', `${path} cannot be read; check the name`);
      });
      const { workspace, problems, positionOf } = readWorkspace(text, path);
      for (const line of formatProblems(path, problems, positionOf)) console.error(line);
      if (!workspace) throw new Refusal('WORKSPACE_INVALID', `${path} was not applied; mend the errors above.`);
      await withSystem(environment, async (system) => {
        const { changes } = await system.applyWorkspace.run(workspace, { dryRun });
        if (changes.length === 0) return console.log('Nothing changes.');
        console.log(`${dryRun ? 'Would change:' : 'Changed:'}\n${changes.map((change) => `  ${change}`).join('\n')}`);
        if (!dryRun && (await system.rollups.isDirty())) await refreshWithProgress(system);
      });
    });
}

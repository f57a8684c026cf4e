/** `bough refresh`: adds up the days whose facts changed. */
import type { Command } from 'commander';
import { requireWorkspace, withSystem } from './connect.js';
import type { Environment } from './environment.js';
import { refreshWithProgress } from './rollups/refresh-with-progress.js';

export function addRefreshCommand(program: Command, environment: Environment): void {
  program
    .command('refresh')
    .summary('add up the days whose facts changed')
    .description('An import does this by itself; use --rebuild to add up every day anew.')
    .option('--rebuild', 'add up every day anew')
    .action(({ rebuild }: { rebuild?: boolean }) =>
      withSystem(environment, async (system) => {
        await requireWorkspace(system);
        if (rebuild) await system.system.markAllDirty();
        await refreshWithProgress(system);
      }),
    );
}

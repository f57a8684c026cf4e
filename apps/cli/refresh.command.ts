/** `bough refresh`: adds up the days whose facts changed. */
import type { Command } from 'commander';
import { requireWorkspace, withSystem, type CommandSystem } from './connect.js';
import type { Environment } from './environment.js';
import { ProgressLine } from './terminal/progress.js';

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

/** Refreshes and says how many days it took. */
export async function refreshWithProgress({ engine }: CommandSystem): Promise<void> {
  const line = new ProgressLine();
  const began = Date.now();
  const days = await engine.refresh(({ done, total }) =>
    line.show(`adding up: ${done} of ${total} days`, done / total),
  );
  line.clear();
  if (days === 0) return console.log('Everything is up to date.');
  console.log(`${days} ${days === 1 ? 'day' : 'days'} added up in ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

/** `bough demo`: a workspace with data to look around in. */
import { join } from 'node:path';
import type { Command } from 'commander';
import { Refusal } from '@bough/domain';
import { loadDemo, loadDemoInterventions, writeDemo } from '@bough/sources';
import { withSystem } from './connect.js';
import type { Environment } from './environment.js';
import { DEMO_DEFINITIONS } from './demo-files.js';
import { refreshWithProgress } from './rollups/refresh-with-progress.js';
import { loadSnapshot } from './trees/choose.js';
import { ProgressLine } from './terminal/progress.js';
import { print } from './terminal/print.js';

export function addDemoCommand(program: Command, environment: Environment): void {
  program
    .command('demo')
    .summary('load the demo workspace: 20,000 conversations of a software company')
    .option('--files <folder>', 'only write its data files into a folder')
    .action(async ({ files }: { files?: string }) => {
      if (files) {
        await writeDemo(files);
        return print(`The demo's data files are in ${files}`);
      }
      await withSystem(environment, async (system) => {
        const current = await system.workspace.current();
        if (current && (await system.system.demo()) === 'none')
          throw new Refusal(
            'WORKSPACE_EXISTS',
            `There is a workspace already ("${current.workspace.name}"); the demo would replace it. Use another BOUGH_DATA_DIR.`,
          );
        const line = new ProgressLine();
        await loadDemo(
          DEMO_DEFINITIONS,
          join(environment.dataDirectory, 'demo'),
          system,
          (file, { rows, bytes, totalBytes }) =>
            line.show(`${file}: ${rows.toLocaleString('en-GB')} rows`, bytes / totalBytes),
        );
        line.clear();
        await refreshWithProgress(system);
        await loadSnapshot(system);
        if (!(await system.interventions.find({ number: 1 })))
          await loadDemoInterventions(system.system, system.caller);
        print('The demo is in. Next: bough tree show --period 2026-08, or bough scorecard');
      });
    });
}

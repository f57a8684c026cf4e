/** `bough contrasts`: the comparisons of segments that matter in support. */
import type { Command } from 'commander';
import { periodLabel } from '@bough/domain';
import { withSystem } from './connect.js';
import type { Environment } from './environment.js';
import { contrastsAsJson, contrastsAsText } from './findings/contrast-report.js';
import { wrap } from './terminal/wrap.js';
import { choosePeriod, loadSnapshot } from './trees/choose.js';
import { print } from './terminal/print.js';

interface Options {
  readonly period?: string;
  readonly json?: boolean;
  readonly evidence?: boolean;
}

export function addContrastsCommand(program: Command, environment: Environment): void {
  program
    .command('contrasts')
    .summary('comparisons that matter: premium and free, cost and value, satisfaction')
    .description(
      'Each rule is healthy, watch, warning or cannot tell, assessed on customers. Roles, thresholds and the window are set under "contrasts" in the workspace file.',
    )
    .option('--period <period>', 'as for "tree show"; default: the last whole weeks that no longer move')
    .option('--evidence', 'print what each answer rests on')
    .option('--json', 'print data: every case with its evidence')
    .action((options: Options) =>
      withSystem(environment, async (system) => {
        const snapshot = await loadSnapshot(system);
        const period = options.period ? choosePeriod(snapshot, options.period) : null;
        const found = await system.findings.contrasts(period);
        if (options.json) return print(JSON.stringify(found && contrastsAsJson(found), null, 2));
        if (!found) return print('There is nothing to compare yet: bring data in with "bough import <mapping.yml>".');
        print(`${snapshot.model.workspace.name}: ${periodLabel(found.period)}\n`);
        print(wrap(contrastsAsText(found, options.evidence ?? false), environment.width));
      }),
    );
}

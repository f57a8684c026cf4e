/** `bough business-hours`: when the desk is open, as set in the workspace. */
import { Option, type Command } from 'commander';
import { dayText } from '@bough/domain';
import { writeBusinessHours } from '@bough/sources';
import { requireWorkspace, withSystem } from './connect.js';
import type { Environment } from './environment.js';
import { print, printFile } from './terminal/print.js';

export function addBusinessHoursCommand(program: Command, environment: Environment): void {
  program
    .command('business-hours')
    .summary('when the desk is open, and which holidays are known')
    .description('Business hours are set in the workspace file, under "business_hours".')
    .addOption(new Option('--yaml', 'print only the section of a workspace file'))
    .action(({ yaml }: { yaml?: boolean }) =>
      withSystem(environment, async (system) => {
        const workspace = await requireWorkspace(system);
        const section = writeBusinessHours(workspace);
        if (yaml) return void printFile(section);
        if (section === '') return print('The workspace has no business hours, so there is no business time.');
        const days = workspace.businessHours!.holidays?.days ?? [];
        const [first, last] = [days[0], days.at(-1)];
        const holidays =
          first === undefined ? [] : [`${days.length} holidays from ${dayText(first)} to ${dayText(last!)} are known.`];
        print([section.trimEnd(), ...holidays].join('\n'));
      }),
    );
}

/** `bough events`: releases, incidents and other events. */
import { Option, type Command } from 'commander';
import type { Snapshot } from '@bough/application';
import { dayText, eventsDuring, eventWords, periodLabel } from '@bough/domain';
import { writeEvents } from '@bough/sources';
import { withSystem } from './connect.js';
import type { Environment } from './environment.js';
import { choosePeriod, loadSnapshot } from './trees/choose.js';
import { print, printFile } from './terminal/print.js';

interface Options {
  readonly period: string;
  readonly json?: boolean;
  readonly yaml?: boolean;
}

export function addEventsCommand(program: Command, environment: Environment): void {
  program
    .command('events')
    .summary('releases, incidents and other events')
    .description('Events are listed in the workspace file, under "events". They are shown with every series.')
    .option('--period <period>', 'as for "tree show"', 'all_time')
    .option('--json', 'print data')
    .addOption(new Option('--yaml', 'print all of them as a section of a workspace file').conflicts('json'))
    .action((options: Options) => withSystem(environment, async (system) => show(await loadSnapshot(system), options)));
}

function show(snapshot: Snapshot, options: Options): void {
  if (options.yaml) return void printFile(writeEvents(snapshot.model.workspace));
  const period = choosePeriod(snapshot, options.period);
  const events = eventsDuring(snapshot.model, period);
  if (options.json)
    return print(
      JSON.stringify(
        events.map(({ day, ...event }) => ({ date: dayText(day), ...event })),
        null,
        2,
      ),
    );
  if (events.length === 0) return print(`No event is known in ${periodLabel(period)}.`);
  for (const event of events) print(`${eventWords(event)}${event.url === null ? '' : `  ${event.url}`}`);
}

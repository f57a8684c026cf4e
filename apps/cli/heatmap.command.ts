/** `bough heatmap`: two dimensions side by side. */
import { Option, type Command } from 'commander';
import { heatmapCsv, type Snapshot } from '@bough/application';
import { withSystem, type CommandSystem } from './connect.js';
import type { Environment } from './environment.js';
import { paint } from './terminal/paint.js';
import { choosePeriod, DEFAULT_PERIOD, loadSnapshot } from './trees/choose.js';
import { drawHeatmap } from './comparisons/draw-heatmap.js';
import { heatmapAsJson } from './comparisons/heatmap-data.js';
import { print, printFile } from './terminal/print.js';

interface Options {
  readonly rows: string;
  readonly columns: string;
  readonly metric: string;
  readonly period: string;
  readonly json?: boolean;
  readonly csv?: boolean;
}

export function addHeatmapCommand(program: Command, environment: Environment): void {
  program
    .command('heatmap')
    .summary('two dimensions side by side, and whether service is uniform')
    .description(
      'A metric in every combination of two dimensions: dimensions of customers, or topic, channel, stage and\n' +
        'attributes of conversations. Shows whether the rows get the same service (tested on customers, not on tickets), and which\n' +
        'cells stand out from the others in their column.',
    )
    .requiredOption('--rows <dimension>', 'a dimension, topic, channel, stage or an attribute of conversations')
    .requiredOption('--columns <dimension>', 'another one of them')
    .requiredOption('--metric <key>', 'the metric in the cells')
    .option('--period <period>', 'as for "tree show"', DEFAULT_PERIOD)
    .option('--json', 'print data: every cell with its doubts and comparisons')
    .addOption(new Option('--csv', 'print a line per cell, for a spreadsheet').conflicts('json'))
    .action((options: Options) =>
      withSystem(environment, async (system) => show(system, await loadSnapshot(system), options, environment)),
    );
}

async function show(
  { comparisons }: CommandSystem,
  snapshot: Snapshot,
  options: Options,
  { width, colour }: Environment,
): Promise<void> {
  const period = choosePeriod(snapshot, options.period);
  const heatmap = await comparisons.heatmap(snapshot, { ...options, period });
  if (options.json) return print(JSON.stringify(heatmapAsJson(snapshot.model, heatmap), null, 2));
  if (options.csv) return void printFile(heatmapCsv(heatmap));
  print(drawHeatmap(snapshot.model, heatmap, width, paint(colour)).join('\n'));
}

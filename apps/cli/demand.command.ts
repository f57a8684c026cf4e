/** `bough demand`: what customers write about and what it costs, for product teams; and why conversations were escalated. */
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { DemandList, DemandQuestion, Snapshot } from '@bough/application';
import { csvText, moneyOf, type DemandWeight } from '@bough/domain';
import { withSystem, type CommandSystem } from './connect.js';
import type { Environment } from './environment.js';
import { fittedTable } from './terminal/table.js';
import { choosePeriod, comparedTitle, DEFAULT_PERIOD, loadSnapshot } from './trees/choose.js';
import { demandTable, escalationTable, type DemandTable } from './comparisons/demand-table.js';
import { periodAsJson } from './trees/tree-rows.js';
import { print, printFile } from './terminal/print.js';

interface Options {
  readonly period: string;
  readonly dimension?: string;
  readonly segment?: string;
  readonly by: readonly string[];
  readonly escalations?: boolean;
  readonly limit: number;
  readonly json?: boolean;
  readonly csv?: boolean;
}

export function addDemandCommand(program: Command, environment: Environment): void {
  program
    .command('demand')
    .summary('what customers write about and what it costs, for product teams')
    .description(
      'Topics by segment, the most expensive first: what handling them costs, their share of the cost of the segment,\n' +
        'how that share compares with all segments, and the change from the period before.',
    )
    .option(
      '--segment <segment>',
      'only one segment: healthcare, industry/healthcare, or "all" for all of them together',
    )
    .option('--dimension <key>', "the dimension whose segments are listed; default: the tree's")
    .option(
      '--by <fields>',
      'topic, channel, stage or an attribute of conversations; two of them as topic,stage',
      toFields,
      ['topic'],
    )
    .option('--escalations', 'list reasons of escalations by topic instead')
    .option('--period <period>', 'as for "tree show"', DEFAULT_PERIOD)
    .option('--limit <number>', 'the number of lines to show', toCount, 20)
    .option('--json', 'print data: every line')
    .addOption(new Option('--csv', 'print every line for a spreadsheet').conflicts('json'))
    .action((options: Options) =>
      withSystem(environment, async (system) => show(system, await loadSnapshot(system), options, environment)),
    );
}

async function show(
  { comparisons }: CommandSystem,
  snapshot: Snapshot,
  options: Options,
  { width }: Environment,
): Promise<void> {
  const { dimension, segment, by } = options;
  const question: DemandQuestion = { period: choosePeriod(snapshot, options.period), dimension, segment };
  const over = ({ period, basis }: Pick<Found, 'period' | 'basis'>) => comparedTitle(snapshot, period, basis);
  if (options.escalations) {
    const found = await comparisons.escalations(snapshot, question);
    return printDemand(
      options,
      { ...found, by },
      escalationTable(found.items),
      `Reasons of escalations: ${over(found)}`,
      width,
    );
  }
  const found = await comparisons.demand(snapshot, question, by);
  const table = demandTable(found.items, by, moneyOf(snapshot.model.workspace));
  const title = `Demand by ${by.join(' and ')}, ${HEAVIEST[found.weight]} first: ${over(found)}`;
  return printDemand(options, { ...found, by }, table, title, width);
}

const HEAVIEST = {
  cost: 'the dearest',
  handle_time: 'what took longest',
  conversations: 'the most frequent',
} as const;

/** What was found, for `--json`. */
type Found = DemandList<unknown> & { readonly by: readonly string[]; readonly weight?: DemandWeight };

function printDemand(options: Options, found: Found, table: DemandTable, title: string, width: number | null): void {
  const { limit } = options;
  const { period, basis, items, notes, by, weight } = found;
  if (options.json) {
    const periods = { period: periodAsJson(period), comparison: periodAsJson(basis) };
    const data = { ...periods, by, ...(weight && { weight: weight.toUpperCase() }), notes, items };
    return print(JSON.stringify(data, null, 2));
  }
  if (options.csv) return void printFile(csvText(table.columns, table.data));
  print(`${title}\n`);
  if (notes.length > 0) print(`Missing: ${notes.join('; ')}.${items.length > 0 ? '\n' : ''}`);
  else if (items.length === 0) print('Nothing of it happened in this period.');
  if (items.length === 0) return;
  print(fittedTable(table.head, table.texts.slice(0, limit), width).text);
  if (items.length > limit) print(`\n${items.length - limit} more lines; --limit, --json or --csv show them`);
}

function toFields(text: string): string[] {
  return text === 'both' ? ['topic', 'stage'] : [...new Set(text.split(',').map((field) => field.trim()))];
}

function toCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new InvalidArgumentError('Write a number of lines, such as 50.');
}

/** `bough demand`: what customers write about and what it costs, for product teams; and why conversations were escalated. */
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { DemandQuestion, Snapshot } from '@bough/application';
import { csvText, moneyOf } from '@bough/domain';
import { withSystem, type CommandSystem } from './connect.js';
import type { Environment } from './environment.js';
import { fittedTable } from './terminal/table.js';
import { choosePeriod, comparedTitle, DEFAULT_PERIOD, loadSnapshot } from './trees/choose.js';
import { demandTable, escalationTable, type DemandTable } from './comparisons/demand-table.js';
import { periodAsJson } from './trees/tree-rows.js';

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
  const { dimension, segment, by, limit } = options;
  const question: DemandQuestion = { period: choosePeriod(snapshot, options.period), dimension, segment };
  const found = options.escalations
    ? await comparisons.escalations(snapshot, question)
    : await comparisons.demand(snapshot, question, by);
  if (options.json) {
    const { period, basis, items } = found;
    const data = { period: periodAsJson(period), comparison: periodAsJson(basis), by, items };
    return console.log(JSON.stringify(data, null, 2));
  }
  const table: DemandTable = options.escalations
    ? escalationTable((await comparisons.escalations(snapshot, question)).items)
    : demandTable((await comparisons.demand(snapshot, question, by)).items, by, moneyOf(snapshot.model.workspace));
  if (options.csv) return void process.stdout.write(csvText(table.columns, table.data));
  const { period, basis, items } = found;
  const what = options.escalations ? 'Reasons of escalations' : `Demand by ${by.join(' and ')}`;
  console.log(`${what}: ${comparedTitle(snapshot, period, basis)}\n`);
  if (items.length === 0) return console.log('Nothing of it happened in this period.');
  console.log(fittedTable(table.head, table.texts.slice(0, limit), width).text);
  if (items.length > limit) console.log(`\n${items.length - limit} more lines; --limit, --json or --csv show them`);
}

function toFields(text: string): string[] {
  return text === 'both' ? ['topic', 'stage'] : [...new Set(text.split(',').map((field) => field.trim()))];
}

function toCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new InvalidArgumentError('Write a number of lines, such as 50.');
}

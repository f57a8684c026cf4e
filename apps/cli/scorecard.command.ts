/** `bough scorecard`: segments side by side. */
import type { Command } from 'commander';
import { readScorecard, type Scorecard, type Snapshot } from '@bough/application';
import { formatValue, periodLabel } from '@bough/domain';
import { withSystem } from './connect.js';
import type { Environment } from './environment.js';
import { fittedTable } from './terminal/table.js';
import { choosePeriod, DEFAULT_PERIOD, loadSnapshot, requireKnown } from './trees/choose.js';
import { periodAsJson, valueAsJson } from './trees/tree-rows.js';

/** What says most, in this order; `--metrics` shows others, `--json` has all. */
const SHOWN = [
  'cost_to_serve',
  'contact_rate',
  'csat',
  'first_response_time',
  'resolution_time',
  'handling_efficiency',
  'escalation_rate',
  'touches_per_ticket',
];

interface Options {
  readonly period: string;
  readonly dimension?: string;
  readonly metrics?: string;
  readonly json?: boolean;
}

export function addScorecardCommand(program: Command, environment: Environment): void {
  program
    .command('scorecard')
    .summary('segments side by side')
    .description(
      'One row per segment, one column per metric. A * marks values to be careful with: thin, incomplete or stale.',
    )
    .option('--period <period>', 'as for "tree show"', DEFAULT_PERIOD)
    .option('--dimension <key>', 'only the segments of one dimension')
    .option('--metrics <keys>', 'metrics to show, with commas between')
    .option('--json', 'print data: every metric, measure, median and p90')
    .action((options: Options) =>
      withSystem(environment, async (system) => show(await loadSnapshot(system), options, environment)),
    );
}

async function show(snapshot: Snapshot, options: Options, { width }: Environment): Promise<void> {
  const { metrics, workspace } = snapshot.model;
  const period = choosePeriod(snapshot, options.period);
  const keys = options.metrics?.split(',') ?? (options.json ? [...metrics.keys()] : SHOWN);
  for (const key of keys) requireKnown('metric', key, [...metrics.keys()]);
  if (options.dimension)
    requireKnown(
      'dimension',
      options.dimension,
      workspace.dimensions.map(({ key }) => key),
    );
  const scorecard = await readScorecard(snapshot, period, keys, options.dimension ?? null);
  if (options.json) return console.log(JSON.stringify(asJson(snapshot, scorecard), null, 2));
  console.log(`${workspace.name}: ${periodLabel(period)}\n`);
  console.log(asTable(snapshot, scorecard, keys, options.metrics ? null : width));
  console.log();
  for (const { dimension, customers, conversations } of scorecard.unknown)
    console.log(
      `${dimension}: ${percent(customers)} of the customers and ${percent(conversations)} of the conversations have no segment`,
    );
}

/** As many metrics as fit, and how to see the others. */
function asTable({ model }: Snapshot, { rows }: Scorecard, keys: readonly string[], width: number | null): string {
  const { currency } = model.workspace;
  const cells = rows.map(({ name, dimension, measures, metrics }) => [
    dimension === null ? name : `${dimension}: ${name}`,
    measures.created!.toLocaleString('en-GB'),
    ...keys.map((key) => {
      const { value, marks } = metrics[key]!;
      return value === null
        ? '–'
        : formatValue(value, model.metrics.get(key)!.unit, currency) + (marks.length > 0 ? '*' : '');
    }),
  ]);
  const head = ['segment', 'conversations', ...keys.map((key) => model.metrics.get(key)!.name)];
  const { text, shown } = fittedTable(head, cells, width);
  const hidden = keys.slice(shown - 2);
  if (hidden.length === 0) return text;
  return `${text}\n\n${hidden.length} of ${keys.length} metrics do not fit into ${width} columns; --metrics shows them:\n  bough scorecard --metrics ${hidden.join(',')}`;
}

function asJson({ model }: Snapshot, { period, rows, unknown }: Scorecard) {
  const { name, currency, timeZone } = model.workspace;
  return {
    workspace: name,
    timeZone,
    currency,
    period: periodAsJson(period),
    segments: rows.map(({ metrics, ...row }) => ({
      ...row,
      metrics: Object.fromEntries(
        Object.entries(metrics).map(([key, cell]) => [
          key,
          valueAsJson(cell, model.metrics.get(key)!, cell.quantiles, currency),
        ]),
      ),
    })),
    unknown,
  };
}

function percent(share: number | null): string {
  return share === null ? '–' : `${(share * 100).toFixed(1)}%`;
}

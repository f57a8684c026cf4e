/** `bough scorecard`: segments side by side, assessed by their standards. */
import type { Command } from 'commander';
import {
  inactiveCustomers,
  scorecardCsv,
  usualMetrics,
  type AssessedScorecard,
  type ScorecardSort,
  type StandardReading,
  type Snapshot,
} from '@bough/application';
import { BENCHMARK_SOURCE, BENCHMARKS, type Period } from '@bough/domain';
import { withSystem, type CommandSystem } from './connect.js';
import type { Environment } from './environment.js';
import { lookUpOwners } from './comparisons/owner-of.js';
import { scorecardJson } from './comparisons/scorecard-json.js';
import { benchmarksText, openText, standardsText } from './comparisons/scorecard-lists.js';
import { scorecardTable } from './comparisons/scorecard-table.js';
import {
  chooseComparison,
  choosePeriod,
  DEFAULT_PERIOD,
  loadSnapshot,
  periodTitle,
  requireKnown,
} from './trees/choose.js';
import { print, printFile } from './terminal/print.js';

const EXPENSIVE_AND_UNHAPPY = 'expensive-and-unhappy';

interface Options {
  readonly period: string;
  readonly compare: string;
  readonly dimension?: string;
  readonly metrics?: string;
  readonly sort?: string;
  readonly standards?: boolean;
  readonly benchmarks?: boolean;
  readonly owners?: boolean;
  readonly csv?: boolean;
  readonly json?: boolean;
}

export function addScorecardCommand(program: Command, environment: Environment): void {
  program
    .command('scorecard')
    .summary('segments side by side')
    .description(
      'One row per segment, one column per metric. A * marks values to be careful with:\n' +
        'thin, incomplete or stale. ! is a standard that is missed, ~ one that is at risk.',
    )
    .option('--period <period>', 'as for "tree show"', DEFAULT_PERIOD)
    .option('--compare <basis>', 'the period that changes compare with (--json, --csv)', 'previous_period')
    .option('--dimension <key>', 'only the segments of one dimension')
    .option('--metrics <keys>', 'the metrics to show, separated by commas')
    .option('--sort <by>', `${EXPENSIVE_AND_UNHAPPY}, or a metric: the worst first`)
    .option('--standards', 'list the standards that hold, with their verdicts')
    .option('--benchmarks', 'compare with the benchmarks that the workspace names')
    .option('--owners', 'add the owner of each segment')
    .option('--csv', 'print a row per segment and metric, for spreadsheets')
    .option('--json', 'print data: every metric, measure, median and p90')
    .action((options: Options) =>
      withSystem(environment, async (system) => show(system, await loadSnapshot(system), options, environment)),
    );
}

async function show(
  system: CommandSystem,
  snapshot: Snapshot,
  options: Options,
  { width }: Environment,
): Promise<void> {
  const { workspace } = snapshot.model;
  const period = choosePeriod(snapshot, options.period);
  const cards = await assess(system, snapshot, period, options);
  const ownerOf = await lookUpOwners(system, snapshot);
  if (options.csv) return void printFile(scorecardCsv(cards, ownerOf));
  if (options.json) return print(JSON.stringify(scorecardJson(snapshot, cards, ownerOf), null, 2));
  const rows = [cards[0]!.total, ...cards.flatMap((card) => card.rows)];
  print(`${workspace.name}: ${periodTitle(snapshot, period)}\n`);
  print(scorecardTable(snapshot, rows, period, options.metrics ? null : width, options.owners ? ownerOf : null));
  print();
  for (const { unknown } of cards)
    print(
      `${unknown.dimension}: ${percent(unknown.customers)} of the customers and ${percent(unknown.conversations)} of the conversations have no segment`,
    );
  const { words } = inactiveCustomers(snapshot, period);
  if (words !== null) print(words);
  for (const line of openText(rows)) print(line);
  if (options.standards)
    print(`\n${standardsText(shownOf(await system.comparisons.standards(snapshot, period), options))}`);
  if (options.benchmarks) print(`\n${benchmarksText(rows, BENCHMARK_SOURCE)}`);
}

/** The standards to list: with `--dimension` those of its segments and of all segments together. */
function shownOf(readings: readonly StandardReading[], { dimension }: Options): StandardReading[] {
  const isShown = (of: string | null) => dimension === undefined || of === null || of === dimension;
  return readings.filter(({ segment }) => isShown(segment.dimension));
}

/** A scorecard for each dimension; each has the same total. */
async function assess(
  { comparisons }: CommandSystem,
  snapshot: Snapshot,
  period: Period,
  options: Options,
): Promise<AssessedScorecard[]> {
  const { metrics, workspace } = snapshot.model;
  const known = [...metrics.keys()];
  const keys = options.metrics?.split(',') ?? (options.json ? known : withBenchmarks(usualMetrics(snapshot), options));
  for (const key of keys) requireKnown('metric', key, known);
  const dimensions = workspace.dimensions.map(({ key }) => key);
  if (options.dimension) requireKnown('dimension', options.dimension, dimensions);
  const basis = chooseComparison(snapshot, options.compare, period) ?? undefined;
  const query = { period, basis, metrics: keys, sort: sortOf(options.sort, known) };
  const shown = options.dimension ? [options.dimension] : dimensions;
  return Promise.all(shown.map((dimension) => comparisons.scorecard(snapshot, { ...query, dimension })));
}

function withBenchmarks(keys: readonly string[], { benchmarks }: Options): string[] {
  return [...new Set([...keys, ...(benchmarks ? BENCHMARKS.map(({ metric }) => metric) : [])])];
}

function sortOf(by: string | undefined, metrics: readonly string[]): ScorecardSort | undefined {
  if (by === undefined) return undefined;
  if (by === EXPENSIVE_AND_UNHAPPY) return { by: 'expensive_and_unhappy' };
  requireKnown('metric', by, [EXPENSIVE_AND_UNHAPPY, ...metrics]);
  return { by: 'metric', metric: by };
}

function percent(share: number | null): string {
  return share === null ? '–' : `${(share * 100).toFixed(1)}%`;
}

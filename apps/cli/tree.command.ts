/** `bough tree show`: the metric tree in the terminal. */
import type { Command } from 'commander';
import { didYouMean, Refusal, segmentId, UNKNOWN, wantedText } from '@bough/domain';
import type { Snapshot } from '@bough/application';
import { withSystem, type CommandSystem } from './connect.js';
import type { Environment } from './environment.js';
import { paint } from './terminal/paint.js';
import {
  chooseComparison,
  choosePeriod,
  comparedTitle,
  DEFAULT_COMPARISON,
  DEFAULT_PERIOD,
  loadSnapshot,
  periodTitle,
} from './trees/choose.js';
import { drawEvents } from './trees/draw-events.js';
import { drawTree } from './trees/draw-tree.js';
import { parseVersion } from './trees/parse-version.js';
import { addTreeFileCommands } from './tree-files.js';
import { periodAsJson, rowAsJson, treeRows, type TreeRow } from './trees/tree-rows.js';
import { print } from './terminal/print.js';

interface Options {
  readonly segment?: string;
  readonly period: string;
  readonly compare: string;
  readonly json?: boolean;
  readonly version?: number;
}

export function addTreeCommand(program: Command, environment: Environment): void {
  const tree = program.command('tree').summary('the metric tree: show, check, diff, apply, export, versions');
  tree
    .command('show')
    .summary('draw the tree with values, changes and remarks')
    .description(
      'Every segment is a branch. Changes compare with the period before, counts and sums over as many days: green is better, red is worse. ' +
        'Remarks are shortened on a narrow terminal; --json has them in full.',
    )
    .option('--segment <key>', 'only the branch of one segment')
    .option(
      '--period <period>',
      'last_28_days, last_complete_month, 2026-08, 2026-Q3, 2026-08-01..2026-08-31 …',
      DEFAULT_PERIOD,
    )
    .option('--compare <period>', 'previous_period, same_period_last_year, a period, or none', DEFAULT_COMPARISON)
    .option('--json', 'print data instead of a drawing')
    .option('--version <number>', 'show the tree of an earlier version with the numbers of today', parseVersion)
    .action((options: Options) =>
      withSystem(environment, async (system) => show(await chooseVersion(system, options), options, environment)),
    );
  addTreeFileCommands(tree, environment);
}

async function show(snapshot: Snapshot, options: Options, environment: Environment): Promise<void> {
  const { workspace } = snapshot.model;
  const period = choosePeriod(snapshot, options.period);
  const basis = chooseComparison(snapshot, options.compare, period);
  const chosen = chooseSegment(snapshot, options.segment);
  const rows = await treeRows(snapshot, period, basis, chosen);
  if (options.json) {
    const comparison = basis && periodAsJson(basis);
    const nodes = rows.map(rowAsJson);
    return print(
      JSON.stringify({ tree: workspace.tree.key, period: periodAsJson(period), comparison, nodes }, null, 2),
    );
  }
  const about = basis ? comparedTitle(snapshot, period, basis) : periodTitle(snapshot, period);
  print(`${workspace.tree.name}: ${about}\n`);
  const colours = paint(environment.colour);
  const segment = chosen === null ? undefined : segmentId(snapshot.model.branches.key, chosen);
  const happened = drawEvents(snapshot, [period], colours, segment);
  print([...drawTree(rows, colours, environment.width), ...happened, ...wantedLines(snapshot, rows)].join('\n'));
}

/** What nodes would show if an import carried it, each once. */
function wantedLines({ model }: Snapshot, rows: readonly TreeRow[]): string[] {
  const texts = new Set(rows.flatMap(({ node }) => wantedText(model, node) ?? []));
  return texts.size === 0 ? [] : ['', ...[...texts].map((text) => `${text}.`)];
}

async function chooseVersion(system: CommandSystem, { version }: Options): Promise<Snapshot> {
  const today = await loadSnapshot(system);
  const found = version === undefined ? today : await system.trees.past(version);
  if (found) return found;
  throw new Refusal('VERSION_UNKNOWN', `There is no version ${version}; the newest is ${today.workspaceVersion}.`);
}

function chooseSegment({ model }: Snapshot, wanted: string | undefined): string | null {
  if (wanted === undefined) return null;
  const { key: dimension, segments } = model.branches;
  const keys = [...segments.map(({ key }) => key), UNKNOWN];
  const found = keys.find((key) => key === wanted.toLowerCase() || `${dimension}/${key}` === wanted.toLowerCase());
  if (found) return found;
  const known = keys.filter((key) => key !== UNKNOWN).join(', ');
  throw new Refusal(
    'UNKNOWN_SEGMENT',
    `The tree has no branch "${wanted}"${didYouMean(wanted, keys) || '.'} It has ${known} and ${UNKNOWN}.`,
  );
}

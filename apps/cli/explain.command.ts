/** `bough explain`: why a number differs, in parts that add up. */
import type { Command } from 'commander';
import { explanationView, type ExplainRequest, type Snapshot } from '@bough/application';
import {
  ALL_SEGMENTS,
  didYouMean,
  neededChanges,
  positionOf,
  Refusal,
  segmentId,
  type NeededChange,
  type Period,
  type TreeNode,
} from '@bough/domain';
import { withSystem, type CommandSystem } from './connect.js';
import type { Environment } from './environment.js';
import { paint } from './terminal/paint.js';
import {
  chooseComparison,
  choosePeriod,
  DEFAULT_COMPARISON,
  DEFAULT_PERIOD,
  loadSnapshot,
  requireKnown,
} from './trees/choose.js';
import { drawEvents } from './trees/draw-events.js';
import { drawExplanation } from './comparisons/draw-explanation.js';
import { drawDrivers, drawNeeded, type Driver } from './comparisons/draw-drivers.js';
import { lookUpOwners } from './comparisons/owner-of.js';
import { driverAsJson, explanationAsJson } from './comparisons/explanation-json.js';
import { print } from './terminal/print.js';

interface Options {
  readonly period: string;
  readonly compare: string;
  readonly against?: string;
  readonly by?: string;
  readonly compounding?: boolean;
  readonly all?: boolean;
  readonly target?: string;
  readonly json?: boolean;
}

export function addExplainCommand(program: Command, environment: Environment): void {
  program
    .command('explain')
    .argument(
      '<node>',
      'a node by its path, "enterprise/cost_to_serve"; a segment; "all"; or a metric, of all segments',
    )
    .summary('why a number differs: parts that add up')
    .description(
      'Splits the difference from another period, or from another segment, into parts by the formula of the node.\n' +
        'For all segments together it also splits it by segment: their own moves (rate) and those of their shares (mix).\n' +
        'By topic, channel, stage and attributes of conversations it tells harder questions (mix) from slower answers (rate).',
    )
    .option('--period <period>', 'as for "tree show"', DEFAULT_PERIOD)
    .option('--compare <period>', 'compare with previous_period, same_period_last_year or a period', DEFAULT_COMPARISON)
    .option('--against <segment>', 'compare with another segment, or "all", in the same period')
    .option('--by <dimension>', 'the dimension whose segments share the difference', undefined)
    .option('--compounding', 'show factors that multiply instead of parts that add up')
    .option('--all', 'also show the parts that cancel each other, and every kind of conversation')
    .option(
      '--target <value>',
      'show the value that each driver alone would need for this target: 40, 90%, 3600 (seconds)',
    )
    .option('--json', 'print data instead of a drawing')
    .action((node: string, options: Options) =>
      withSystem(environment, async (system) =>
        explain(system, await loadSnapshot(system), node, options, environment),
      ),
    );
}

async function explain(
  system: CommandSystem,
  snapshot: Snapshot,
  wanted: string,
  options: Options,
  environment: Environment,
): Promise<void> {
  const request = requestOf(snapshot, wanted, options);
  const difference = await system.comparisons.explain(snapshot, request);
  const mix = await system.comparisons.explainMix(snapshot, request, difference);
  const found = explanationView(snapshot.model, request, difference, mix);
  const target = options.target === undefined ? null : targetOf(options.target);
  const needed = target === null ? [] : neededOf(snapshot, request, target);
  const drivers = request.node ? await driversOf(system, snapshot, request.node) : [];
  const ownerOf = await lookUpOwners(system, snapshot);
  if (options.json) {
    const json = explanationAsJson(snapshot, request, found, ownerOf);
    const more = { drivers: drivers.map(driverAsJson), ...(target !== null && { target, needed }) };
    return print(JSON.stringify({ ...json, ...more }, null, 2));
  }
  const colours = paint(environment.colour);
  const lines = [
    ...drawExplanation(snapshot, request, found, { ownerOf, showsAll: options.all ?? false, paint: colours }),
    ...drawDrivers(drivers, colours),
    ...(target === null ? [] : drawNeeded(snapshot, request, target, needed, colours)),
    ...drawEvents(snapshot, [request.reference.period, request.place.period], colours, segmentOf(snapshot, request)),
  ];
  print(lines.join('\n'));
}

/** The believed drivers of a node, with what verified interventions showed about each. */
async function driversOf(system: CommandSystem, snapshot: Snapshot, node: TreeNode): Promise<Driver[]> {
  const found = system.comparisons.influencesOn(snapshot, node).map(async ({ driver, influence }) => ({
    driver,
    influence,
    confirmations: await system.interventions.confirmations(snapshot, driver, influence),
  }));
  return Promise.all(found);
}

/** The segment whose events are listed; for a gap between two segments the events of all. */
function segmentOf({ model }: Snapshot, { place, reference }: ExplainRequest): string {
  return place.position === reference.position ? model.segments[place.position]!.id : ALL_SEGMENTS;
}

function neededOf(snapshot: Snapshot, { metric, node, place }: ExplainRequest, target: number): NeededChange[] {
  const side = { values: snapshot.valuesOf(place.period), position: place.position };
  return neededChanges(snapshot.model, { metric, node, side }, target);
}

function targetOf(text: string): number {
  const value = text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw new Refusal('TARGET_INVALID', `"${text}" is no target; write a number such as 40, 0.9, 90% or 3600 (seconds).`);
}

function requestOf(snapshot: Snapshot, wanted: string, options: Options): ExplainRequest {
  const { model } = snapshot;
  const { node, metric } = chooseNode(snapshot, wanted);
  const period = choosePeriod(snapshot, options.period);
  const position = node ? positionOf(model, node)! : 0;
  const place = { position, period };
  return {
    metric,
    node,
    place,
    reference:
      options.against === undefined
        ? { position, period: otherPeriod(snapshot, options, period) }
        : { position: chooseReference(snapshot, options.against), period },
    view: options.compounding ? 'compounding' : 'additive',
    dimension: options.by === undefined ? undefined : chooseDimension(snapshot, options.by),
  };
}

function otherPeriod(snapshot: Snapshot, { compare }: Options, period: Period): Period {
  const other = chooseComparison(snapshot, compare, period);
  if (other) return other;
  throw new Refusal(
    'NOTHING_TO_EXPLAIN',
    'Give --compare a period, or --against a segment: a difference has two ends.',
  );
}

function chooseNode({ model }: Snapshot, wanted: string): { node: TreeNode | null; metric: string } {
  const path = wanted === ALL_SEGMENTS || wanted === '.' ? '' : wanted.replace(/^\/|\/$/g, '');
  const node = model.nodesByPath.get(path);
  if (node?.metric) return { node, metric: node.metric };
  if (!node && model.metrics.has(wanted)) return { node: null, metric: wanted };
  const below = model.nodes.filter((each) => each.metric !== null && each.parentPath === path).map((each) => each.path);
  if (node)
    throw new Refusal(
      'NODE_WITHOUT_METRIC',
      node.planned === null
        ? `"${wanted}" only groups other nodes. Explain one of ${below.join(', ')}.`
        : `"${wanted}" is planned, it has no value yet: ${node.planned}.`,
    );
  const known = [...model.nodesByPath.keys(), ...model.metrics.keys()];
  throw new Refusal(
    'UNKNOWN_NODE',
    `There is no node or metric "${wanted}"${didYouMean(wanted, known) || '.'} "bough tree show" shows the nodes.`,
  );
}

function chooseReference({ model }: Snapshot, wanted: string): number {
  const { dimension } = model.workspace.tree;
  const found = model.positions.get(wanted) ?? model.positions.get(segmentId(dimension, wanted));
  if (found !== undefined) return found;
  const keys = model.segments.map(({ id, key }) => (id.startsWith(`${dimension}/`) ? key : id));
  throw new Refusal(
    'UNKNOWN_SEGMENT',
    `There is no segment "${wanted}"${didYouMean(wanted, keys) || '.'} There are ${keys.join(', ')}.`,
  );
}

function chooseDimension({ model }: Snapshot, wanted: string): string {
  const keys = model.workspace.dimensions.map(({ key }) => key);
  requireKnown('dimension', wanted, keys);
  return wanted;
}

/** Reports about owners in the terminal: who answers for what, gaps, workload, and the RACI matrix. */
import type { Command } from 'commander';
import {
  DIRECT_LIMIT,
  didYouMean,
  findEffectiveOwners,
  listNodesOfPerson,
  selectOwnersAt,
  measureCoverage,
  measureWorkload,
  explainOwner,
  summariseOwner,
  partyId,
  RACI_ROLES,
  buildRaciMatrix,
  canonicalTarget,
  listOwnedNodes,
  mapOwnedNodes,
  measureSegmentCoverage,
  Refusal,
  ROLE_NAMES,
  type NodeOwnership,
  type OwnedNode,
  type OwnersAt,
  type TreeNode,
  type OwnerWordContext,
} from '@bough/domain';
import { withSystem, type CommandSystem } from '../connect.js';
import type { Environment } from '../environment.js';
import { truncate } from '../terminal/truncate.js';
import { table } from '../terminal/table.js';
import { loadSnapshot } from '../trees/choose.js';
import { instantOption } from './apply-and-show.js';
import { personByKey } from './person-by-key.js';
import { readTarget } from './read-target.js';
import { print } from '../terminal/print.js';

interface ReportOptions {
  readonly at?: string;
  readonly known?: string;
  readonly json?: boolean;
}

/** The tree with its owners at the instant that is asked for. */
interface OwnedTreeView {
  readonly nodes: readonly TreeNode[];
  /** Segments that are no branches of the tree. */
  readonly segments: readonly OwnedNode[];
  readonly treeDimension: string;
  readonly owners: OwnersAt;
  readonly owned: ReadonlyMap<string, NodeOwnership>;
  readonly words: OwnerWordContext;
  /** Conversations by segment, over all days with data. */
  readonly volumes: ReadonlyMap<string, number>;
}

/** Adds the commands that print reports. */
export function addOwnerReports(owners: Command, environment: Environment): void {
  const report = (name: string, summary: string) =>
    owners
      .command(name)
      .summary(summary)
      .option('--at <day>', 'as it was or will be at the start of a day; default: now')
      .option('--known <day>', 'as it was recorded at the start of a day');
  report('show', 'who is Accountable, and why')
    .argument('[node]', 'a node, for the steps that lead to its owner')
    .option('--json', 'print data')
    .action((node: string | undefined, options: ReportOptions) =>
      withSystem(environment, async (system) => show(await viewOf(system, options), node, options, environment)),
    );
  report('of', 'the nodes of one person')
    .argument('<person>', 'their key')
    .action((key: string, options: ReportOptions) =>
      withSystem(environment, async (system) => print(nodeLines(await viewOf(system, options), key).join('\n'))),
    );
  report('gaps', 'nodes without an owner; coverage').action((options: ReportOptions) =>
    withSystem(environment, async (system) => print(gapLines(await viewOf(system, options)).join('\n'))),
  );
  report('load', 'how much each person carries').action((options: ReportOptions) =>
    withSystem(environment, async (system) => print(loadTable(await viewOf(system, options)))),
  );
  report('matrix', 'RACI matrix; inherited in small').action((options: ReportOptions) =>
    withSystem(environment, async (system) => print(matrixTable(await viewOf(system, options)))),
  );
}

async function viewOf(system: CommandSystem, { at, known }: ReportOptions): Promise<OwnedTreeView> {
  const snapshot = await loadSnapshot(system);
  const { model } = snapshot;
  const { timeZone } = model.workspace;
  const ownership = await system.ownership.read(instantOption(known, timeZone) ?? undefined);
  const owners = selectOwnersAt(ownership, instantOption(at, timeZone) ?? system.clock.now());
  const all = listOwnedNodes(model.nodes, model.workspace);
  const words = { owners, nodes: mapOwnedNodes(model.nodes, model.workspace), timeZone };
  return {
    nodes: model.nodes,
    segments: all.slice(model.nodes.length),
    treeDimension: model.branches.key,
    owners,
    owned: findEffectiveOwners(all, owners),
    words,
    volumes: system.ownership.segmentVolumes(snapshot),
  };
}

function show(
  { nodes, segments, treeDimension, owned, words }: OwnedTreeView,
  wanted: string | undefined,
  { json }: ReportOptions,
  { width }: Environment,
): void {
  if (wanted !== undefined) return showOne({ owned, words }, canonicalTarget(readTarget(wanted), owned, treeDimension));
  const rowOf = ({ path }: OwnedNode) => {
    const owner = owned.get(path)!.accountable;
    return { path, summary: summariseOwner(owner, words), person: owner.kind === 'owned' ? owner.person.key : null };
  };
  if (json) return print(JSON.stringify({ nodes: nodes.map(rowOf), segments: segments.map(rowOf) }, null, 2));
  const rows = [...nodes, ...segments].map(rowOf);
  const longest = Math.max(...rows.map(({ path }) => path.length));
  for (const { path, summary } of rows) {
    const text = summary.replace('Accountable: ', '');
    print(`${(path || 'all').padEnd(longest)}  ${truncate(text, (width ?? Infinity) - longest - 2)}`);
  }
}

function showOne({ owned, words }: Pick<OwnedTreeView, 'owned' | 'words'>, path: string): void {
  const found = owned.get(path);
  if (!found)
    throw new Refusal('NODE_UNKNOWN', `There is no node or segment "${path}"${didYouMean(path, owned.keys()) || '.'}`);
  print(summariseOwner(found.accountable, words));
  for (const { text } of explainOwner(found.accountable, words)) print(`  ${text}`);
  const others = { Responsible: found.responsible, Consulted: found.consulted, Informed: found.informed };
  for (const [role, held] of Object.entries(others))
    if (held.length > 0)
      print(`${role}: ${held.map(({ assignment }) => partyName(partyId(assignment.party!), words)).join(', ')}`);
}

function nodeLines({ owners, owned }: OwnedTreeView, key: string): string[] {
  const person = personByKey(key, owners.people.values());
  const teams = [...owners.teams.values()].filter(({ members }) => members.includes(person.id));
  const mine = listNodesOfPerson(person.id, new Set(teams.map(({ id }) => id)), buildRaciMatrix(owned.values()));
  const acting = [...owned.values()].filter(({ accountable: a }) => a.kind === 'owned' && a.person.id !== a.holder.id);
  const acted = acting.filter(({ accountable: a }) => a.kind === 'owned' && a.person.id === person.id);
  const lists = [
    ...RACI_ROLES.map((role) => [ROLE_NAMES[role], mine[role]] as const),
    ['Acts for somebody', acted.map(({ path }) => path)] as const,
  ].filter(([, paths]) => paths.length > 0);
  if (lists.length === 0) return [`${person.name} has no part in any node.`];
  return lists.flatMap(([role, paths]) => [`${role} (${paths.length}):`, ...paths.map((path) => `  ${path || 'all'}`)]);
}

function gapLines({ nodes, owned, words, volumes }: OwnedTreeView): string[] {
  const { gaps, ...covered } = measureCoverage(nodes, owned, volumes);
  const share = (part: number) => `${Math.round((100 * part) / covered.nodes)} %`;
  const volume = covered.volumeShare === null ? '' : `, ${Math.round(100 * covered.volumeShare)} % of conversations`;
  const head = `Of ${covered.nodes} nodes, ${share(covered.effective)} have an Accountable: ${share(covered.direct)} directly, ${share(covered.belowRoot)} below the root${volume}.`;
  const outside = measureSegmentCoverage(owned).map(
    ({ dimension, segments, direct }) =>
      `Of ${segments} segments of ${dimension}, ${direct} have an Accountable of their own; findings about the others go to who holds the metric, or to the root.`,
  );
  return [head, ...gaps.map(({ path, gap }) => `  ${path || 'all'}: ${summariseOwner(gap, words)}`), ...outside];
}

function loadTable({ owned, owners }: OwnedTreeView): string {
  const rows = measureWorkload(owned, owners).map(({ person, direct, nodes, segments, acting, overLimit }) => [
    person.name,
    String(direct.length),
    String(nodes),
    String(segments),
    String(acting),
    overLimit ? `more than ${DIRECT_LIMIT}` : '',
  ]);
  return table(['Person', 'Direct', 'Nodes', 'Segments', 'Acts for', ''], rows);
}

function matrixTable({ nodes, segments, owned, words }: OwnedTreeView): string {
  const { parties, cells } = buildRaciMatrix(owned.values());
  const ids = parties.map(partyId);
  const places = [...nodes, ...segments.map((segment) => ({ ...segment, depth: 1 }))];
  const rows = places.map(({ path, name, depth }) => {
    const roles = ids.map((id) => {
      const own = cells.filter((each) => each.path === path && partyId(each.party) === id);
      return own.map(({ role, inherited }) => (inherited ? role.toLowerCase() : role)).join('');
    });
    return [`${'  '.repeat(depth)}${name}`, ...roles];
  });
  return table(['Node', ...ids.map((id) => partyName(id, words))], rows);
}

function partyName(id: string, { owners }: OwnerWordContext): string {
  return owners.people.get(id)?.name ?? owners.teams.get(id)?.name ?? id;
}

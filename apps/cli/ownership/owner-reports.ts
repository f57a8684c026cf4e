/** What can be asked about owners in the terminal: who, where nobody, how much each carries, and the RACI matrix. */
import type { Command } from 'commander';
import {
  DIRECT_LIMIT,
  didYouMean,
  effectiveOwners,
  nodesOf,
  ownersAt,
  ownershipCoverage,
  ownershipLoad,
  ownershipSteps,
  ownerSummary,
  partyId,
  RACI_ROLES,
  raciMatrix,
  Refusal,
  ROLE_NAMES,
  type NodeOwnership,
  type OwnersAt,
  type TreeNode,
  type WordContext,
} from '@bough/domain';
import { withSystem, type CommandSystem } from '../connect.js';
import type { Environment } from '../environment.js';
import { cut } from '../terminal/cut.js';
import { table } from '../terminal/table.js';
import { loadSnapshot } from '../trees/choose.js';
import { instantOption } from './apply-and-tell.js';

interface When {
  readonly at?: string;
  readonly known?: string;
  readonly json?: boolean;
}

interface View {
  readonly nodes: readonly TreeNode[];
  readonly owners: OwnersAt;
  readonly owned: ReadonlyMap<string, NodeOwnership>;
  readonly words: WordContext;
  /** Conversations by segment, over all days that there are. */
  readonly volumes: ReadonlyMap<string, number>;
}

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
    .action((node: string | undefined, options: When) =>
      withSystem(environment, async (system) => show(await viewOf(system, options), node, options, environment)),
    );
  report('of', 'the nodes of one person')
    .argument('<person>', 'their key')
    .action((key: string, options: When) =>
      withSystem(environment, async (system) => console.log(nodeLines(await viewOf(system, options), key).join('\n'))),
    );
  report('gaps', 'nodes without an owner; coverage').action((options: When) =>
    withSystem(environment, async (system) => console.log(gapLines(await viewOf(system, options)).join('\n'))),
  );
  report('load', 'how much each person carries').action((options: When) =>
    withSystem(environment, async (system) => console.log(loadTable(await viewOf(system, options)))),
  );
  report('matrix', 'RACI matrix; inherited in small').action((options: When) =>
    withSystem(environment, async (system) => console.log(matrixTable(await viewOf(system, options)))),
  );
}

async function viewOf(system: CommandSystem, { at, known }: When): Promise<View> {
  const snapshot = await loadSnapshot(system);
  const { model } = snapshot;
  const { timeZone } = model.workspace;
  const ownership = await system.ownership.read(instantOption(known, timeZone) ?? undefined);
  const owners = ownersAt(ownership, instantOption(at, timeZone) ?? system.clock.now());
  const words = { owners, nodes: model.nodesByPath, timeZone };
  return {
    nodes: model.nodes,
    owners,
    owned: effectiveOwners(model.nodes, owners),
    words,
    volumes: system.ownership.segmentVolumes(snapshot),
  };
}

function show({ nodes, owned, words }: View, wanted: string | undefined, { json }: When, { width }: Environment): void {
  if (wanted !== undefined) return showOne({ owned, words }, wanted === 'all' ? '' : wanted);
  const rows = nodes.map(({ path }) => {
    const owner = owned.get(path)!.accountable;
    return { path, summary: ownerSummary(owner, words), person: owner.kind === 'owned' ? owner.person.key : null };
  });
  if (json) return console.log(JSON.stringify({ nodes: rows }, null, 2));
  const longest = Math.max(...rows.map(({ path }) => path.length));
  for (const { path, summary } of rows) {
    const text = summary.replace('Accountable: ', '');
    console.log(`${(path || 'all').padEnd(longest)}  ${cut(text, (width ?? Infinity) - longest - 2)}`);
  }
}

function showOne({ owned, words }: Pick<View, 'owned' | 'words'>, path: string): void {
  const found = owned.get(path);
  if (!found)
    throw new Refusal('NODE_UNKNOWN', `The tree has no node "${path}"${didYouMean(path, owned.keys()) || '.'}`);
  console.log(ownerSummary(found.accountable, words));
  for (const { text } of ownershipSteps(found.accountable, words)) console.log(`  ${text}`);
  const others = { Responsible: found.responsible, Consulted: found.consulted, Informed: found.informed };
  for (const [role, held] of Object.entries(others))
    if (held.length > 0)
      console.log(`${role}: ${held.map(({ assignment }) => partyName(partyId(assignment.party!), words)).join(', ')}`);
}

function nodeLines({ owners, owned }: View, key: string): string[] {
  const people = [...owners.people.values()];
  const person = people.find((each) => each.key === key);
  const near = didYouMean(
    key,
    people.map((each) => each.key),
  );
  if (!person) throw new Refusal('UNKNOWN_PERSON', `There is no person "${key}"${near || '.'}`);
  const teams = [...owners.teams.values()].filter(({ members }) => members.includes(person.id));
  const mine = nodesOf(person.id, new Set(teams.map(({ id }) => id)), raciMatrix(owned.values()));
  const acting = [...owned.values()].filter(({ accountable: a }) => a.kind === 'owned' && a.person.id !== a.holder.id);
  const acted = acting.filter(({ accountable: a }) => a.kind === 'owned' && a.person.id === person.id);
  const lists = [
    ...RACI_ROLES.map((role) => [ROLE_NAMES[role], mine[role]] as const),
    ['Acts for somebody', acted.map(({ path }) => path)] as const,
  ].filter(([, paths]) => paths.length > 0);
  if (lists.length === 0) return [`${person.name} has no part in any node.`];
  return lists.flatMap(([role, paths]) => [`${role} (${paths.length}):`, ...paths.map((path) => `  ${path || 'all'}`)]);
}

function gapLines({ nodes, owned, words, volumes }: View): string[] {
  const { gaps, ...covered } = ownershipCoverage(nodes, owned, volumes);
  const share = (part: number) => `${Math.round((100 * part) / covered.nodes)} %`;
  const volume = covered.volumeShare === null ? '' : `, ${Math.round(100 * covered.volumeShare)} % of conversations`;
  const head = `Of ${covered.nodes} nodes, ${share(covered.effective)} have an Accountable: ${share(covered.direct)} directly, ${share(covered.belowRoot)} below the root${volume}.`;
  return [head, ...gaps.map(({ path, gap }) => `  ${path || 'all'}: ${ownerSummary(gap, words)}`)];
}

function loadTable({ owned, owners }: View): string {
  const rows = ownershipLoad(owned, owners).map(({ person, direct, nodes, acting, overLimit }) => [
    person.name,
    String(direct.length),
    String(nodes),
    String(acting),
    overLimit ? `more than ${DIRECT_LIMIT}` : '',
  ]);
  return table(['Person', 'Direct', 'Nodes', 'Acts for', ''], rows);
}

function matrixTable({ nodes, owned, words }: View): string {
  const { parties, cells } = raciMatrix(owned.values());
  const ids = parties.map(partyId);
  const rows = nodes.map(({ path, name, depth }) => {
    const roles = ids.map((id) => {
      const own = cells.filter((each) => each.path === path && partyId(each.party) === id);
      return own.map(({ role, inherited }) => (inherited ? role.toLowerCase() : role)).join('');
    });
    return [`${'  '.repeat(depth)}${name}`, ...roles];
  });
  return table(['Node', ...ids.map((id) => partyName(id, words))], rows);
}

function partyName(id: string, { owners }: WordContext): string {
  return owners.people.get(id)?.name ?? owners.teams.get(id)?.name ?? id;
}

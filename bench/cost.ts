/**
 * What the API estimates a query at, and what it takes: CPU of the server and of its database, of queries of which nothing is kept. A price
 * that is too low lets through what takes the server down; one that is too high refuses honest work.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, storesOn } from '@bough/persistence';
import { readMapping } from '@bough/sources';
import { later, readerToken, startApi, type ApiProcess } from './api-process.js';
import { MAPPING_TEXT, writeConversations } from './conversations.js';
import { clientQuestions, fieldQuestions, type CostQuestion, type CostWorld } from './cost-documents.js';
import { cpuOfTree } from './cpu.js';
import type { BenchServer } from './server.js';
import { benchSystem, fill } from './system.js';
import { ratio, type BenchTable } from './table.js';
import { workspaceOfTeams } from './workspace-of-teams.js';

/** Segments of all dimensions together. */
const SIZES = [20, 77, 512] as const;
const [PLANS, SIZES_OF_CUSTOMERS] = [4, 3];
const [DAYS, PER_DAY, CUSTOMERS] = [300, 300, 8_000];
const PEOPLE = 40;
const [WARM_UP, ROUNDS] = [2, 4];
/** What takes less is counted in ticks that are too long. */
const LEAST = 40;
/** An estimate is right up to this factor. */
const FACTOR = 2;

interface Taken {
  readonly estimate: number;
  readonly own: number;
  readonly database: number;
}

export async function benchCost(server: BenchServer): Promise<BenchTable> {
  const questions = [...(await clientQuestions()), ...fieldQuestions()];
  const columns: (readonly (Taken | string)[])[] = [];
  for (const segments of SIZES) columns.push(await measureAll(server, segments, questions));
  const cell = (taken: Taken | string) => {
    if (typeof taken === 'string') return taken;
    const [took, { estimate, own, database }] = [taken.own + taken.database, taken];
    const mark = took < LEAST && estimate < LEAST * FACTOR ? '' : took > estimate * FACTOR ? ' **too cheap**' : estimate > took * FACTOR * 2 ? ' dear' : ''; // prettier-ignore
    return `${estimate.toFixed(0)} / ${own.toFixed(0)} + ${database.toFixed(0)} (${ratio(took / estimate)})${mark}`;
  };
  return {
    title: 'What queries are estimated at, and take',
    columns: ['query', ...SIZES.map((segments) => `${segments} segments`)],
    rows: questions.map(({ name }, index) => [name, ...columns.map((column) => cell(column[index]!))]),
    notes: [
      `Milliseconds of CPU: estimated / taken by the server + by the database, and taken over estimated. Mean of ${ROUNDS} rounds, another period each, so that nothing is kept of it; ${DAYS} days of ${PER_DAY} conversations.`,
      `Goal: none takes over ${FACTOR} times its estimate, where it takes over ${LEAST} ms. An estimate of more than ${FACTOR * 2} times is marked, too.`,
    ],
  };
}

async function measureAll(
  server: BenchServer,
  segments: number,
  questions: readonly CostQuestion[],
): Promise<(Taken | string)[]> {
  const { url, token } = await prepare(server, segments);
  const api = await startApi(url, token);
  try {
    const world = await worldOf(api);
    const results: (Taken | string)[] = [];
    for (const question of questions) results.push(await measure(server, api, world, question));
    return results;
  } finally {
    await api.stop();
    await server.drop(`bench_cost_${segments}`);
  }
}

async function measure(
  server: BenchServer,
  api: ApiProcess,
  world: CostWorld,
  { query, variables }: CostQuestion,
): Promise<Taken | string> {
  const ask = (round: number) => api.ask(query, variables(world, round), { cost: true });
  try {
    for (let round = 0; round < WARM_UP; round++) await ask(ROUNDS + round);
    await later(50);
    const [own, database] = [api.cpu(), cpuOfTree(server.postmaster)];
    let estimate = 0;
    for (let round = 0; round < ROUNDS; round++) estimate += (await ask(round)).cost;
    return {
      estimate: estimate / ROUNDS,
      own: (api.cpu() - own) / ROUNDS,
      database: (cpuOfTree(server.postmaster) - database) / ROUNDS,
    };
  } catch (error) {
    return `${/"code":"(\w+)"/.exec(String(error))?.[1] ?? 'failed'} ${/"cost":(\d+)/.exec(String(error))?.[1] ?? String(error).slice(0, 200)}`;
  }
}

interface Keyed {
  readonly key: string;
}
interface Found {
  readonly tree: {
    readonly dimension: { readonly segments: { readonly nodes: readonly Keyed[] } };
    readonly slice: { readonly nodes: readonly (Keyed & { readonly id: string; readonly metric: Keyed | null })[] };
  };
  readonly dimensions: { readonly nodes: readonly Keyed[] };
  readonly metrics: { readonly nodes: readonly Keyed[] };
}

async function worldOf(api: ApiProcess): Promise<CostWorld> {
  const { data } =
    await api.ask(`{ tree { dimension { segments(first: 5) { nodes { key } } } slice(maxDepth: 9, first: 23) { nodes { id key metric { key } } } }
    dimensions { nodes { key } } metrics(first: 60) { nodes { key } } }`);
  const found = data as Found;
  const branch = found.tree.slice.nodes.filter(({ key }) =>
    key.startsWith(`${found.tree.dimension.segments.nodes[0]!.key}`),
  );
  return {
    nodes: branch.filter(({ metric }) => metric !== null),
    segments: found.tree.dimension.segments.nodes.map(({ key }) => key),
    metrics: found.metrics.nodes.map(({ key }) => key),
    dimensions: found.dimensions.nodes.map(({ key }) => key),
    days: [FIRST_DAY, FIRST_DAY + DAYS],
  };
}

const FIRST_DAY = Date.UTC(2025, 0, 1) / 86_400_000;

async function prepare(server: BenchServer, segments: number): Promise<{ url: string; token: string }> {
  const url = await server.database(`bench_cost_${segments}`);
  const folder = join(server.folder, `cost-${segments}`);
  mkdirSync(folder);
  const source = await openDatabase({ url });
  try {
    const teams = segments - PLANS - SIZES_OF_CUSTOMERS;
    const customers = Array.from({ length: CUSTOMERS }, (_, index) => `c${index},t${index % teams},p${index % PLANS},s${Math.floor(index / 7) % SIZES_OF_CUSTOMERS},${index % 400}000`); // prettier-ignore
    writeFileSync(join(folder, 'customers.csv'), ['id,team,plan,size,arr', ...customers, ''].join('\n'));
    await writeConversations(join(folder, 'conversations.csv'), DAYS * PER_DAY, PER_DAY, CUSTOMERS);
    const { system, operator } = benchSystem(source);
    const attributes = '{ team: team, plan: plan, size: size, arr: arr }';
    const mapping = readMapping(MAPPING_TEXT.replace('{ plan: plan, arr: arr }', attributes), 'benchmark').mapping!;
    await fill(operator, { mapping, workspace: workspaceOfTeams(teams, PLANS, SIZES_OF_CUSTOMERS), folder });
    await system.engine.refresh();
    const { ownership } = storesOn(source);
    const [actor, at] = [{ id: null, name: 'bench' }, Date.UTC(2024, 0, 1)];
    await ownership.save({ ...ownersOf(teams), superseded: [] }, { actor, at, reason: null, expected: 0 });
    await source.query('VACUUM ANALYZE');
    return { url, token: await readerToken(operator, 'admin') };
  } finally {
    await source.destroy();
    rmSync(folder, { recursive: true });
  }
}

const uuid = (kind: number, index: number) => `00000000-0000-4000-800${kind}-${String(index).padStart(12, '0')}`;

/** The root, every branch, and two nodes of each have somebody. */
function ownersOf(teams: number) {
  const since = Date.UTC(2024, 0, 1);
  const people = Array.from({ length: PEOPLE }, (_, index) => ({ id: uuid(1, index), key: `p${index}`, name: `Person ${index}`, email: null, active: true, createdAt: since, deactivatedAt: null, agentNames: [] })); // prettier-ignore
  const branches = Array.from({ length: teams }, (_, index) => `t${index}`);
  const targets = ['', '*/experience', '*/demand_intensity', ...branches];
  const assignments = targets.map((target, index) => ({
    id: uuid(2, index),
    target,
    role: 'A' as const,
    party: { person: uuid(1, index % PEOPLE) },
    validFrom: since,
    validTo: Date.UTC(2200, 0, 1),
    reason: null,
    assignedBy: { id: null, name: 'bench' },
    recordedAt: since,
  }));
  return { people, teams: [], assignments, delegations: [] };
}

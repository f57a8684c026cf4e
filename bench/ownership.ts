/**
 * Effective owners of a whole tree: Bough's pure function over one statement's rows, against a recursive SQL statement that
 * walks up from every node to the nearest assignment that holds. Both give the same holders.
 */
import { Client } from 'pg';
import { findEffectiveOwners, selectOwnersAt, type Ownership, type OwnedNode } from '@bough/domain';
import { openDatabase, storesOn } from '@bough/persistence';
import { cpuOfTree } from './cpu.js';
import type { BenchServer } from './server.js';
import { median, ratio, type BenchTable } from './table.js';

const BRANCHES = 100;
const GROUPS = 7;
const LEAVES = 6;
const PEOPLE = 500;
const ROUNDS = 15;
const NOW = Date.UTC(2026, 10, 25);
const GOAL = 50;

const RECURSIVE = `
  WITH RECURSIVE up AS (
    SELECT path, path AS at, 0 AS far FROM bench_node
    UNION ALL
    SELECT up.path, node.parent, up.far + 1 FROM up JOIN bench_node node ON node.path = up.at WHERE node.parent IS NOT NULL
  )
  SELECT DISTINCT ON (up.path) up.path, held.person_id
  FROM up JOIN bough.raci_assignment held ON held.role = 'A' AND held.superseded_at IS NULL
    AND held.target IN (up.at, CASE WHEN strpos(up.at, '/') > 0 THEN '*/' || regexp_replace(up.at, '^.*/', '') END)
    AND held.valid_from <= $1 AND held.valid_to > $1
  ORDER BY up.path, up.far, held.target <> up.at`;

export async function benchOwnership(server: BenchServer): Promise<BenchTable> {
  const url = await server.database('bench_ownership');
  const nodes = treeOf();
  const source = await openDatabase({ url, poolSize: 1 });
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { ownership } = storesOn(source);
    const info = { actor: { id: null, name: 'bench' }, at: NOW, reason: null, expected: 0 };
    await ownership.save({ ...worldOf(nodes), superseded: [] }, info);
    await client.query('CREATE TEMP TABLE bench_node (path text PRIMARY KEY, parent text)');
    await client.query('INSERT INTO bench_node SELECT * FROM unnest($1::text[], $2::text[])', [
      nodes.map(({ path }) => path),
      nodes.map(({ parentPath }) => parentPath),
    ]);
    await client.query('ANALYZE bench_node; ANALYZE bough.raci_assignment');
    const read = await ownership.read();
    const { rows } = await client.query<{ path: string; person_id: string }>(RECURSIVE, [new Date(NOW)]);
    checkEqual(nodes, read, rows);
    const memory = await cpu(
      async () => void findEffectiveOwners(nodes, selectOwnersAt(read, NOW)),
      () => 0,
    );
    const whole = await cpu(
      async () => void findEffectiveOwners(nodes, selectOwnersAt(await ownership.read(), NOW)),
      () => cpuOfTree(server.postmaster),
    );
    const recursive = await cpu(
      () => client.query(RECURSIVE, [new Date(NOW)]),
      () => cpuOfTree(server.postmaster),
    );
    const row = (name: string, given: number, goal = '') => [name, given.toFixed(1), ratio(given / recursive), goal];
    return {
      title: `Effective owners of ${nodes.length.toLocaleString('en-GB')} nodes with ${PEOPLE} people`,
      columns: ['way', 'CPU ms (client + server)', '× recursive SQL', 'goal'],
      rows: [
        row('recursive SQL', recursive),
        row('Bough, ownership kept', memory, `${GOAL} ms`),
        row('Bough, ownership read anew', whole, ''),
      ],
      notes: [
        `${read.assignments.length.toLocaleString('en-GB')} assignments, of them slots in every branch; equal holders. Bough's answer also has Responsible, Consulted, Informed, cover and escalation, which the SQL leaves out.`,
        `Mean of ${ROUNDS} rounds for what the server takes part in, median for what it does not.`,
      ],
    };
  } finally {
    await client.end();
    await source.destroy();
  }
}

function treeOf(): OwnedNode[] {
  const nodes: OwnedNode[] = [{ path: '', parentPath: null, name: 'root' }];
  const add = (path: string, parentPath: string) => nodes.push({ path, parentPath, name: path });
  for (let branch = 0; branch < BRANCHES; branch++) {
    add(`b${branch}`, '');
    for (let group = 0; group < GROUPS; group++) {
      add(`b${branch}/g${group}`, `b${branch}`);
      for (let leaf = 0; leaf < LEAVES; leaf++) add(`b${branch}/g${group}/g${group}l${leaf}`, `b${branch}/g${group}`);
    }
  }
  return nodes;
}

const uuid = (kind: number, index: number) => `00000000-0000-4000-800${kind}-${String(index).padStart(12, '0')}`;

/** The root, every branch, two slots, and every tenth node has somebody; the others inherit. */
function worldOf(nodes: readonly OwnedNode[]): Pick<Ownership, 'people' | 'teams' | 'assignments' | 'delegations'> {
  const blank = { email: null, agentNames: [], active: true, createdAt: 0, deactivatedAt: null };
  const people = Array.from({ length: PEOPLE }, (_, index) => ({
    id: uuid(1, index),
    key: `p${index}`,
    name: `Person ${index}`,
    ...blank,
  }));
  const own = nodes.filter(({ path }, index) => index % 10 === 0 || !path.includes('/')).map(({ path }) => path);
  const assignments = ['*/g1', '*/g2l3', ...own].map((target, index) => ({
    id: uuid(2, index),
    target,
    role: 'A' as const,
    party: { person: uuid(1, index % PEOPLE) },
    validFrom: NOW - 1000,
    validTo: Date.UTC(2200, 0, 1),
    reason: null,
    assignedBy: { id: null, name: 'bench' },
    recordedAt: NOW,
  }));
  return { people, teams: [], assignments, delegations: [] };
}

function checkEqual(
  nodes: readonly OwnedNode[],
  ownership: Ownership,
  rows: readonly { path: string; person_id: string }[],
) {
  const owned = findEffectiveOwners(nodes, selectOwnersAt(ownership, NOW));
  const holders = new Map(rows.map(({ path, person_id: person }) => [path, person]));
  for (const { path } of nodes) {
    const { accountable } = owned.get(path)!;
    if (accountable.kind !== 'owned' || accountable.holder.id !== holders.get(path))
      throw new Error(`the owner of "${path}" differs`);
  }
}

/** CPU milliseconds per run, of this process and of what `others` counts, which has ticks of 10 ms only. */
async function cpu(run: () => Promise<unknown>, others: () => number): Promise<number> {
  await run();
  const own: number[] = [];
  const [before, start] = [others(), process.cpuUsage()];
  for (let round = 0; round < ROUNDS; round++) {
    const from = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(from);
    own.push((user + system) / 1000);
  }
  const { user, system } = process.cpuUsage(start);
  const server = (others() - before) / ROUNDS;
  return server === 0 ? median(own) : (user + system) / 1000 / ROUNDS + server;
}

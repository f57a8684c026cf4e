/**
 * The built server while dear work runs in its threads: it answers everything else, gives the answers that one thread alone gives, drops what
 * nobody waits for, and ends in order.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { getNamedType, isLeafType, isObjectType, isRequiredArgument, type GraphQLNamedType } from 'graphql';
import type { DataSource, QueryRunner } from 'typeorm';
import { storesOn } from '@bough/persistence';
import { openDatabase } from '../../libs/persistence/data-source.js';
import { ended, startServer, type RunningServer } from '../support/builders-server.js';
import { howLarge } from '../support/how-much.js';
import { manySegments } from '../support/many-segments.js';
import { committedSchema } from '../support/priced-world.js';
import { invited, tokenFor } from '../support/sign-in-builders.js';
import type { TestDatabase } from '../support/template-database.js';

const SEGMENTS = howLarge(64, 512);
const PER_DAY = SEGMENTS > 64 ? 300 : 200;
/** In milliseconds: at least so long everything else is asked beside dear work. */
const BESIDE = 3_000;

let folder: string;
let database: TestDatabase;
let source: DataSource;
let server: RunningServer;
/** The same without threads. */
let alone: RunningServer;
const tokens: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bough-threads-'));
  database = await manySegments(SEGMENTS, PER_DAY);
  source = await openDatabase({ url: database.url });
  const stores = storesOn(source);
  for (const key of ['ann', 'bob', 'cleo']) tokens.push(await tokenFor(stores, await invited(stores, 'admin', key)));
  [server, alone] = await Promise.all([start('2'), start('0')]);
}, 240_000);
afterAll(async () => {
  for (const each of [server, alone]) if (each) await ended(each.process, 'SIGKILL');
  await source?.destroy();
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Nothing runs by itself, so that what is measured is what was asked. */
function start(threads: string): Promise<RunningServer> {
  const quiet = { BOUGH_DETECT_MINUTES: '0', BOUGH_CHECK_MINUTES: '0' };
  return startServer({ folder, variables: { DATABASE_URL: database.url, BOUGH_THREADS: threads, ...quiet } });
}

interface Answer {
  readonly text: string;
  readonly code: string | null;
}

async function ask(of: RunningServer, query: string, by = 0, signal?: AbortSignal): Promise<Answer> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${tokens[by]}` };
  const response = await fetch(`${of.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }), signal: signal ?? null }); // prettier-ignore
  const text = await response.text();
  return { text, code: JSON.parse(text).errors?.[0]?.extensions?.code ?? null };
}

const asked = (day: number) => ({
  period: `{ range: { start: "2025-01-${String(1 + day).padStart(2, '0')}", endExclusive: "2025-03-01" } }`,
  compareTo: '{ preset: PREVIOUS_PERIOD }',
});
const schema = committedSchema();
const queries = schema.getQueryType()!.getFields();
/** Everything that a type has, and that what it has has. */
function fieldsOf(type: GraphQLNamedType, depth = 2): string {
  if (!isObjectType(type)) return '{ __typename }';
  const names = Object.values(type.getFields()).flatMap(({ name, args, type: own }) => {
    const below = getNamedType(own);
    if (args.some(isRequiredArgument) || (!isLeafType(below) && depth === 0)) return [];
    return [isLeafType(below) ? name : `${name} ${fieldsOf(below, depth - 1)}`];
  });
  return `{ __typename ${names.join(' ')} }`;
}
const wholly = (name: string, args: string) => `{ ${name}(${args}) ${fieldsOf(getNamedType(queries[name]!.type))} }`;
/** Dear questions, each about a period of its own. */
function dear(day: number): [string, string][] {
  const { period, compareTo } = asked(day);
  const demand = `input: { period: ${period}, compareTo: ${compareTo} }`;
  const all = {
    contrasts: `period: ${period}`,
    detection: `asOf: "2025-02-${String(1 + day).padStart(2, '0')}"`,
    heatmap: `input: { metric: "reopen_rate", rowDimension: "team", columnDimension: "topic", period: ${period} }`,
    demand,
    escalations: demand,
    scorecard: `input: { dimension: "team", metrics: ["reopen_rate", "contact_rate"], period: ${period}, compareTo: ${compareTo} }`,
    uniformity: `dimension: "team", metric: "reopen_rate", period: ${period}`,
  };
  return Object.entries(all).map(([name, args]) => [name, wholly(name, args)]);
}
const contrasts = (day: number) => dear(day)[0]![1];

describe('dear questions', () => {
  it.each<[string, string, (string | null)?]>([
    ...dear(0),
    ['contributions', `{ tree { slice(first: 3) { nodes { key influence { state pValue } contributions(period: ${asked(0).period}, compareTo: ${asked(0).compareTo}) ${fieldsOf(schema.getType('ContributionBreakdown')!)} } } } }`], // prettier-ignore
    ['a metric that there is not', `{ heatmap(input: { metric: "reopen_rat", rowDimension: "team", columnDimension: "topic", period: ${asked(0).period} }) { notes } }`, 'BAD_USER_INPUT'], // prettier-ignore
    ['a large tree', `{ tree { slice(first: 300, maxDepth: 9) { nodes { key ${[53, 54, 55, 56, 57, 58, 59, 60].map((points) => `s${points}: sparkline(period: ${asked(1).period}, points: ${points})`).join(' ')} } } } }`], // prettier-ignore
  ])(
    'have the same answer, byte for byte: %s',
    async (_, query, code = null) => {
      const [apart, here] = [await ask(server, query), await ask(alone, query)];
      expect(apart.text).toBe(here.text);
      expect(apart.text.length).toBeGreaterThan(100);
      expect(apart.code).toBe(code);
      expect((await ask(server, query)).text).toBe(here.text); // kept, or not
    },
    60_000,
  );

  it.each([
    ['/export/scorecard.csv?by=team&p=2025-02', 200],
    ['/export/heatmap.csv?rows=team&cols=topic&metric=reopen_rate&p=2025-02', 200],
    ['/export/heatmap.csv?rows=team&cols=nothing&metric=reopen_rate&p=2025-02', 400],
    ['/export/scorecard.csv?by=tean', 400],
  ])('have the same table: %s', async (path, status) => {
    const [apart, here] = await Promise.all([server, alone].map(async ({ url }) => {
      const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${tokens[0]}` } });
      return { status: response.status, text: await response.text() };
    })); // prettier-ignore
    expect(apart).toEqual(here);
    expect(apart!.status).toBe(status);
  });

  it('are computed in the threads, while the one that answers stays free', async () => {
    const idle = await probe(sleep(BESIDE / 2));
    const before = cpuOf(server.process.pid!);
    const busy = await probe(Promise.all(tokens.map((_, by) => keepAsking(by))));
    const after = cpuOf(server.process.pid!);
    expect(busy.count).toBeGreaterThan(20);
    // On a quiet machine 60 ms and 150 ms. Others may use this one, too.
    expect(busy.p99).toBeLessThan(Math.max(500, 8 * idle.p99));
    expect(busy.most).toBeLessThan(Math.max(1_000, 8 * idle.most));
    if (before && after) expect((after.main - before.main) / (after.all - before.all)).toBeLessThan(0.4);
  }, 120_000);
});

it('a change that is made in a thread is seen at once by who asks elsewhere', async () => {
  const saved = await ask(
    server,
    'mutation { personSave(person: { key: "dora", name: "Dora" }) { userErrors { code } } }',
  );
  expect(saved.text).toBe('{"data":{"personSave":{"userErrors":[]}}}\n');
  expect((await ask(server, '{ people { key } }')).text).toContain('"dora"');
});

describe('whoever leaves', () => {
  let blocker: QueryRunner;
  /** Facts cannot be read meanwhile, so that what reads them does not get done. */
  beforeEach(async () => {
    blocker = source.createQueryRunner();
    await blocker.startTransaction();
    await blocker.query('LOCK TABLE bough.conversation IN ACCESS EXCLUSIVE MODE');
  });
  afterEach(async () => {
    await blocker.rollbackTransaction();
    await blocker.release();
  });

  it('takes along what waits, and the fifth that would wait is refused', async () => {
    const leaving = new AbortController();
    // Two run, and four wait.
    const questions = Array.from({ length: 7 }, (_, day) => ask(server, contrasts(20 + day), 0, leaving.signal).then(({ code }) => code, ({ name }: Error) => name)); // prettier-ignore
    expect(await Promise.race(questions)).toBe('BUSY');
    leaving.abort();
    const outcomes = await Promise.all(questions);
    expect(outcomes.sort()).toEqual([...Array.from({ length: 6 }, () => 'AbortError'), 'BUSY']);
    // There is room again as soon as the server has noticed, long before the threads are free.
    let again = ask(server, contrasts(19));
    while (await Promise.race([again.then(({ code }) => code === 'BUSY'), sleep(300, false)]))
      again = ask(server, contrasts(19));
    await blocker.rollbackTransaction();
    await blocker.startTransaction();
    expect(await again).toMatchObject({ code: null });
  }, 60_000);
});

it('a deadline ends what takes too long, and the server answers on', async () => {
  const impatient = await startServer({
    folder,
    variables: {
      DATABASE_URL: database.url,
      BOUGH_THREADS: '1',
      BOUGH_DEADLINE_SECONDS: '3',
    },
  });
  const blocker = source.createQueryRunner();
  try {
    await blocker.startTransaction();
    await blocker.query('LOCK TABLE bough.conversation IN ACCESS EXCLUSIVE MODE');
    expect(await ask(impatient, contrasts(2))).toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect(await ask(impatient, '{ conversations(input: { metric: "reopen_rate", period: { preset: ALL_TIME } }) { items { __typename } } }')).toMatchObject({ code: 'DEADLINE_EXCEEDED' }); // prettier-ignore
    await blocker.rollbackTransaction();
    expect(await ask(impatient, '{ tree { name } }')).toMatchObject({ code: null });
    // What Bough does unasked has no deadline, and waits for the thread like everybody.
    for (let tries = 0; !impatient.said().includes('Looked at') && tries < 600; tries++) await sleep(100);
    expect(impatient.said()).toMatch(/Looked at \d+ nodes/);
    expect(impatient.said()).not.toMatch(/trying on/);
  } finally {
    if (blocker.isTransactionActive) await blocker.rollbackTransaction();
    await blocker.release();
    await ended(impatient.process, 'SIGKILL');
  }
}, 120_000);

it('a signal in the middle ends the server in order', async () => {
  const open = [3, 4, 5, 6].map((day) => ask(server, contrasts(day), day % 3).catch(() => null));
  await sleep(100);
  const began = performance.now();
  expect(await ended(server.process, 'SIGTERM')).toBe(0);
  expect(performance.now() - began).toBeLessThan(8_000);
  expect(server.said()).not.toMatch(/did not end|Error/);
  for (const answer of await Promise.all(open)) expect([null, 'SERVER_STOPPING', 'WORK_FAILED']).toContain(answer?.code ?? null); // prettier-ignore
}, 60_000);

/** Asks dear questions one after the other, of other periods each, for a while. */
async function keepAsking(by: number): Promise<void> {
  const until = Date.now() + BESIDE;
  for (let day = by; Date.now() < until; day += tokens.length)
    for (const [, query] of dear(day % 19)) if (Date.now() < until) expect(await ask(server, query, by)).toMatchObject({ code: null }); // prettier-ignore
}

/** How long the server takes to say that it is there, again and again until `work` is done; in milliseconds. */
async function probe(work: Promise<unknown>): Promise<{ count: number; p99: number; most: number }> {
  const times: number[] = [];
  let goesOn = true;
  const ends = work.finally(() => (goesOn = false));
  while (goesOn) {
    const began = performance.now();
    await (await fetch(`${server.url}/healthz/live`)).text();
    times.push(performance.now() - began);
    await sleep(20);
  }
  await ends;
  times.sort((one, other) => one - other);
  return { count: times.length, p99: times[Math.floor(0.99 * (times.length - 1))]!, most: times.at(-1)! };
}

/** Time of the processor, of the whole process and of its main thread, in ticks; `null` where there is no /proc. */
function cpuOf(pid: number): { all: number; main: number } | null {
  if (process.platform !== 'linux') return null;
  const ticks = (path: string) => {
    const fields = readFileSync(path, 'utf8').split(') ')[1]!.split(' ');
    return Number(fields[11]) + Number(fields[12]);
  };
  return { all: ticks(`/proc/${pid}/stat`), main: ticks(`/proc/${pid}/task/${pid}/stat`) };
}

import { conversation, OPERATOR } from '../../../test/support/builders.js';
import { testSystem } from '../../../test/support/builders-system.js';
import { memoryStores } from '../../../test/support/memory-stores.js';
import type { Conversation, FactKind, Removal } from '@bough/domain';
import {
  FactStore,
  type BatchCounts,
  type FactBatch,
  type ImportRun,
  type RowProblem,
  type RunEnd,
  type WithBatch,
} from './fact.store.js';
import type { RowReport, SourcePart } from './fact-source.js';
import type { FileImport } from './import-facts.js';

const NOTHING_TAKEN = { conversations: 0, customers: 0, costPools: 0, readings: 0, changed: 0, examples: [] };

/** Writes down what it is told. */
class Told extends FactStore {
  readonly log: string[] = [];
  /** Called before a batch is applied. */
  beforeApply: (batch: number) => Promise<void> | void = () => undefined;
  known = new Set<string>();

  async startRun({ source, kind, file }: { source: string; kind: FactKind; file: string }): Promise<ImportRun> {
    this.log.push(`start ${file}`);
    return { id: 7, source, kind, file, resumed: false, fresh: true };
  }
  async applyBatch(run: ImportRun, batch: number, { facts }: FactBatch, besides: WithBatch = {}): Promise<BatchCounts> {
    await this.beforeApply(batch);
    const ids = (facts as readonly Conversation[]).map(({ externalId }) => externalId);
    const fresh = ids.filter((id) => !this.known.has(id));
    ids.forEach((id) => this.known.add(id));
    this.log.push(`apply ${batch}: ${ids.join(' ')}`);
    this.reach(besides);
    const counts = { new: fresh.length, changed: 0, unchanged: ids.length - fresh.length };
    if (besides.end) await this.finishRun(run, besides.end(counts));
    return counts;
  }
  private reach({ checkpoint }: WithBatch): void {
    if (checkpoint) this.log.push(`reached ${JSON.stringify(checkpoint.position)}`);
  }
  async keepProblems(_run: ImportRun, first: number, problems: readonly RowProblem[]): Promise<void> {
    if (problems.length > 0)
      this.log.push(`problems from ${first}: lines ${problems.map(({ line }) => line).join(' ')}`);
  }
  async finishRun(_run: ImportRun, { state, counts: { read }, message }: RunEnd): Promise<void> {
    this.log.push(`finish ${state} after ${read}${message ? `: ${message}` : ''}`);
  }
  async customersNamed(): Promise<[]> {
    return [];
  }
  async customersById(): Promise<[]> {
    return [];
  }
  async abandonRun(): Promise<void> {
    this.log.push('abandon');
  }
  async carry(_run: unknown, fields: readonly string[]): Promise<void> {
    this.log.push(`carry ${fields.join(' ')}`);
  }
  async applyRemovals(run: ImportRun, batch: number, removals: readonly Removal[], besides: WithBatch = {}) {
    this.log.push(`remove ${batch}: ${removals.map(({ externalId }) => externalId).join(' ')}`);
    const removed = removals.filter(({ externalId }) => this.known.delete(externalId)).length;
    this.reach(besides);
    if (besides.end) await this.finishRun(run, besides.end({ new: 0, changed: 0, unchanged: 0, removed }));
    return removed;
  }
  brought = async () => NOTHING_TAKEN;
  takeBack = async () => NOTHING_TAKEN;
  carriedFields = async () => new Set<string>();
  cursor = async () => null;
  partialFields = async () => [];
  conversations = async () => [];
  assignees = async () => [];
  customerGaps = async () => [];
  unknownCustomers = async () => [];
  likelyCustomers = async () => [];
  listRuns = async () => [];
  listProblems = async () => [];
  countProblems = async () => [];
}

/** As many rows as a transaction takes, of which only some are shown. */
const FULL = 20_000;
const report = (line: number, code = 'BAD'): RowReport => ({
  line,
  problems: [{ severity: 'error', code, field: null, column: null, value: null, message: 'is bad' }],
});
const part = (ids: string[], given: Partial<SourcePart> = {}): SourcePart => ({
  kind: 'conversations',
  facts: ids.map((id) => conversation(id)),
  rejects: [],
  warnings: [],
  leftOut: [],
  removals: [],
  rowsRead: ids.length,
  bytesRead: 10,
  totalBytes: 40,
  ...given,
});
async function* read(parts: readonly (SourcePart | Error)[], log: string[] = []): AsyncGenerator<SourcePart> {
  try {
    for (const each of parts) {
      if (each instanceof Error) throw each;
      log.push(`read ${(each.facts as Conversation[]).map(({ externalId }) => externalId).join(' ')}`);
      yield each;
    }
  } finally {
    log.push('closed');
  }
}
/** Imports into a store; everything else is in memory. */
const importInto = (facts: FactStore) =>
  testSystem({ stores: { ...memoryStores(), facts } }).as(OPERATOR).facts.importFile;
const file = (parts: AsyncIterable<SourcePart>, given: Partial<FileImport> = {}): FileImport => ({
  source: 'desk',
  kind: 'conversations',
  file: 'a.csv',
  fingerprint: 'f',
  carries: ['topic'],
  maxRejects: null,
  parts,
  ...given,
});
async function run(parts: readonly (SourcePart | Error)[], given: Partial<FileImport> = {}, store = new Told()) {
  const summary = await importInto(store)(file(read(parts), given));
  return { summary, log: store.log };
}

it('puts small parts together into one transaction', async () => {
  const { summary, log } = await run([part(['a']), part(['b', 'a'])]);
  expect(log).toEqual(['start a.csv', 'carry topic', 'apply 1: a b a', 'finish finished after 3']);
  expect(summary).toMatchObject({ runId: 7, state: 'finished', read: 3, new: 3, failure: null, resumed: false });
});

it('counts everything, and shows the first 20 problems in the order of the file', async () => {
  const many = Array.from({ length: 25 }, (_, index) => report(100 - index));
  const { summary, log } = await run([
    part(['a'], { rejects: [report(5)], warnings: [report(3, 'ODD')], leftOut: [2, 1], rowsRead: 6 }),
    part([], { rejects: many, rowsRead: 25 }),
  ]);
  expect(summary).toMatchObject({ read: 31, new: 1, rejected: 26, warnings: 1, leftOut: 3 });
  expect(summary.problems).toHaveLength(20);
  expect(summary.problems.slice(0, 3).map(({ line, code }) => `${line} ${code}`)).toEqual(['3 ODD', '5 BAD', '76 BAD']);
  expect(log[2]).toMatch(/^problems from 0: lines 3 5 76 77 /);
});

it('sums problems up by code and field, a row once, the most frequent first', async () => {
  const seen: number[] = [];
  const twice = { line: 4, problems: [...report(4, 'ODD').problems, ...report(4, 'ODD').problems] };
  const { summary } = await run(
    [
      part(['a'], { rejects: [report(2), report(3)], warnings: [twice], rowsRead: 4 }),
      part([], { rejects: [report(9)], rowsRead: 5 }),
    ],
    { onProblems: (problems) => seen.push(...problems.map(({ line }) => line)) },
  );
  expect(summary.problemCounts.map(({ code, rows, firstLine }) => [code, rows, firstLine])).toEqual([
    ['BAD', 3, 2],
    ['ODD', 1, 4],
  ]);
  expect(seen).toEqual([2, 3, 4, 4, 9]);
});

it.each([
  [false, 'more than 0 rows were rejected, so the import stopped; the good rows before are in'],
  [true, 'more than 0 rows were rejected, so the dry run stopped; nothing was written'],
])('says what is in when it stops (dry: %s)', async (dryRun, message) => {
  const { summary } = await run([part(['a'], { rejects: [report(3)], rowsRead: 2 })], { dryRun, maxRejects: 0 });
  expect([summary.state, summary.failure?.message]).toEqual(['failed', message]);
});

it('numbers problems over the whole file', async () => {
  const full = (line: number) => part(['a'], { rejects: [report(line)], rowsRead: FULL });
  const { log } = await run([full(2), full(3), full(4)]);
  expect(log.filter((entry) => entry.startsWith('problems'))).toEqual([
    'problems from 0: lines 2',
    'problems from 1: lines 3',
    'problems from 2: lines 4',
  ]);
});

it('reads ahead while a batch is on its way, by one batch', async () => {
  const store = new Told();
  let release = () => undefined as void;
  const held = new Promise<void>((done) => (release = done));
  store.beforeApply = (batch) => (batch === 1 ? held : undefined);
  const parts = ['a', 'b', 'c'].map((id) => part([id], { rowsRead: FULL }));
  const running = importInto(store)(file(read(parts, store.log)));
  await new Promise((done) => setTimeout(done, 20));
  expect(store.log).toEqual(['read a', 'start a.csv', 'carry topic', 'read b', 'read c']); // b is full, c shows that it is not the last
  release();
  await running;
  expect(store.log.slice(5).filter((entry) => entry.startsWith('apply'))).toEqual([
    'apply 1: a',
    'apply 2: b',
    'apply 3: c',
  ]);
});

it('tells how far it is', async () => {
  const seen: unknown[] = [];
  const parts = [part(['a']), part(['b'], { bytesRead: 40 })];
  await importInto(new Told())(file(read(parts)), (progress) => seen.push(progress));
  expect(seen).toEqual([
    { rows: 1, bytes: 10, totalBytes: 40 },
    { rows: 2, bytes: 40, totalBytes: 40 },
  ]);
});

describe('it stops', () => {
  it('at too many rejects, with the good rows in and the file closed', async () => {
    const store = new Told();
    const parts = [
      part(['a'], { rejects: [report(3)], rowsRead: 2 }),
      part(['b'], { rejects: [report(5)], rowsRead: 2 }),
      part(['c']),
    ];
    const summary = await importInto(store)(file(read(parts, store.log), { maxRejects: 1 }));
    expect(summary).toMatchObject({ state: 'failed', new: 2, rejected: 2, failure: { code: 'TOO_MANY_REJECTS' } });
    expect(store.log.slice(-3)).toEqual([
      'problems from 0: lines 3 5',
      'apply 1: a b',
      'finish failed after 4: more than 1 rows were rejected, so the import stopped; the good rows before are in',
    ]);
    expect(store.log).toContain('closed');
    expect(store.log).not.toContain('read c');
  });

  it('not at exactly as many as are allowed', async () =>
    expect((await run([part(['a'], { rejects: [report(3)] })], { maxRejects: 1 })).summary.state).toBe('finished'));

  it('where the file cannot be read on, with the good rows in', async () => {
    const { summary, log } = await run([part(['a']), new Error('the gzip is cut off')]);
    expect(log.slice(2)).toEqual(['apply 1: a', 'finish failed after 1: the gzip is cut off']);
    expect(summary).toMatchObject({ state: 'failed', new: 1, failure: { message: 'the gzip is cut off' } });
  });

  it('where nothing can be read, which is recorded', async () => {
    const { summary, log } = await run([new Error('no such file')]);
    expect([summary.state, summary.runId]).toEqual(['failed', 7]);
    expect(log).toEqual(['start a.csv', 'finish failed after 0: no such file']);
  });

  it('where nothing can be read, without a trace when it is dry', async () =>
    expect((await run([new Error('no such file')], { dryRun: true })).log).toEqual([]));
});

it.each([
  ['while it reads on', ['a', 'b', 'c']],
  ['at the end', ['a']],
])('lets go of the source when the store fails %s', async (_, ids) => {
  const store = new Told();
  store.beforeApply = async () => {
    await Promise.resolve();
    throw new Error('connection lost');
  };
  const parts = ids.map((id) => part([id], { rowsRead: FULL }));
  await expect(importInto(store)(file(read(parts, store.log)))).rejects.toThrow('connection lost');
  expect(store.log.at(-1)).toBe('abandon');
  expect(store.log).toContain('closed');
  expect(store.log.join()).not.toMatch(/finish|apply/);
});

it('does not begin a run that the store refuses', async () => {
  const store = new Told();
  store.startRun = () => Promise.reject(new Error('SOURCE_BUSY'));
  await expect(run([part(['a'])], {}, store)).rejects.toThrow('SOURCE_BUSY');
  expect(store.log).toEqual([]);
});

it('writes nothing when it is dry', async () => {
  const { summary, log } = await run([part(['a'], { rejects: [report(3)], rowsRead: 2 })], { dryRun: true });
  expect(log).toEqual([]);
  expect(summary).toMatchObject({ runId: null, state: 'finished', read: 2, new: 0, rejected: 1 });
});

it('records an empty file', async () =>
  expect((await run([])).log).toEqual(['start a.csv', 'carry topic', 'finish finished after 0']));

describe('a checkpoint', () => {
  const reached = (page: number) => ({ stream: 'conversations', windowEnd: null, position: { page } });
  const gone: Removal = { of: 'conversations', externalId: 'a', reason: 'deleted', version: null };
  const steps = async (parts: readonly (SourcePart | Error)[]) =>
    (await run(parts, { sync: true })).log.slice(2).map((step) => step.replace(/ after \d.*/, ''));

  it('is kept with the last facts that it stands for', async () => {
    expect(await steps([part(['a'], { checkpoint: reached(1) }), part(['b'], { checkpoint: reached(2) })])).toEqual([
      'apply 1: a b',
      'reached {"page":2}',
      'finish finished',
    ]);
  });

  it('waits for what was removed before it, and for nothing after it', async () => {
    const parts = [part(['a', 'b']), part([], { removals: [gone], checkpoint: reached(1) }), part(['c'])];
    expect(await steps(parts)).toEqual([
      'apply 1: a b',
      'remove 2: a',
      'reached {"page":1}',
      'apply 3: c',
      'finish finished',
    ]);
  });

  it('is kept although nothing changed, and although the source breaks off after it', async () => {
    expect(await steps([part([], { checkpoint: reached(1) })])).toEqual([
      'apply 1: ',
      'reached {"page":1}',
      'finish finished',
    ]);
    expect(await steps([part(['a'], { checkpoint: reached(1) }), part(['b']), new Error('cut')])).toEqual([
      'apply 1: a b',
      'reached {"page":1}',
      'finish failed',
    ]);
  });
});

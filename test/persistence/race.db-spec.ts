/**
 * Writers and refreshers at the same time. A lock of the test's own stops one of them at a chosen statement, the other one
 * commits meanwhile; when the log is drained, the database must hold what the reference makes of the facts.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { openDatabase, storesOn, type DataSource } from '@bough/persistence';
import type { Stores } from '@bough/application';
import type { FactBatch } from '@bough/application';
import type { Workspace } from '@bough/domain';
import {
  at,
  conversation,
  conversations,
  customer,
  customers,
  day,
  importBatches,
  request,
  workspace,
} from '../support/builders.js';
import { cellsByName } from '../support/builders-replay.js';
import { postgresStores, type PostgresStores } from '../support/builders-stores.js';
import { memoryStores } from '../support/memory-stores.js';
import { testServers } from '../support/template-database.js';

const on = (id: string, text: string, given = {}) =>
  conversation(id, {
    customerExternalId: 'A',
    createdAt: at(text),
    resolvedAt: at(text) + 60_000,
    handleSeconds: 60,
    ...given,
  });
const BEFORE = conversations(on('1', '2025-03-10'), on('2', '2025-03-11', { customerExternalId: 'B' }));
/** A new conversation on a day that is being computed, one that leaves it, and one on a day of its own. */
const MEANWHILE = conversations(
  on('1', '2025-03-12', { handleSeconds: 900 }),
  on('3', '2025-03-10'),
  on('4', '2025-02-27'),
);
const CORRECTION = customers(customer('A', { attributes: { plan: 'pro' }, validFrom: day('2025-01-01') }));

describe.each(testServers())('at the same time on $name', ({ url }) => {
  let database: PostgresStores;
  /** Another process: a pool of its own. */
  let otherSource: DataSource;
  let other: Stores;
  let history: FactBatch[];
  let setting: Partial<Workspace>;

  beforeEach(async () => {
    database = await postgresStores(url);
    otherSource = await openDatabase({ url: database.url });
    other = storesOn(otherSource);
    history = [];
    setting = {};
    await database.workspaces.save(workspace(), new Date());
    await bring(BEFORE);
  });
  afterEach(async () => {
    await otherSource?.destroy();
    await database?.close();
  });

  async function bring(batch: FactBatch, source = 'desk'): Promise<void> {
    history.push(batch);
    await importBatches(other.facts, [batch], { source });
  }

  async function expectReference(): Promise<void> {
    const { referencePeriod: reference = null } = setting;
    while (await database.rollups.isDirty()) await database.rollups.refresh(reference);
    const memory = memoryStores();
    await memory.workspaces.save(workspace(setting), new Date());
    for (const batch of history) await importBatches(memory.facts, [batch]);
    await memory.rollups.refresh(reference);
    expect(cellsByName(await database.rollups.cells())).toEqual(cellsByName(await memory.rollups.cells()));
  }

  /** Stops whoever comes to a statement that needs the lock; `release` lets it go on. */
  async function barrier(lock: string) {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query('BEGIN');
    await client.query(lock);
    return {
      /** Looked at from outside: a transaction sees the same activity until it ends. */
      reached: async () => {
        for (const deadline = Date.now() + 20_000; !(await isSomebodyWaiting()); await sleep(5))
          if (Date.now() > deadline) throw new Error(`nobody came to ${lock}`);
      },
      release: async () => {
        await client.query('COMMIT');
        await client.end();
      },
    };
  }

  async function isSomebodyWaiting(): Promise<boolean> {
    const found: unknown[] = await otherSource.query(`SELECT 1 FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock' AND wait_event <> 'advisory'`);
    return found.length > 0;
  }

  const STOPS: [string, string][] = [
    ['has marked the log but not listed the days', 'SELECT FROM bough.rollup_state FOR UPDATE'],
    ['has taken a day from the log, before it computes the day', 'LOCK TABLE bough.rollup_cell IN SHARE MODE'],
    ['has computed the cells of a day, before its histograms', 'LOCK TABLE bough.rollup_histogram IN SHARE MODE'],
    ['has computed a day and not committed it', 'LOCK TABLE bough.rollup_day IN SHARE MODE'],
  ];

  describe.each(STOPS)('while the refresher %s', (_, lock) => {
    it.each([
      ['conversations that come', MEANWHILE],
      ['a correction of a customer that comes', CORRECTION],
    ])('%s are not lost', async (_name, batch) => {
      const stop = await barrier(lock);
      const refreshing = database.rollups.refresh(null);
      await stop.reached();
      await bring(batch);
      await stop.release();
      await refreshing;
      await expectReference();
    });
  });

  it('a new time zone while the refresher measures the standards of topics brings new standards', async () => {
    // 23:30 in UTC is the next day in Berlin, and with it in the reference period.
    setting = { referencePeriod: { from: day('2025-03-20'), to: day('2025-03-30') } };
    await database.workspaces.save(workspace(setting), new Date());
    await bring(conversations(on('5', '2025-03-19 23:29', { handleSeconds: 500 }), on('6', '2025-03-21')));
    const stop = await barrier('SELECT FROM bough.rollup_state FOR UPDATE');
    const refreshing = database.rollups.refresh(setting.referencePeriod!);
    await stop.reached();
    setting = { ...setting, timeZone: 'Europe/Berlin' };
    await other.workspaces.save(workspace(setting), new Date());
    await stop.release();
    await refreshing;
    await expectReference();
  });

  it('a writer that commits after the refresher has gone leaves its days for the next one', async () => {
    await expectReference();
    const stop = await barrier('SELECT FROM bough.conversation FOR UPDATE');
    const writing = bring(MEANWHILE);
    await stop.reached();
    expect(await database.rollups.refresh(null)).toBe(0);
    await stop.release();
    await writing;
    expect(await database.rollups.isDirty()).toBe(true);
    await expectReference();
  });

  it('two refreshers share nothing: the second waits and finds nothing to do', async () => {
    const [one, two] = await Promise.all([database.rollups.refresh(null), other.rollups.refresh(null)]);
    expect(Math.min(one, two)).toBe(0);
    expect(Math.max(one, two)).toBeGreaterThan(0);
    await expectReference();
  });

  it('two imports of one source: the second is refused, and the first goes on', async () => {
    const first = await database.facts.startRun(request());
    await expect(other.facts.startRun(request())).rejects.toMatchObject({ code: 'SOURCE_BUSY' });
    history.push(MEANWHILE);
    await database.facts.applyBatch(first, 1, MEANWHILE);
    await database.facts.abandonRun(first);
    await other.facts.abandonRun(await other.facts.startRun(request()));
    await expectReference();
  });

  it('refreshers in between while many batches come', async () => {
    let isDone = false;
    const refreshing = async (rollups: Stores['rollups']) => {
      while (!isDone) await rollups.refresh(null);
    };
    const refreshers = [refreshing(database.rollups), refreshing(other.rollups)];
    for (let round = 0; round < 15; round++) {
      const text = `2025-03-${String(10 + (round % 4)).padStart(2, '0')}`;
      await bring(conversations(on(`${round % 5}`, text, { touches: round }), on(`x${round}`, text)));
    }
    isDone = true;
    await Promise.all(refreshers);
    await expectReference();
  });
});

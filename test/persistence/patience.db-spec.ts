/** How long the database may take, and what becomes of a connection, its transaction and its pool when it takes longer. */
import { databaseTrouble, openDatabase, type DataSource } from '@bough/persistence';
import { inTransaction } from '../../libs/persistence/shared/session.js';
import { wireTo, type Wire } from '../support/tcp-proxy.js';
import { createTestDatabase, type TestDatabase } from '../support/template-database.js';

const SHORT = { statement: 400, lock: 300, idleInTransaction: 2_000, silence: 1_000 };

let database: TestDatabase;
let wire: Wire;
let url: string;
let source: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  const address = new URL(database.url);
  wire = await wireTo(Number(address.port || 5432));
  address.hostname = '127.0.0.1';
  address.port = String(wire.port);
  url = address.href;
  source = await openDatabase({ url, poolSize: 2, patience: SHORT });
  await source.query('CREATE TABLE written (what text)');
});
afterAll(async () => {
  await source.destroy();
  await wire.close();
  await database.drop();
});

const codeOf = async (work: Promise<unknown>) =>
  databaseTrouble(await work.then(() => undefined).catch((error: unknown) => error))?.code;
const written = async () =>
  (await source.query<{ what: string }[]>('SELECT what FROM written ORDER BY what')).map(({ what }) => what);

it('a statement ends at its time-out, and is told as such', async () => {
  expect(await codeOf(source.query('SELECT pg_sleep(5)'))).toBe('DATABASE_TIMEOUT');
  expect(await codeOf(source.query('SELECT 1'))).toBeUndefined();
});

it('a lock that somebody else holds is waited for only so long', async () => {
  const lock = 'SELECT pg_advisory_xact_lock(7)';
  let give: () => void = () => undefined;
  const taken = new Promise<void>((taken) => {
    void inTransaction(source, async (session) => {
      await session.takeTime();
      await session.query(lock);
      taken();
      await new Promise<void>((done) => (give = done));
    });
  });
  await taken;
  expect(await codeOf(inTransaction(source, (session) => session.query(lock)))).toBe('DATABASE_TIMEOUT');
  give();
});

it('long work takes its time, and the next one who gets the connection does not', async () => {
  await inTransaction(source, async (session) => {
    await session.takeTime();
    await session.query('SELECT pg_sleep(0.7)');
  });
  for (let connection = 0; connection < 3; connection++)
    expect(await codeOf(source.query('SELECT pg_sleep(0.7)'))).toBe('DATABASE_TIMEOUT');
});

it('a server that says nothing is given up, and what was open is not continued by the next one', async () => {
  const began = performance.now();
  const hung = inTransaction(source, async (session) => {
    await session.run(`INSERT INTO written VALUES ('in a transaction that hung')`);
    wire.hang();
    await session.query('SELECT 1');
  });
  expect(await codeOf(hung)).toBe('DATABASE_UNAVAILABLE');
  expect(performance.now() - began).toBeLessThan(4_000);
  wire.goOn();
  for (let connection = 0; connection < 3; connection++) await source.query(`INSERT INTO written VALUES ('after it')`);
  expect(await written()).toEqual(['after it', 'after it', 'after it']);
});

it('connections that break are replaced', async () => {
  await source.query('SELECT 1');
  wire.cut();
  await codeOf(source.query('SELECT 1')); // may meet the broken connection
  expect(await codeOf(source.query('SELECT 1'))).toBeUndefined();
});

it('a process that was busy itself does not take that for silence', async () => {
  const answer = source.query('SELECT pg_sleep(0.1), 1 AS one');
  const until = performance.now() + 2_500;
  await new Promise((done) => setTimeout(done, 20));
  while (performance.now() < until);
  expect(await answer).toMatchObject([{ one: 1 }]);
});

it('a pool without a free connection is told as a database that does not answer, and is whole again later', async () => {
  const waiting = [1, 2].map(() =>
    inTransaction(source, async (session) => {
      await session.takeTime();
      await session.query('SELECT pg_sleep(6)');
    }),
  );
  await new Promise((done) => setTimeout(done, 100));
  expect(await codeOf(source.query('SELECT 1'))).toBe('DATABASE_UNAVAILABLE');
  await Promise.all(waiting);
  expect(await codeOf(source.query('SELECT 1'))).toBeUndefined();
});

it('a transaction in which a statement failed is never said to be written, whoever caught the error', async () => {
  const work = inTransaction(source, async (session) => {
    await session.run(`INSERT INTO written VALUES ('beside a failure')`);
    await session.query('SELECT 1 / 0').catch(() => undefined);
  });
  await expect(work).rejects.toThrow('nothing was written');
  expect(await written()).not.toContain('beside a failure');
});

/** An import that repeats what is stored touches no row of it, whatever number the run has. */
import { conversation, finish, workspace } from '../support/builders.js';
import { postgresStores, type PostgresStores } from '../support/builders-stores.js';

let stores: PostgresStores;
beforeAll(async () => {
  stores = await postgresStores();
  await stores.workspaces.save(workspace(), new Date('2025-01-01'));
});
afterAll(() => stores?.close());

/** Imports one conversation, and gives the transaction that wrote its row last; another with the version `beside` comes along. */
async function writerAfter(source: string, version: number | null, beside = version): Promise<string> {
  const file = { source, kind: 'conversations', file: 'a.csv' } as const;
  const run = await stores.facts.startRun({ ...file, fingerprint: Math.random().toString() });
  await stores.facts.applyBatch(run, 1, {
    kind: 'conversations',
    facts: [conversation('1', { version }), conversation('2', { version: beside })],
  });
  await finish(stores.facts, run);
  const [row] = await stores.source.query(
    `SELECT xmin::text AS writer FROM bough.conversation WHERE source = $1 AND external_id = '1'`,
    [source],
  );
  return row.writer;
}

it('in a source that does not number its changes', async () => {
  const first = await writerAfter('plain', null);
  expect(await writerAfter('plain', null)).toBe(first);
});

it('in a source that numbers some rows only, where a row has no number', async () => {
  const first = await writerAfter('mixed', null, 5);
  expect(await writerAfter('mixed', null, 6)).toBe(first);
  expect(await writerAfter('mixed', null, 7)).toBe(first);
});

it('in a source that does, as long as the number is the same', async () => {
  const first = await writerAfter('numbered', 5);
  expect(await writerAfter('numbered', 5)).toBe(first);
  expect(await writerAfter('numbered', 4)).toBe(first);
  expect(await writerAfter('numbered', 6)).not.toBe(first); // the number itself is kept
});

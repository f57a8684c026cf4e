/**
 * kill -9 in the middle of an import, at random moments, again and again: the same command goes on where the last one stopped,
 * and in the end the database holds what an import that nobody disturbed leaves behind.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROWS, writeBigFiles } from '../fixtures/big-files.js';
import { builtBough, countsOf, killed } from '../support/builders-command.js';
import { contentOf, type Content } from '../support/builders-content.js';
import { howLarge, howMany, testSeed } from '../support/how-much.js';
import { postgresStores, type PostgresStores } from '../support/builders-stores.js';

const seed = testSeed();
/** Of an update of what is there; in the soak of a first import, too. */
const KILLS = howMany(2, 20);
/** In a row, before the import may come to its end. */
const IN_A_ROW = Math.min(5, KILLS);

interface Undisturbed {
  /** The database before, to which nobody is connected. */
  readonly before: string;
  readonly milliseconds: number;
  readonly content: Content;
}

let folder: string;
let startMilliseconds: number;
const undisturbed = new Map<string, Undisturbed>();
const opened: PostgresStores[] = [];

/** Two imports that nobody disturbs: what they take and what they leave behind, and the database before each. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bough-killed-'));
  writeBigFiles(folder);
  let database = await open();
  await builtBough(database.url, 'apply', join(folder, 'workspace.yml'));
  startMilliseconds = (await timed(() => builtBough(database.url, 'import', 'list'))).milliseconds;
  for (const name of ['first', 'update']) {
    const before = database;
    await before.source.destroy();
    database = await open(before.url);
    const { milliseconds, result } = await timed(() => importing(database, name));
    const { read, rejected, changed } = countsOf(result.output, `${name}.csv`);
    expect([read! >= ROWS, rejected, changed! > 7000]).toEqual([
      true,
      Math.ceil(ROWS / 1000) + (name === 'update' ? 1 : 0),
      name === 'update',
    ]);
    undisturbed.set(name, { before: before.url, milliseconds, content: await contentOf(database.source, database) });
  }
}, 400_000);
afterAll(async () => {
  for (const { close } of opened) await close();
  rmSync(folder, { recursive: true });
});

it.each(howLarge(['update'], ['first', 'update']))(
  `the %s import, killed ${KILLS} times, comes to the same (seed ${seed})`,
  async (name) => {
    const { before, milliseconds, content } = undisturbed.get(name)!;
    const chance = chanceFrom(seed + name.length);
    const moment = () => startMilliseconds + chance() * (milliseconds - startMilliseconds);
    for (let kills = 0; kills < KILLS;) {
      const database = await open(before);
      for (let i = 0; i < IN_A_ROW && (await killed(moment(), database.url, ...command(name))); i++) kills += 1;
      const { code, errors } = await importing(database, name);
      expect([code, errors.includes('Error')]).toEqual([0, false]);
      expect(await contentOf(database.source, database)).toEqual(content);
      await database.source.destroy();
    }
  },
  KILLS * 60_000,
);

async function open(copyOf?: string): Promise<PostgresStores> {
  const database = await postgresStores(undefined, copyOf);
  opened.push(database);
  return database;
}

const command = (name: string) => ['import', join(folder, `${name}.yml`)];
const importing = ({ url }: PostgresStores, name: string) => builtBough(url, ...command(name));

async function timed<Result>(work: () => Promise<Result>) {
  const began = Date.now();
  const result = await work();
  return { result, milliseconds: Date.now() - began };
}

/** A linear congruential generator (Numerical Recipes): any numbers will do, if they are the same again. */
function chanceFrom(start: number): () => number {
  let state = start >>> 0;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 4_294_967_296;
}

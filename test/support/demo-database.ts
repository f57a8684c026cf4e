/** The demo in databases of the tests' own: clones of what the first test has loaded. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clockFrom, Engine, systemOn, type System } from '@bough/application';
import { storesOn } from '@bough/persistence';
import { loadDemo, loadDemoInterventions } from '@bough/sources';
import { openDatabase } from '../../libs/persistence/data-source.js';
import { OPERATOR } from './builders.js';
import { createFilledDatabase, type TestDatabase } from './template-database.js';

/** As `bough demo` loads it, and added up, but without its interventions. */
export function createDemoDatabase(): Promise<TestDatabase> {
  return createFilledDatabase('demo', ({ url }) => onDatabase(url, load));
}

/** As `npm start` leaves it: with its interventions, and with what detection has found. */
export function createWholeDemoDatabase(): Promise<TestDatabase> {
  return createFilledDatabase('demo_whole', ({ url }) => onDatabase(url, complete), createDemoDatabase);
}

async function load(system: System): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bough-demo-'));
  try {
    await loadDemo(join(process.cwd(), 'examples/demo'), folder, system.as(OPERATOR));
    await system.engine.refresh();
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function complete(system: System): Promise<void> {
  await system.engine.refresh();
  await loadDemoInterventions(system, OPERATOR);
  await system.as(OPERATOR).findings.detect();
}

async function onDatabase(url: string, work: (system: System) => Promise<void>): Promise<void> {
  const source = await openDatabase({ url });
  const stores = storesOn(source);
  const clock = clockFrom(Date.now);
  const engine = new Engine({ ...stores, today: clock.today });
  await work(systemOn({ stores, clock, newId: randomUUID, engine })).finally(() => source.destroy());
}

/** The demo, loaded as `bough demo` loads it and added up, but without its interventions: a clone of what the first test has loaded. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clockFrom, Engine, systemOn } from '@bough/application';
import { storesOn } from '@bough/persistence';
import { loadDemo } from '@bough/sources';
import { openDatabase } from '../../libs/persistence/data-source.js';
import { OPERATOR } from './builders.js';
import { createFilledDatabase, type TestDatabase } from './template-database.js';

export function createDemoDatabase(): Promise<TestDatabase> {
  return createFilledDatabase('demo', async ({ url }) => {
    const source = await openDatabase({ url });
    const stores = storesOn(source);
    const clock = clockFrom(Date.now);
    const system = systemOn({
      stores,
      clock,
      newId: randomUUID,
      engine: new Engine({ ...stores, today: clock.today }),
    });
    const folder = await mkdtemp(join(tmpdir(), 'bough-demo-'));
    try {
      await loadDemo(join(process.cwd(), 'examples/demo'), folder, system.as(OPERATOR));
      await system.engine.refresh();
    } finally {
      await source.destroy();
      await rm(folder, { recursive: true });
    }
  });
}

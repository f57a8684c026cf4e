import type { Stores } from '@bough/application';
import type { Caller } from '@bough/domain';
import { openDatabase, storesOn } from '@bough/persistence';
import { AS_OF, signal } from '../support/builders-findings.js';
import { instant, uuid } from '../support/builders-ownership.js';
import { testSystem } from '../support/builders-system.js';
import { OPERATOR, workspace } from '../support/builders.js';
import { postgresStores, storeKinds } from '../support/builders-stores.js';
import { findingStoreContract } from '../support/finding-store-contract.js';

describe.each(storeKinds())('findings in $name', findingStoreContract);

it('two servers that look at the same data at once raise one finding', async () => {
  const database = await postgresStores();
  const other = await openDatabase({ url: database.url, poolSize: 3 });
  await database.workspaces.save(workspace(), new Date(instant('2026-11-25')));
  let looks = 0;
  const server = (stores: Stores, id: number) => {
    const state = { range: { from: 0, to: AS_OF }, today: AS_OF };
    const system = testSystem({
      stores,
      now: () => instant('2026-11-25'),
      newId: () => uuid(id),
      engine: { current: { state, workspaceVersion: 1, dataVersion: 1 } as never },
      methods: {
        registeredChanges: async () => [],
        detect: async () => ({ asOf: AS_OF, signals: [signal()], watched: 1 + looks++, expectedByChance: 0 }),
      },
    });
    return { run: (caller: Caller) => system.as(caller).findings.detect() };
  };
  const servers = [server(database, 1), server(storesOn(other), 2)];
  for (let round = 0; round < 3; round++) await Promise.all(servers.map((each) => each.run(OPERATOR)));
  expect([looks, await database.findings.count({})]).toEqual([1, 1]);
  expect((await database.findings.runs(9)).map(({ raised }) => raised)).toEqual([1]);
  await other.destroy();
  await database.close();
});

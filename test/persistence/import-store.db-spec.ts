import { conversation, conversations, request, workspace } from '../support/builders.js';
import { postgresStores, storeKinds } from '../support/builders-stores.js';
import { factStoreContract } from '../support/fact-store-contract.js';

describe.each(storeKinds())('facts in $name', factStoreContract);

it('a last batch whose end cannot be written is not applied', async () => {
  const stores = await postgresStores();
  try {
    await stores.workspaces.save(workspace(), new Date('2025-01-01'));
    const run = await stores.facts.startRun(request());
    const fail = () => {
      throw new Error('no end');
    };
    await expect(
      stores.facts.applyBatch(run, 1, conversations(conversation('1')), {
        end: fail,
        checkpoint: { stream: 'x', windowEnd: null, position: null },
      }),
    ).rejects.toThrow('no end');
    expect((await stores.facts.listRuns(1))[0]).toMatchObject({ id: run.id, state: 'running', new: 0 });
    expect(await stores.audit.list({}, 9)).toEqual([]);
    expect(await stores.facts.cursor('desk', 'x')).toBeNull();
    await stores.facts.abandonRun(run);
  } finally {
    await stores.close();
  }
});

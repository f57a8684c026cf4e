import { callerOf, testSystem } from '../../../test/support/builders-system.js';
import { conversation, conversations, importBatches, OPERATOR, workspace } from '../../../test/support/builders.js';
import { memoryStores } from '../../../test/support/memory-stores.js';

async function setUp() {
  const stores = memoryStores();
  await stores.workspaces.save(workspace(), new Date());
  await importBatches(stores.facts, [conversations(conversation('1'), conversation('2'))]);
  await importBatches(stores.facts, [conversations(conversation('2', { touches: 1 }), conversation('3'))]);
  const system = testSystem({ stores });
  const { takeBackImport } = system.as(OPERATOR).facts;
  return { stores, system, takeBackImport };
}
const desk = (runId: number | null = null) => ({ source: 'desk', runId });

it('says what would be taken back, changes nothing, and then takes it back with an entry in the audit', async () => {
  const { stores, takeBackImport } = await setUp();
  expect(await takeBackImport(desk(2), { dryRun: true })).toMatchObject({ conversations: 1, changed: 1 });
  expect(await stores.audit.count({ action: 'import.remove' })).toBe(0);
  expect(await takeBackImport(desk(2))).toMatchObject({ conversations: 1, examples: [{ name: '2' }] });
  const [event] = await stores.audit.list({}, 1);
  expect(event).toMatchObject({ action: 'import.remove', changes: [{ subject: 'import:desk/2' }] });
  expect(await takeBackImport(desk())).toMatchObject({ conversations: 2 });
});

it('refuses sources and imports that are not there, and what was taken back already', async () => {
  const { takeBackImport } = await setUp();
  await expect(takeBackImport({ source: 'shop', runId: null })).rejects.toMatchObject({
    code: 'SOURCE_UNKNOWN',
    message: 'nothing was imported from a source "shop"; there are desk',
  });
  await expect(takeBackImport(desk(9))).rejects.toMatchObject({ code: 'IMPORT_UNKNOWN' });
  await takeBackImport(desk(1));
  await expect(takeBackImport(desk(1))).rejects.toMatchObject({ code: 'IMPORT_TAKEN_BACK' });
});

it('is for those who may import', async () => {
  const { system } = await setUp();
  const nobody = system.as(callerOf(null)).facts;
  await expect(nobody.takeBackImport(desk())).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

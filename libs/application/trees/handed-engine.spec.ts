import { at, conversation, conversations, customer, customers, day, importBatches, workspace } from '../../../test/support/builders.js'; // prettier-ignore
import { memoryStores } from '../../../test/support/memory-stores.js';
import { Engine } from './engine.js';
import { handOver, HandedEngine } from './handed-engine.js';

const MARCH = { from: day('2025-03-01'), to: day('2025-04-01') };
const NOW = new Date('2025-04-01T00:00:00Z');

/** An engine with a customer and a conversation, and one of another thread. */
async function twoThreads() {
  const stores = memoryStores();
  const ports = { ...stores, today: () => day('2025-04-01') };
  await stores.workspaces.save(workspace(), NOW);
  const known = customers(customer('x', { attributes: { plan: 'pro', arr: '2000' } }));
  await importBatches(stores.facts, [known], { kind: 'customers' });
  const create = (id: string) =>
    importBatches(stores.facts, [conversations(conversation(id, { createdAt: at('2025-03-05'), customerExternalId: 'x' }))], { fingerprint: id }); // prettier-ignore
  await create('1');
  const [here, there] = [new Engine(ports), new HandedEngine(ports)];
  await here.refresh();
  return { ...stores, here, there, create, send: () => there.take(structuredClone(handOver(here.current!))) };
}

it('has the numbers that it was handed, in the same memory', async () => {
  const { here, there, send } = await twoThreads();
  expect(there.current).toBeNull();
  send();
  const [one, other] = [here.current!, there.current!];
  expect(other.key).toBe(one.key);
  expect([...other.valuesOf(MARCH).metrics].map(String)).toEqual([...one.valuesOf(MARCH).metrics].map(String));
  expect(other.model.nodes).toEqual(one.model.nodes);
  for (const column of one.columns.daily.values()) expect(column.buffer).toBeInstanceOf(SharedArrayBuffer);
});

it('follows nothing by itself', async () => {
  const { here, there, create, send } = await twoThreads();
  send();
  await create('2');
  const before = there.current;
  expect([await there.update(), await there.refresh(), there.current === before]).toEqual([false, 0, true]);
  await here.refresh();
  send();
  expect(there.current!.dataVersion).toBe(here.current!.dataVersion);
  expect(there.current!.dataVersion).toBeGreaterThan(before!.dataVersion);
});

it('keeps what follows from the workspace while that stays the same', async () => {
  const { workspaces, here, there, create, send } = await twoThreads();
  send();
  const { program } = there.current!.model;
  await create('2');
  await here.refresh();
  send();
  expect(there.current!.model.program).toBe(program);
  await workspaces.save(workspace({ name: 'Another' }), NOW);
  await here.update();
  send();
  expect(there.current!.model.workspace.name).toBe('Another');
});

it('has none when it is handed none', async () => {
  const { there, send } = await twoThreads();
  send();
  there.take(null);
  expect(there.current).toBeNull();
});

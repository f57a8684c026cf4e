import { at, conversation, conversations, importBatches, OPERATOR, workspace } from '../../../test/support/builders.js';
import { callerOf, testSystem } from '../../../test/support/builders-system.js';
import { memoryStores } from '../../../test/support/memory-stores.js';

const handled = (id: string, assignee: string | null, day = '2025-03-10') =>
  conversation(id, { assignee, createdAt: at(day) });

async function world() {
  const stores = memoryStores();
  const system = testSystem({ stores });
  const operator = system.as(OPERATOR);
  await operator.workspace.apply(workspace());
  await importBatches(stores.facts, [
    conversations(
      handled('1', 'Ana R.'),
      handled('2', 'ana r.'),
      handled('3', 'Ben'),
      handled('4', null),
      handled('5', 'Old', '2024-11-01'),
    ),
  ]);
  const actor = { id: null, name: 'test' };
  const people = [
    { kind: 'person', key: 'ana', agentNames: ['Ana R.'] },
    { kind: 'person', key: 'ben' },
  ] as const;
  await operator.ownership.apply(people, { actor });
  await system.bringUpToDate();
  return { system, operator };
}

it('joins the names of help desks to people, and guesses where nobody has the name', async () => {
  const { operator } = await world();
  const told = (await operator.ownership.agents()).map(({ name, conversations: count, person, proposed }) => [
    name,
    count,
    person?.key ?? null,
    proposed?.key ?? null,
  ]);
  expect(told).toEqual([
    ['Ana R.', 1, 'ana', null],
    ['Ben', 1, null, 'ben'],
    ['ana r.', 1, 'ana', null],
  ]);
});

it('lists the names that nobody has, of as many days as are asked for', async () => {
  const { operator } = await world();
  const names = async (days?: number) =>
    (await operator.ownership.agents({ unmatched: true, ...(days && { days }) })).map(({ name }) => name);
  expect([await names(), await names(200)]).toEqual([['Ben'], ['Ben', 'Old']]);
});

it('is for those who may import', async () => {
  const { system } = await world();
  await expect(system.as(callerOf(null)).ownership.agents()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

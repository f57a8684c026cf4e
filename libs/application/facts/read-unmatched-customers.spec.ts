import {
  at,
  conversation,
  conversations,
  customer,
  customers,
  importBatches,
  OPERATOR,
  workspace,
} from '../../../test/support/builders.js';
import { callerOf, testSystem } from '../../../test/support/builders-system.js';
import { memoryStores } from '../../../test/support/memory-stores.js';

const named = (id: string, who: string | null, day = '2025-03-10') =>
  conversation(id, { customerExternalId: who, createdAt: at(day) });

async function world() {
  const stores = memoryStores();
  const system = testSystem({ stores });
  const operator = system.as(OPERATOR);
  await operator.workspace.apply(workspace());
  const domain = (name: string) => ({ attributes: { domain: name } });
  const crm = customers(
    customer('ORG-1', { name: 'Birch' }),
    customer('c2', { name: 'Cedar', attributes: { website: 'https://www.cedar.example/' } }),
    customer('c3', domain('twin.example')),
    customer('c4', domain('twin.example')),
    customer('birch.example', domain('org-1.example')),
  );
  await importBatches(stores.facts, [crm], { source: 'crm' });
  await importBatches(stores.facts, [customers(customer('known'))]);
  const told = [named('1', 'org-1'), named('2', 'org-1'), named('3', 'Ana@cedar.example'), named('4', 'twin.example'), named('5', 'known'), named('6', null), named('7', 'nobody', '2024-01-01')]; // prettier-ignore
  await importBatches(stores.facts, [conversations(...told)]);
  await system.bringUpToDate();
  return { system, operator };
}

it('proposes the one customer of another source with the same id, else the one with the same domain', async () => {
  const { operator } = await world();
  const { gaps, customers: unmatched } = await operator.facts.unmatchedCustomers();
  expect(gaps).toEqual([{ source: 'desk', conversations: 6, withoutCustomer: 1, unknownCustomer: 4, examples: ['6'] }]);
  const told = unmatched.map(({ externalId, conversations: count, proposed }) => [externalId, count, proposed?.externalId, proposed?.by]); // prettier-ignore
  expect(told).toEqual([
    ['org-1', 2, 'ORG-1', 'id'],
    ['Ana@cedar.example', 1, 'c2', 'domain'],
    ['twin.example', 1, undefined, undefined], // two have it
  ]);
});

it('takes as many days, and lists as many customers, as are asked for', async () => {
  const { operator } = await world();
  const { customers: all } = await operator.facts.unmatchedCustomers({ days: 1000 });
  expect(all.map(({ externalId }) => externalId)).toContain('nobody');
  expect((await operator.facts.unmatchedCustomers({ first: 1 })).customers).toHaveLength(1);
});

it('is for those who may import', async () => {
  const { system } = await world();
  const nobody = system.as(callerOf(null)).facts.unmatchedCustomers();
  await expect(nobody).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

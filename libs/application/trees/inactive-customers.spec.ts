import { at, conversation, conversations, customer, customers, day, importBatches, workspace } from '../../../test/support/builders.js'; // prettier-ignore
import { memoryStores } from '../../../test/support/memory-stores.js';
import { Engine } from './engine.js';
import { inactiveCustomers } from './inactive-customers.js';

const SEPTEMBER = { from: day('2026-09-01'), to: day('2026-10-01') };

/** Ten customers since January, who write 8 times each, and one who begins in November and has written so many times already. */
async function figure(early: number, given = {}) {
  const stores = memoryStores();
  const engine = new Engine({ ...stores, today: () => day('2026-10-01') });
  await stores.workspaces.save(workspace({ metrics: [], ...given }), new Date('2026-10-01'));
  const known = Array.from({ length: 10 }, (_, i) => customer(`k${i}`, { activeFrom: day('2026-01-01') }));
  const later = customer('later', { activeFrom: day('2026-11-01') });
  await importBatches(stores.facts, [customers(...known, later)], { kind: 'customers' });
  const write = (id: string, customerExternalId: string, on: string) =>
    conversation(id, { customerExternalId, createdAt: at(`${on} 12:00`) });
  const facts = [
    ...known.flatMap(({ externalId }) =>
      Array.from({ length: 8 }, (_, i) =>
        write(`${externalId}.${i}`, externalId, i === 0 ? '2026-09-01' : '2026-09-30'),
      ),
    ),
    ...Array.from({ length: early }, (_, i) => write(`e${i}`, 'later', '2026-09-01')),
  ];
  await importBatches(stores.facts, [conversations(...facts)]);
  await engine.refresh();
  return inactiveCustomers(engine.current!, SEPTEMBER);
}

it('says what conversations from before their customer began do to the contact rate: 12.70 where 8.00 is right', async () => {
  const { words, ...numbers } = await figure(47);
  expect(numbers).toEqual({ conversations: 47, share: 47 / 127, contactRate: 12.7, contactRateWithout: 8 });
  expect(words).toBe(
    '47 of 127 conversations began on a day on which their customer was not active (before active_from, or from active_to on). They ' +
      'count in rates, and the days of their customers do not: the contact rate is 12.70, and 8.00 without them. Correct the dates, or ' +
      'let customers begin with their first conversation ("activity_begins: first_conversation" in the workspace file).',
  );
});

it('has nothing to say where everybody was active', async () => {
  const { conversations: count, contactRate, words } = await figure(0);
  expect([count, contactRate, words]).toEqual([0, 8, null]);
});

it('has nothing to say where customers begin with their first conversation: 127 of 11 customers', async () => {
  const { conversations: count, contactRate, words } = await figure(47, { activityBegins: 'first_conversation' });
  expect([count, words]).toEqual([0, null]);
  expect(contactRate).toBeCloseTo(127 / 11, 12);
});

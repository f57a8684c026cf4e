import type { Caller } from '@bough/domain';
import { memoryStores } from '../../../test/support/memory-stores.js';
import { TellRefusals } from './tell-refusals.js';

const ANN = '00000000-0000-0000-0000-000000000001';
const caller = (person: string | null): Caller => ({
  principal: person === null ? null : { person, name: 'Ann', role: 'viewer', via: 'token', scopes: ['read'] },
  requestId: 'r-1',
});

function open() {
  const { audit } = memoryStores();
  let time = Date.parse('2026-03-01T09:00:00Z');
  const tell = new TellRefusals(audit, () => new Date(time));
  const lines = async () =>
    (await audit.list({}, 100)).map(({ actor, action, changes }) =>
      [actor, action, changes[0]!.subject, changes[0]!.after].join(' '),
    );
  return { tell, lines, count: () => audit.count({}), later: (minutes: number) => void (time += minutes * 60_000) };
}

it('writes down who was refused which field', async () => {
  const { tell, lines } = open();
  await tell.run(caller(ANN), 'Mutation.raciApply', 'FORBIDDEN');
  await tell.run(caller(ANN), 'Query.audit', 'FORBIDDEN');
  await tell.run(caller(null), 'Query.audit', 'UNAUTHENTICATED');
  expect(await lines()).toEqual([
    'nobody call.refuse field:Query.audit UNAUTHENTICATED',
    'Ann call.refuse field:Query.audit FORBIDDEN',
    'Ann call.refuse field:Mutation.raciApply FORBIDDEN',
  ]);
});

it('a flood is one line in ten minutes, which then says how many there were', async () => {
  const { tell, lines, later } = open();
  for (let times = 0; times < 1000; times++) await tell.run(caller(null), 'Query.tree', 'UNAUTHENTICATED');
  later(9);
  await tell.run(caller(null), 'Query.tree', 'UNAUTHENTICATED');
  expect(await lines()).toHaveLength(1);
  later(1);
  await tell.run(caller(null), 'Query.tree', 'UNAUTHENTICATED');
  expect((await lines())[0]).toBe(
    'nobody call.refuse field:Query.tree UNAUTHENTICATED, and 1000 times more since it was last written down',
  );
});

it('keeps so many people and fields apart, and no more', async () => {
  const { tell, count, later } = open();
  for (let index = 0; index < 5100; index++) await tell.run(caller(`p${index}`), 'Query.audit', 'FORBIDDEN');
  later(10);
  await tell.run(caller('q'), 'Query.audit', 'FORBIDDEN');
  expect(await count()).toBe(5001);
});

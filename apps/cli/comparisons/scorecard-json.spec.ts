import { Engine } from '@bough/application';
import { MEASURES, type Customer } from '@bough/domain';
import {
  at,
  conversation,
  conversations,
  customer,
  customers,
  day,
  importBatches,
  OPERATOR,
  workspace,
} from '../../../test/support/builders.js';
import { testSystem } from '../../../test/support/builders-system.js';
import { memoryStores } from '../../../test/support/memory-stores.js';
import { scorecardJson } from './scorecard-json.js';

const MARCH = { from: day('2025-03-01'), to: day('2025-04-01') };

/** Thirty conversations of which no source says anything but when they began, and what it carries. */
async function printed(carried: readonly string[], people: readonly Customer[] = []) {
  const stores = memoryStores();
  await stores.workspaces.save(workspace(), new Date(0));
  await stores.facts.carry({ id: 0 }, carried);
  const facts = Array.from({ length: 30 }, (_, index) =>
    conversation(`${index}`, { createdAt: at('2025-03-01') + index * 86_400_000 }),
  );
  if (people.length > 0) await importBatches(stores.facts, [customers(...people)], { kind: 'customers' });
  await importBatches(stores.facts, [conversations(...facts, conversation('later', { createdAt: at('2025-04-20') }))]);
  const engine = new Engine({ ...stores, today: () => day('2025-05-01') });
  await engine.refresh();
  const snapshot = engine.current!;
  const { comparisons } = testSystem({ stores, engine }).as(OPERATOR);
  const query = { period: MARCH, dimension: 'plan', metrics: ['resolution_time'] };
  const card = await comparisons.scorecard(snapshot, query);
  return scorecardJson(snapshot, [card], () => null);
}

it('has no number for any measure that no source carries, and says why', async () => {
  const { segments, missingMeasures } = await printed([]);
  const [all] = segments;
  expect(all!.measures).toMatchObject({ created: 30, days: 31, cost: null, touches: null, handle_seconds: null });
  for (const [key, value] of Object.entries(all!.measures)) {
    const isCarried = MEASURES.get(key)!.requires.length === 0 && key !== 'customer_days';
    expect([key, value === null, key in missingMeasures]).toEqual([key, !isCarried, !isCarried]);
  }
  expect(missingMeasures).toMatchObject({
    touches: 'no import carries touches',
    cost: 'no import carries cost_pools, handle_time',
    customer_days: 'no import has a customer who was active then',
  });
});

it('has 0 for what a source carries and nobody did', async () => {
  const { segments, missingMeasures } = await printed(['touches', 'resolved_at']);
  expect(segments[0]!.measures).toMatchObject({ touches: 0, resolved: 0, open_at_end: 30, escalated: null });
  expect(missingMeasures).not.toHaveProperty('touches');
});

it('counts the days of customers as soon as there are any', async () => {
  const { segments, missingMeasures } = await printed([], [customer('a', { activeFrom: day('2025-03-30') })]);
  expect(segments[0]!.measures).toMatchObject({ customer_days: 2 });
  expect(missingMeasures).not.toHaveProperty('customer_days');
});

it('does not call everything open where no source says what is resolved', async () => {
  const [unknown, known] = [await printed([]), await printed(['resolved_at'])];
  const withOpen = ({ segments }: typeof unknown) => segments[0]!.metrics['resolution_time']!.withOpen;
  expect(withOpen(unknown)).toMatchObject({ begun: 30, shareOpen: null, reason: 'no import carries resolved_at' });
  expect(withOpen(known)).toMatchObject({ begun: 30, shareOpen: 1, reason: 'fewer than half are resolved' });
});

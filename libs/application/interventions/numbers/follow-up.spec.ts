/** From facts over the plan's own follow-up to the numbers that are judged, without a database. */
import { plan } from '../../../../test/support/builders-interventions.js';
import {
  at,
  conversation,
  conversations,
  customer,
  customers,
  day,
  importBatches,
  workspace,
} from '../../../../test/support/builders.js';
import { memoryStores } from '../../../../test/support/memory-stores.js';
import { Engine } from '../../trees/engine.js';
import { numbersOf, withFollowUp } from './follow-up.js';

const DAY = 86_400_000;
const LAUNCH = day('2026-03-02');
const BET = plan({ primary: 'pro/handling_efficiency/resolution_time', metric: 'resolution_time', guardrails: [] });

/** One conversation of each plan on each of 60 days; pro takes two days, and on Mondays twelve; free takes 19 and a half and is no control here. */
async function snapshotOf() {
  const stores = memoryStores();
  await stores.workspaces.save(workspace(), new Date());
  const who = ['pro', 'free'].map((key) => customer(key, { attributes: { plan: key }, activeFrom: day('2025-01-01') }));
  await importBatches(stores.facts, [customers(...who)]);
  const asked = ['pro', 'free'].flatMap((key) =>
    Array.from({ length: 60 }, (_, index) => {
      const createdAt = at('2026-01-12 10:00') + index * DAY;
      const took = key === 'free' ? 19.5 : index % 7 === 0 ? 12 : 2;
      return conversation(`${key} ${index}`, {
        customerExternalId: key,
        createdAt,
        resolvedAt: createdAt + took * DAY,
      });
    }),
  );
  await importBatches(stores.facts, [conversations(...asked)], { fingerprint: 'two' });
  const engine = new Engine({ ...stores, today: () => LAUNCH + 60 });
  await engine.refresh();
  return engine.current!;
}

it('follows until nine of ten were resolved, as it was before launch, and reads the cohorts of that', async () => {
  const snapshot = await snapshotOf();
  const alone = { ...BET, controls: [] };
  // Pro and free together: half of them took 19 and a half.
  expect((await withFollowUp(snapshot, alone)).followUpDays).toBe(20);
  expect((await withFollowUp(snapshot, { ...alone, followUpDays: 10 })).followUpDays).toBe(10);
  const { followed } = await numbersOf(snapshot, { ...alone, followUpDays: 10 });
  const position = snapshot.model.positions.get('plan/pro')!;
  const { columns } = followed!;
  const own = (key: string) => columns.daily.get(key)!.slice(position * columns.days, position * columns.days + 9);
  expect([...own('created')]).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1]);
  expect([...own('resolved')]).toEqual([0, 1, 1, 1, 1, 1, 1, 0, 1]);
  expect([...own('resolution_seconds')]).toEqual([0, 2, 2, 2, 2, 2, 2, 0, 2].map((days) => days * 86_400));
  // Begun from 20 February to 1 March: the one of Monday the 23rd takes twelve days, those of the last two days two.
  expect(followed!.atLaunch).toEqual({ begun: 10, open: 3 });
});

it('reads nothing where nothing lags', async () => {
  const snapshot = await snapshotOf();
  const demand = { ...BET, primary: 'pro/demand_intensity/contact_rate', metric: 'contact_rate' };
  expect(await withFollowUp(snapshot, demand)).toEqual(demand);
  expect((await numbersOf(snapshot, demand)).followed).toBeUndefined();
  expect((await numbersOf(snapshot, BET)).followed).toBeUndefined();
  expect((await numbersOf(snapshot, { ...BET, followUpDays: 1e9 })).followed).toBeUndefined();
});

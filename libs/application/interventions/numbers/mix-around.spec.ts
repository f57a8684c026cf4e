/** What is read about the mix around a launch, without a database. */
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
import { carriedAttribute } from '@bough/domain';
import { Engine } from '../../trees/engine.js';
import { numbersOf } from './follow-up.js';
import { mixAround } from './mix-around.js';

const DAY = 86_400_000;
const LAUNCH = day('2026-03-02');
const BET = plan({ guardrails: [], rolloutDays: 0, weeks: 2 });

/** Two conversations of each plan a day from seven weeks before launch; the urgent one is answered in 10 minutes, the other in 60. */
async function open(isLabelled = true) {
  const stores = memoryStores();
  await stores.workspaces.save(workspace(), new Date());
  const who = ['pro', 'free'].map((key) => customer(key, { attributes: { plan: key }, activeFrom: day('2025-01-01') }));
  await importBatches(stores.facts, [customers(...who)]);
  const asked = ['pro', 'free'].flatMap((key) =>
    Array.from({ length: 130 }, (_, index) => {
      const createdAt = at('2026-01-12 10:00') + Math.floor(index / 2) * DAY;
      const priority = index % 2 === 0 ? 'urgent' : 'low';
      return conversation(`${key} ${index}`, {
        customerExternalId: key,
        createdAt,
        topic: `topic ${index % 5}`,
        firstHumanReplyAt: createdAt + (index % 2 === 0 ? 10 : 60) * 60_000,
        channel: isLabelled ? 'mail' : null,
        attributes: isLabelled ? { priority, form: 'web' } : {},
      });
    }),
  );
  await importBatches(stores.facts, [conversations(...asked)], { fingerprint: 'two' });
  const labels = isLabelled ? ['channel', carriedAttribute('priority'), carriedAttribute('form')] : [];
  await stores.facts.carry({ id: 0 }, ['topic', 'first_human_reply_at', ...labels]);
  const engine = new Engine({ ...stores, today: () => LAUNCH + 14 });
  await engine.refresh();
  const snapshot = engine.current!;
  return async (own = BET) => mixAround(snapshot, await numbersOf(snapshot, own), own);
}

it('is read by the label whose kinds differ most, and by it with another; topics are set later', async () => {
  const { mix } = await (await open())();
  if (!mix || typeof mix === 'string') throw new Error(`no mix: ${mix}`);
  expect(mix.map(({ dimensions, from }) => [dimensions, from])).toEqual([
    [['Priority'], LAUNCH - 49],
    [['Priority', 'Channel'], LAUNCH - 49],
  ]);
  const { before, after } = mix[0]!;
  expect([Math.max(...before.weeks), Math.max(...after.weeks)]).toEqual([6, 1]);
  const row = [...before.weeks].findIndex(
    (week, at) => week === 3 && before.labels[at]![0] === 'urgent' && before.segments[before.cells[at]!]!.includes('plan/pro'), // prettier-ignore
  );
  const sum = (measure: string) => before.sums.get(measure)![row];
  expect([sum('created'), sum('answered'), sum('first_response_seconds')]).toEqual([7, 7, 7 * 600]);
});

it('says in words why it is not read', async () => {
  const read = await open(false);
  expect((await read()).mix).toMatch(/^no import says what conversations were when they began/);
  const waves = [
    { segments: ['plan/pro'], launch: LAUNCH },
    { segments: ['plan/free'], launch: LAUNCH + 28 },
  ];
  expect((await read(plan({ ...BET, design: 'staged', waves }))).mix).toMatch(/^waves begin on different days/);
  const demand = plan({ ...BET, primary: 'pro/demand_intensity/contact_rate', metric: 'contact_rate' });
  expect((await read(demand)).mix).toBe('Contact rate is not one sum over conversations divided by another');
});

it('is nothing for experiments: chance mixes both arms alike', async () =>
  expect(await (await open())(plan({ ...BET, design: 'experiment', controls: [] }))).toEqual({}));

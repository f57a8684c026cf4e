/** What stands out in a made-up organisation to which one thing happens: one finding, at its place. */
import { nullWorld } from '../../../test/support/builders-null-world.js';
import { worldSnapshot, type World } from '../../../test/support/builders-world.js';
import { detectSignals } from './detect-signals.js';

/** Large enough for every plan to be watched day by day; too short for comparisons of half a year. */
const SIZE = { customers: 300, days: 154, perDay: 160, season: 0 };
let quiet: World;
beforeAll(() => {
  quiet = nullWorld(7, SIZE);
});

/** The same with `factor` times the conversations of the customers that are chosen, from a day before the end on. */
function busier(world: World, daysBeforeEnd: number, days: number, factor: number, plan: string | null): World {
  const from = world.period.to - daysBeforeEnd;
  const isHit = ({ customer, day }: World['conversations'][number]) =>
    day >= from && day < from + days && (plan === null || world.customers[customer]!.segments.includes(`plan/${plan}`));
  const more = world.conversations.filter(isHit);
  const copies = Array.from({ length: factor - 1 }, () => more).flat();
  return { ...world, conversations: [...world.conversations, ...copies] };
}
const signalsOf = async (world: World) => (await detectSignals(worldSnapshot(world))).signals;
/** Of what happens to volume; the rest of the world is quiet. */
const volume = (signals: Awaited<ReturnType<typeof signalsOf>>) =>
  signals.filter(({ cause }) => /^(spike|drift):contact_rate/.test(cause));

it('nothing, where nothing happens', async () => expect(volume(await signalsOf(quiet))).toEqual([]));

it('a bad day of everybody is one finding of the root, with the plans as its consequences', async () => {
  const found = volume(await signalsOf(busier(quiet, 3, 1, 3, null)));
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ kind: 'spike', path: '', segment: null, severity: 'critical', metric: 'conversation_volume' }); // prettier-ignore
  for (const plan of ['free', 'starter', 'pro', 'enterprise'])
    expect(found[0]!.consequences).toContain(`spike:contact_rate:plan/${plan}:up`);
  const [seen, usual] = found[0]!.evidence;
  expect(seen!.value! / usual!.value!).toBeGreaterThan(2.5);
});

it('a bad day of one plan is a finding of its branch, which carries the root', async () => {
  const found = volume(await signalsOf(busier(quiet, 3, 1, 4, 'free')));
  expect(found.map(({ path, segment }) => [path, segment])).toEqual([
    ['free/demand_intensity/contact_rate', 'plan/free'],
  ]);
  expect(found[0]!.consequences).toContain('spike:contact_rate:all:up');
});

it('weeks of more from one plan are a drift of its branch', async () => {
  const found = volume(await signalsOf(busier(quiet, 35, 35, 2, 'pro')));
  const drift = found.find(({ kind }) => kind === 'drift')!;
  expect(drift).toMatchObject({ path: 'pro/demand_intensity/contact_rate', rule: 'rising' });
  expect(drift.evidence[0]!.value! / drift.evidence[1]!.value!).toBeCloseTo(2, 0);
});

it('looks from an earlier day see what was there then', async () => {
  const world = busier(quiet, 3, 1, 2, null);
  const { asOf, signals } = await detectSignals(worldSnapshot(world), { asOf: world.period.to - 3 });
  expect(asOf).toBe(world.period.to - 3);
  expect(volume(signals)).toEqual([]);
});

it('before there are any data there is nothing', async () => {
  const empty = worldSnapshot({ ...quiet, conversations: [], customers: [], period: { from: 0, to: 0 } });
  expect((await detectSignals(empty)).signals).toEqual([]);
});

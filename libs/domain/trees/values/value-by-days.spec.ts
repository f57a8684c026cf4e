import { workspace } from '../../../../test/support/builders.js';
import { worldSnapshot } from '../../../../test/support/builders-world.js';
import { valuesByDays } from './value-by-days.js';

/** Ten days, 1970-01-01 was a Thursday: one conversation a day of a customer in Pro, with 1 to 10 touches of 100 seconds each. */
const snapshot = worldSnapshot({
  workspace: workspace(),
  customers: [{ segments: ['plan/pro', 'size/small'], revenue: 10 }],
  conversations: Array.from({ length: 10 }, (_, day) => ({
    customer: 0,
    day,
    created: 1,
    resolved: 1,
    touches: day + 1,
    handle_seconds: 100 * (day + 1),
  })),
  period: { from: 0, to: 10 },
  pools: [{ month: 0, category: 'pay', amount: 3_100_000 }],
});
const PERIOD = { from: 2, to: 9 };
const { model, columns } = snapshot;
const PRO = model.positions.get('plan/pro')!;
const own = snapshot.valuesOf(PERIOD);
const rounded = (parts: Float64Array) => [...parts].map((part) => Number(part.toFixed(6)) + 0);

it('says what each day adds to a ratio', () => {
  // 3 + … + 9 = 42 touches in 7 conversations, 6 on average; each day adds (touches − 6) ÷ 7.
  const { value, parts, firstWeekday } = valuesByDays(model, columns, own)('touches_per_ticket', PRO)!;
  expect([value, firstWeekday]).toEqual([6, 5]); // 3 January 1970 was a Saturday
  expect(rounded(parts)).toEqual([-3, -2, -1, 0, 1, 2, 3].map((off) => Number((off / 7).toFixed(6))));
});

it('says what each day adds to a count, over as many days as another period', () => {
  const like = snapshot.valuesLike(PERIOD, { from: 0, to: 10 });
  const { value, parts } = valuesByDays(model, columns, own, like)('conversation_volume', PRO)!;
  expect(value).toBeCloseTo(10, 9);
  expect(rounded(parts)).toEqual(Array(7).fill(Number((10 / 7).toFixed(6))));
});

it('takes the days of a cost from those of the handle time, and the price as it is', () => {
  // €3,100 in January are €100 a day, all of Pro: €700 for 42 touches of 100 seconds, 1/6 € a second.
  const { value, parts } = valuesByDays(model, columns, own)('cost_per_conversation', PRO)!;
  expect(value).toBeCloseTo(100, 9);
  expect(rounded(parts)[0]).toBeCloseTo((300 / 6 - 100) / 7, 5);
});

it.each(['backlog', 'repeat_contact_customers'])('does not know the days of %s', (metric) => {
  expect(valuesByDays(model, columns, own)(metric, PRO)).toBeNull();
});

it('has nothing where there is no value', () => {
  expect(valuesByDays(model, columns, own)('touches_per_ticket', model.positions.get('plan/free')!)).toBeNull();
});

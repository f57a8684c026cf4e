/** Equal load every day meets or misses a standard whatever the length of the period. */
import { aStandard } from '../../../../test/support/builders-standards.js';
import { worldSnapshot } from '../../../../test/support/builders-world.js';
import { day, workspace } from '../../../../test/support/builders.js';
import { readStandards } from './read-standards.js';

const PERIOD = { from: day('2026-01-01'), to: day('2026-05-15') };
/** Old enough that responses no longer come. */
const END = day('2026-05-01');
const CUSTOMERS = 20;
const A_DAY = 10;

/** Ten conversations a day of twenty customers of Pro: 304.375 in a mean month, 15.21875 a customer; each answered in half an hour. */
function snapshotWith(...standards: Parameters<typeof aStandard>[0][]) {
  const conversations = Array.from({ length: (PERIOD.to - PERIOD.from) * A_DAY }, (_, index) => ({
    customer: index % CUSTOMERS,
    day: PERIOD.from + Math.floor(index / A_DAY),
    created: 1,
    answered: 1,
    first_response_seconds: 1800,
  }));
  const customers = Array.from({ length: CUSTOMERS }, () => ({ segments: ['plan/pro'], revenue: 100 }));
  const given = workspace({ standards: standards.map((each) => aStandard(each)) });
  return worldSnapshot({ workspace: given, customers, conversations, period: PERIOD });
}

const LENGTHS = [7, 28, 31, 90];
const last = (days: number) => ({ from: END - days, to: END });

it.each([
  ['a count, met', { metric: 'conversation_volume', high: 330 }, 'met'],
  ['a count, missed', { metric: 'conversation_volume', high: 290 }, 'missed'],
  ['a count, at least', { metric: 'conversation_volume', kind: 'at_least', low: 280, high: null }, 'met'],
  ['a rate per customer, met', { metric: 'contact_rate', high: 16.5 }, 'met'],
  ['a rate per customer, missed', { metric: 'contact_rate', high: 14.5 }, 'missed'],
  ['a rate per customer, between', { metric: 'contact_rate', kind: 'between', low: 16, high: 20 }, 'missed'],
  ['a time', { metric: 'first_response_time', high: 3600 }, 'met'],
] as const)('%s', async (_, given, status) => {
  const snapshot = snapshotWith(given);
  for (const days of LENGTHS) {
    const [reading] = await readStandards(snapshot, last(days));
    expect([days, reading!.verdict.status]).toEqual([days, status]);
  }
});

it('the bound is that of the days of the period, and of a time as it is written', async () => {
  const snapshot = snapshotWith({ metric: 'conversation_volume', high: 330 }, { high: 3600 });
  for (const days of LENGTHS) {
    const [count, time] = await readStandards(snapshot, last(days));
    expect(count!.verdict).toMatchObject({ actual: days * A_DAY });
    expect(count!.verdict.bound).toBeCloseTo((330 * days) / 30.4375, 9);
    expect(count!.verdict.margin).toBeCloseTo((330 * days) / 30.4375 - days * A_DAY, 9);
    expect(time!.verdict).toMatchObject({ actual: 1800, bound: 3600 });
  }
});

it('a segment without conversations has the part of all, and a ratio is whole', () => {
  const snapshot = snapshotWith();
  const free = snapshot.model.positions.get('plan/free')!;
  expect(snapshot.shareOfMonth('conversation_volume', free, last(7))).toBeCloseTo(7 / 30.4375, 12);
  expect(snapshot.shareOfMonth('first_response_time', 0, last(7))).toBe(1);
});

it('points of a sparkline are over as many days as the last one', () => {
  const snapshot = snapshotWith();
  const march = { from: day('2026-03-01'), to: day('2026-04-01') };
  for (const value of snapshot.sparkline('conversation_volume', 0, march, 3)) expect(value).toBeCloseTo(310, 9);
  for (const value of snapshot.sparkline('first_response_time', 0, march, 3)) expect(value).toBeCloseTo(1800, 9);
});

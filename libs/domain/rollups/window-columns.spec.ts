import fc from 'fast-check';
import type { Window } from '@bough/formula';
import { leafColumns } from './fill-columns.js';
import { STORED_MEASURES } from './measures.js';
import { leafDaily, leafSums, windowPeriod } from './window-columns.js';

const FIRST = 20_000;

/** One segment, with so many created on each day, and one of them resolved every day. */
function columnsOf(created: readonly number[]) {
  const blocks = created.map((count, index) => ({
    day: FIRST + index,
    segments: ['all'],
    values: Float64Array.from(STORED_MEASURES, ({ key }) => (key === 'created' ? count : key === 'resolved' ? 1 : 0)),
  }));
  return leafColumns(blocks, ['all'], [], () => false);
}

const window = (shift: number, days: Window['days']): Window => ({ shift, days });

describe('a measure in a window', () => {
  const columns = columnsOf([1, 2, 4, 8, 16]);
  it.each<[string, Window, boolean, number, number[]]>([
    ['created', window(0, 'period'), false, 12, [1, 2, 4, 8, 16]],
    ['created', window(0, 2), false, 12, [NaN, 3, 6, 12, 24]],
    ['created', window(0, 4), false, 15, [NaN, NaN, NaN, 15, 30]],
    ['created', window(0, 5), false, NaN, [NaN, NaN, NaN, NaN, 31]],
    ['created', window(1, 'period'), false, 6, [NaN, 1, 2, 4, 8]],
    ['created', window(0, 'all'), false, 15, [1, 3, 7, 15, 31]],
    ['created', window(2, 'all'), false, 3, [NaN, NaN, 1, 3, 7]],
    ['created', window(1, 2), false, 6, [NaN, NaN, 3, 6, 12]],
    ['open_at_end', window(0, 'period'), true, 11, [0, 1, 4, 11, 26]], // a level: what came in minus one a day
    ['open_at_end', window(1, 'period'), true, 4, [NaN, 0, 1, 4, 11]],
    ['open_at_end', window(0, 3), true, 11, [NaN, NaN, 4, 11, 26]],
    ['days', window(0, 3), false, 3, [NaN, NaN, 3, 3, 3]],
  ])('%s %j', (name, given, stock, third, daily) => {
    const leaf = { name, window: given };
    expect([...leafSums(columns, leaf, { from: FIRST + 2, to: FIRST + 4 }, stock)]).toEqual([third]);
    expect([...leafDaily(columns, leaf, stock)]).toEqual(daily);
  });

  it('may end after the data, as a period may', () =>
    expect([
      ...leafSums(columns, { name: 'created', window: window(0, 3) }, { from: FIRST + 5, to: FIRST + 6 }, false),
    ]).toEqual([24]));
});

it('is the sum of its days, added up one by one', () => {
  const windows = fc.record({
    shift: fc.nat(6),
    days: fc.oneof(fc.constantFrom('period', 'all'), fc.integer({ min: 1, max: 9 })),
  });
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 12 }),
      windows,
      (created, given) => {
        const columns = columnsOf(created);
        const leaf = { name: 'created', window: given as Window };
        const daily = leafDaily(columns, leaf, false);
        created.forEach((_, day) => {
          const period = windowPeriod(leaf.window, { from: FIRST + day, to: FIRST + day + 1 }, FIRST);
          const days = period && created.slice(period.from - FIRST, period.to - FIRST);
          const expected = days ? days.reduce((a, b) => a + b, 0) : NaN;
          expect(daily[day]).toBe(expected);
          expect(leafSums(columns, leaf, { from: FIRST + day, to: FIRST + day + 1 }, false)[0]).toBe(expected);
        });
      },
    ),
  );
});

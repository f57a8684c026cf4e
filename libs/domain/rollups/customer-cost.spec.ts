import fc from 'fast-check';
import { day } from '../../../test/support/builders.js';
import { costMonthsIn, costShares } from './customer-cost.js';
import { leafColumns } from './fill-columns.js';
import type { DayBlock } from './leaf-columns.js';
import { windowSums } from './window-sums.js';
import { STORED_MEASURES } from './measures.js';
import { tries } from '../../../test/support/how-much.js';

const [FIRST, DAYS] = [day('2026-01-20'), 50]; // to 10 March
const POOLS = ['2026-01-01', '2026-02-01', '2026-03-01'].map((month, i) => ({
  name: 'all',
  externalId: month,
  month: day(month),
  amount: 1_000_000 * (i + 1),
})) as never;
const SEGMENTS = ['all', 'plan/free', 'plan/pro'];
const at = (key: string) => STORED_MEASURES.findIndex((measure) => measure.key === key);

/** Seconds that a customer took on a day, while in segment 1 or 2: customers may move. */
interface Handled {
  readonly customer: number;
  readonly day: number;
  readonly segment: number;
  readonly seconds: number;
}

function columnsOf(handled: readonly Handled[]) {
  const blocks = Array.from({ length: DAYS }, (_, d): DayBlock => {
    const values = new Float64Array(STORED_MEASURES.length * SEGMENTS.length);
    const add = (key: string, s: number, value: number) => (values[at(key) * SEGMENTS.length + s]! += value);
    add('created', 0, 1);
    for (const each of handled.filter(({ day }) => day === d))
      for (const s of [0, each.segment]) add('handle_seconds', s, each.seconds);
    return { day: FIRST + d, segments: SEGMENTS, values };
  });
  return leafColumns(blocks, SEGMENTS, POOLS, () => false);
}

it('a period has the days of each month that it touches', () => {
  const [january, february] = costMonthsIn({ from: day('2026-01-30'), to: day('2026-02-03') });
  expect(january!.counted).toEqual({ from: day('2026-01-30'), to: day('2026-02-01') });
  expect(february).toEqual({
    month: day('2026-02-01'),
    whole: { from: day('2026-02-01'), to: day('2026-03-01') },
    counted: { from: day('2026-02-01'), to: day('2026-02-03') },
  });
});

it('by hand: a quarter of the seconds is a quarter of the cost; without seconds nobody’s share can be told', () => {
  expect(costShares(200, [30, 60, 30])).toEqual(Float64Array.of(50, 100, 50));
  expect(costShares(200, [0, 0])).toBeNull();
});

it('law: customers of a segment cost together what the segment costs, in any period', () => {
  const handled = fc.record({
    customer: fc.nat(4),
    day: fc.nat(DAYS - 1),
    segment: fc.integer({ min: 1, max: 2 }),
    seconds: fc.integer({ min: 1, max: 5000 }),
  });
  // Somebody has handle time in every month.
  const base = [0, 20, 45].map((of): Handled => ({ customer: 0, day: of, segment: 1, seconds: 60 }));
  fc.assert(
    fc.property(fc.array(handled, { maxLength: 12 }), fc.nat(DAYS - 1), fc.nat(DAYS - 1), (more, a, b) => {
      const all = [...base, ...more];
      const columns = columnsOf(all);
      const period = { from: FIRST + Math.min(a, b), to: FIRST + Math.max(a, b) + 1 };
      const costs = [1, 2].map(() => new Float64Array(5));
      for (const { whole, counted } of costMonthsIn(period)) {
        const spent = windowSums(columns, 'cost', counted.from, counted.to)[0]!;
        // A row per customer and segment, as sums of customers by segment have them.
        const rows = [1, 2].flatMap((segment) => Array.from({ length: 5 }, (_, customer) => ({ segment, customer })));
        const seconds = rows.map(({ segment, customer }) =>
          all
            .filter((each) => each.segment === segment && each.customer === customer)
            .filter(({ day: d }) => FIRST + d >= whole.from && FIRST + d < whole.to)
            .reduce((sum, each) => sum + each.seconds, 0),
        );
        const shares = costShares(spent, seconds)!;
        rows.forEach(({ segment, customer }, row) => (costs[segment - 1]![customer]! += shares[row]!));
      }
      const own = windowSums(columns, 'cost', period.from, period.to);
      for (const segment of [1, 2])
        expect(costs[segment - 1]!.reduce((sum, each) => sum + each, 0)).toBeCloseTo(own[segment]!, 6);
    }),
    tries(40),
  );
});

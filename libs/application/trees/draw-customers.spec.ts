import { modelOf, type Period, type PeriodValues } from '@bough/domain';
import { workspace } from '../../../test/support/builders.js';
import type { CustomerSums } from '../rollups/rollup.store.js';
import { drawCustomers } from './draw-customers.js';

const MODEL = modelOf(workspace());
const JULY = { from: 0, to: 31 };
const AUGUST = { from: 31, to: 62 };

/** 400 customers; customer i writes i mod 3 times in July, once in August, and each takes 10 seconds. */
const rollups = {
  customerSums: async ({ from }: Period): Promise<CustomerSums> => {
    const customers = Array.from({ length: 400 }, (_, index) => `c${index}`);
    const created = Float64Array.from(customers, (_, index) => (from === 0 ? index % 3 : 1));
    const sums = { created, handle_seconds: created.map((count) => count * 10), customer_days: created.map(() => 31) };
    return { customers, sums: new Map(Object.entries(sums)) };
  },
};

function side(period: Period, leaves: Record<string, number>) {
  const columns = Object.entries(leaves).map(([key, value]) => [key, Float64Array.of(value)] as const);
  const values: PeriodValues = { period, leaves: new Map(columns), windows: new Map(), metrics: new Map() };
  return { place: { position: 0, period }, values };
}
const SIDES = [
  side(JULY, { cost: 800, handle_seconds: 4000, days: 31 }),
  side(AUGUST, { cost: 400, handle_seconds: 4000, days: 31 }),
] as const;

const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: Float64Array) => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));

it('draws both sides of the same customers', async () => {
  const draws = (await drawCustomers(rollups, MODEL, ['created', 'customer_days', 'days'], SIDES))!;
  const [july, august] = [draws.before.leaves.get('created')!, draws.after.leaves.get('created')!];
  expect([july.length, draws.count]).toEqual([200, 200]);
  // July tells least: 133 customers wrote once and 133 twice, so (3 · 133)² / (5 · 133).
  expect(draws.customers).toBeCloseTo((9 * 133) / 5, 9);
  // Σ i mod 3 = 399, and a Poisson sum of x varies by Σ x²: √(133 · (1 + 4)) = 25.8; √400 = 20 in August.
  expect(Math.abs(mean(july) - 399)).toBeLessThan((4 * 25.8) / Math.sqrt(200));
  expect(deviation(july) / 25.8).toBeGreaterThan(0.8);
  expect(deviation(july) / 25.8).toBeLessThan(1.2);
  expect(Math.abs(mean(august) - 400)).toBeLessThan((4 * 20) / Math.sqrt(200));
  // In August every customer counts once, so conversations are customers.
  expect(draws.after.leaves.get('customer_days')!.map((days) => days / 31)).toEqual(august);
  expect(new Set(draws.before.leaves.get('days'))).toEqual(new Set([31]));
});

it('prices the drawn handle time as it was priced', async () => {
  const { before, after } = (await drawCustomers(rollups, MODEL, ['cost', 'customer_days'], SIDES))!;
  expect(before.leaves.get('cost')).toEqual(before.leaves.get('handle_seconds')!.map((seconds) => seconds * 0.2));
  expect(after.leaves.get('cost')![0]).toBeCloseTo(after.leaves.get('handle_seconds')![0]! * 0.1, 9);
});

it('tells customers apart by who they are, and keeps what has no customer as it is', async () => {
  // A and B write in July, B, C and an unknown one in August.
  const written = new Map([
    [0, { customers: ['A', 'B'], created: [10, 1] }],
    [31, { customers: [null, 'C', 'B'], created: [500, 100, 1] }],
  ]);
  const some = {
    customerSums: async ({ from }: Period): Promise<CustomerSums> => {
      const { customers, created } = written.get(from)!;
      const columns = { created: Float64Array.from(created), customer_days: new Float64Array(created.length) };
      return { customers, sums: new Map(Object.entries(columns)) };
    },
  };
  const { before, after } = (await drawCustomers(some, MODEL, ['created'], SIDES))!;
  const [july, august] = [before, after].map(({ leaves }) => leaves.get('created')!);
  expect(Math.min(...august!)).toBe(500); // when neither B nor C is drawn
  // B adds 1 each time it is drawn, the same on both sides; the others add tens and hundreds.
  expect(august!.map((sum) => (sum - 500) % 100)).toEqual(july!.map((sum) => sum % 10));
});

it.each([[['open_at_end']], [['nps']]])('does not draw %s, which no customer has a part of', async (measures) => {
  expect(await drawCustomers(rollups, MODEL, measures, SIDES)).toBeNull();
});

it('does not draw from one customer', async () => {
  const one = {
    customerSums: async () => ({
      customers: ['c'],
      sums: new Map([
        ['created', Float64Array.of(1)],
        ['customer_days', Float64Array.of(1)],
      ]),
    }),
  };
  expect(await drawCustomers(one, MODEL, ['created'], SIDES)).toBeNull();
});

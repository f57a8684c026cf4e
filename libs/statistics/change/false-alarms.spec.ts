import { randomBits, uniform, type RandomBits } from '../resampling/random.js';
import { normalQuantile } from '../special/normal-quantile.js';
import { differenceByDays, pairedByDays, type DailyValue } from './day-noise.js';

/** How often a difference is called more than chance where the truth is equal on both sides; 5 % is meant. */

const WEEKDAYS = [1.25, 1.2, 1.15, 1.1, 1.05, 0.7, 0.55];
const TRIES = 1000;

interface Scene {
  /** Events a day. */
  readonly perDay: number;
  /** Standard deviation of the day's own mean relative to the usual one: a busy day is busy for everybody. */
  readonly busy: number;
  /** How much of that stays until the next day. */
  readonly lasting: number;
}

function poisson(mean: number, bits: RandomBits): number {
  if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normalQuantile(uniform(bits))));
  const end = Math.exp(-mean);
  let count = -1;
  for (let product = 1; product > end; product *= uniform(bits)) count++;
  return count;
}

/** Counts by day, and how many of them are hits, of which a day has more or fewer than usual. */
function days({ perDay, busy, lasting }: Scene, first: number, count: number, bits: RandomBits) {
  let [load, luck] = [0, 0];
  const next = (before: number) =>
    lasting * before + Math.sqrt(1 - lasting ** 2) * busy * normalQuantile(uniform(bits));
  return Array.from({ length: count }, (_, index) => {
    [load, luck] = [next(load), next(luck)];
    const n = poisson(perDay * WEEKDAYS[(first + index) % 7]! * Math.exp(load - busy ** 2 / 2), bits);
    const share = Math.min(0.95, 0.3 * Math.exp(luck - busy ** 2 / 2) * (index % 7 === 5 ? 1.3 : 1));
    let x = 0;
    for (let i = 0; i < n; i++) if (uniform(bits) < share) x++;
    return { n, x };
  });
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

function count(rows: readonly { n: number }[], firstWeekday: number, scale = 1): DailyValue {
  const parts = Float64Array.from(rows, ({ n }) => n * scale);
  return { value: total([...parts]), parts, firstWeekday };
}

function share(rows: readonly { n: number; x: number }[], firstWeekday: number): DailyValue {
  const [n, x] = [total(rows.map((row) => row.n)), total(rows.map((row) => row.x))];
  return { value: x / n, parts: Float64Array.from(rows, (row) => (row.x - (x / n) * row.n) / n), firstWeekday };
}

function alarms(seed: number, p: (bits: RandomBits) => number | undefined): number {
  const bits = randomBits(seed);
  let beyond = 0;
  for (let i = 0; i < TRIES; i++) if ((p(bits) ?? 1) < 0.05) beyond++;
  return beyond / TRIES;
}

describe.each<[string, Scene, number]>([
  ['plain chance', { perDay: 40, busy: 0, lasting: 0 }, 0.065],
  ['few events', { perDay: 3, busy: 0, lasting: 0 }, 0.065],
  ['busy days', { perDay: 100, busy: 0.2, lasting: 0 }, 0.065],
  // Days that resemble the ones before tell less than the kernel makes of them.
  ['busy times', { perDay: 100, busy: 0.2, lasting: 0.3 }, 0.1],
])('with %s', (_, scene, most) => {
  it.each([
    ['months', 31, 30],
    ['four weeks', 28, 28],
  ])('calls %s of equal truth different in about 5 % of cases', (__, now, before) => {
    const sides = (bits: RandomBits) => [days(scene, before, now, bits), days(scene, 0, before, bits)] as const;
    const counts = alarms(1, (bits) => {
      const [a, b] = sides(bits);
      return differenceByDays(count(a, before % 7), count(b, 0, now / before))?.p;
    });
    const shares = alarms(2, (bits) => {
      const [a, b] = sides(bits);
      return differenceByDays(share(a, before % 7), share(b, 0))?.p;
    });
    const gaps = alarms(3, (bits) => {
      const [part, rest] = [days(scene, 0, now, bits), days(scene, 0, now, bits)];
      const whole = part.map(({ n, x }, day) => ({ n: n + rest[day]!.n, x: x + rest[day]!.x }));
      return pairedByDays(share(part, 0), share(whole, 0))?.p;
    });
    for (const found of [counts, shares, gaps]) {
      expect(found).toBeGreaterThan(0.02);
      expect(found).toBeLessThan(most);
    }
  });
});

import fc from 'fast-check';
import { tries } from '../../../test/support/how-much.js';
import { randomBits, uniform } from '../resampling/random.js';
import { normalQuantile } from '../special/normal-quantile.js';
import { informationFraction, sequentialBounds, levelOfBound, spentError } from './sequential-bounds.js';

const weeks = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('bounds of looks', () => {
  // Published for five equal looks: Reboussin, DeMets, Kim and Lan, Controlled Clinical Trials 21, 2000 (program ld98)
  it('five equal looks', () =>
    expect(sequentialBounds([0.2, 0.4, 0.6, 0.8, 1]).map((z) => z.toFixed(3))).toEqual(
      '4.877 3.357 2.680 2.290 2.031'.split(' '),
    ));

  it('weeks 2 to 8 against 12 before', () =>
    expect(sequentialBounds(weeks(2, 8).map((n) => informationFraction(n, 8, 12))).map((z) => z.toFixed(3))).toEqual(
      '3.573 2.975 2.644 2.433 2.287 2.178 2.094'.split(' '),
    ));

  it('a single look is the usual test', () => {
    expect(sequentialBounds([1])[0]).toBeCloseTo(1.959963984540054, 12);
    expect(levelOfBound(1.959963984540054)).toBeCloseTo(0.95, 14);
  });

  it('information: with 12 weeks before, 4 of 8 weeks are five eighths of it', () => {
    expect(informationFraction(4, 8, 12)).toBeCloseTo(0.625, 15); // (1/8 + 1/12) / (1/4 + 1/12)
    expect(informationFraction(8, 8, 12)).toBe(1);
  });

  it('spends all of alpha at the end, next to nothing early', () => {
    expect(spentError(1)).toBeCloseTo(0.05, 15);
    expect(spentError(0.25)).toBeCloseTo(4 * 3.683404e-6, 10); // Φ(−2.241403 / 0.5)
    expect(sequentialBounds([0.01, 1])[0]).toBe(10);
  });

  it('err together in as many cases as promised, drawn', () => {
    const fractions = [0.3, 0.5, 0.8, 1];
    const bounds = sequentialBounds(fractions, 0.2);
    const bits = randomBits(5);
    const crosses = () => {
      let [s, last] = [0, 0];
      return fractions.some((t, look) => {
        s += Math.sqrt(t - last) * normalQuantile(uniform(bits));
        last = t;
        return Math.abs(s) / Math.sqrt(t) > bounds[look]!;
      });
    };
    const share = Array.from({ length: 20_000 }, crosses).filter(Boolean).length / 20_000;
    expect(Math.abs(share - 0.2)).toBeLessThan(3 * Math.sqrt((0.2 * 0.8) / 20_000));
  });

  it('a look right after another adds hardly anything: who did not cross was below the bound just now', () => {
    const [first, second] = sequentialBounds([0.5, 0.5001]) as [number, number];
    // One step in a hundred standard deviations: only from within a few of these of the first bound is the second one reached.
    expect(Math.abs(second - first)).toBeLessThan(5 * 0.01 * Math.SQRT2);
    expect(second).toBeGreaterThan(1.96);
  });

  it('are never below the single look’s, and further looks make the last one stricter', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 10, max: 38 }), { minLength: 1, maxLength: 3 }), (picked) => {
        const early = [...new Set(picked)].sort((a, b) => a - b).map((x) => x / 40);
        const bounds = sequentialBounds([...early, 1]);
        expect(Math.min(...bounds)).toBeGreaterThan(1.9599);
        expect(bounds.at(-1)!).toBeGreaterThanOrEqual(sequentialBounds([...early.slice(1), 1]).at(-1)! - 1e-5);
      }),
      tries(4),
    );
  });

  it.each([[[0.5, 0.4]], [[0]], [[1.1]], [[0.5, NaN]]])('refuses %p', (fractions) =>
    expect(() => sequentialBounds(fractions)).toThrow(RangeError),
  );
});

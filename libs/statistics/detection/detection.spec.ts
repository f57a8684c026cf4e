import fc from 'fast-check';
import { tries } from '../../../test/support/how-much.js';
import { randomBits, uniform } from '../resampling/random.js';
import { normalQuantile } from '../special/normal-quantile.js';
import { benjaminiHochberg } from './benjamini-hochberg.js';
import { ewma, ewmaLimit } from './control-chart.js';
import { DRIFT_LIMIT, assessWeeks, weekScores } from './drift.js';
import { COUNT_SCALE, assessDay, assessDays } from './spike.js';
import { countAt, stabilisedCount, stabilisedShare } from './stabilise.js';

/** Sixteen weeks: 100 on workdays, 40 at weekends; odd weeks one more, so that days are usually off by half or one. */
const usual = Array.from({ length: 112 }, (_, day) => (day % 7 < 5 ? 100 : 40) + (Math.floor(day / 7) % 2));

describe('a day', () => {
  it('is compared with the same weekday: a Monday of 106.5 where 100.5 is usual', () => {
    // residuals are ±0.5 in all weeks from the ninth on: scale 1.4826 / 2
    const result = assessDay([...usual, 106.5]);
    expect(result).toMatchObject({ kind: 'judged', expected: 100.5, scale: expect.closeTo(0.7413, 12), isSpike: true });
    expect(result).toMatchObject({ z: expect.closeTo(6 / 0.7413, 10) });
  });
  it('that would be usual on another weekday is not usual here', () => {
    const weekend = Array.from({ length: 5 }, (_, day) => 100 + 0 * day);
    expect(assessDay([...usual, ...weekend, 40])).toMatchObject({ isSpike: false });
    expect(assessDay([...usual, ...weekend, 100])).toMatchObject({ isSpike: true });
  });
  it('is measured by no less than chance', () =>
    expect(assessDay([...usual, 103.77], 1.09)).toMatchObject({ z: expect.closeTo(3, 10), isSpike: false }));
  it('is not judged by a spike of last week', () => {
    const spiked = [...usual];
    spiked[105] = 1000;
    const [plain, after] = [assessDay([...usual, 102]), assessDay([...spiked, 102])];
    expect(after).toMatchObject({ kind: 'judged', scale: expect.closeTo(0.7413, 12) });
    expect(plain).toMatchObject({ kind: 'judged', z: expect.closeTo(1.5 / 0.7413, 10) });
  });

  it('of counts: 4 a day more than 225 is no news, 60 % more is', () => {
    const judgeCount = (counts: readonly number[]) => assessDay(counts.map(stabilisedCount), COUNT_SCALE);
    const counts = Array.from({ length: 112 }, (_, day) => 220 + ((day * 7) % 11));
    expect(judgeCount([...counts, 229])).toMatchObject({ kind: 'judged', scale: COUNT_SCALE, isSpike: false });
    const spike = judgeCount([...counts, 360]);
    expect(spike).toMatchObject({ isSpike: true });
    // 2√360.375 − 2√225.4 = 7.94
    expect(spike.kind === 'judged' && spike.z).toBeCloseTo(7.94 / 1.09, 0);
    expect(spike.kind === 'judged' && Math.abs(countAt(spike.expected) - 225)).toBeLessThan(5);
  });

  it.each([
    ['no_value', [...usual, NaN]],
    ['no_value', []],
    ['too_few_days', usual.slice(0, 55)],
    ['no_spread', Array<number>(113).fill(7)],
  ])('%s', (reason, values) => expect(assessDay(values)).toEqual({ kind: 'none', reason }));
  it('begins after eight weeks', () => expect(assessDay(usual.slice(0, 57))).toMatchObject({ kind: 'judged' }));

  it('looking back says the same as looking then', () => {
    const day = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 300 }) }, fc.constant(NaN));
    fc.assert(
      fc.property(fc.array(day, { minLength: 100, maxLength: 150 }), fc.nat(49), (values, back) => {
        const end = values.length - back;
        expect(assessDays(values, 1)[end - 1]).toEqual(assessDay(values.slice(0, end), 1));
      }),
      tries(30),
    );
  });
});

describe('stabilised scales', () => {
  it('and back', () => {
    expect(stabilisedCount(0.625)).toBe(2);
    for (const count of [0, 1, 8, 200]) expect(countAt(stabilisedCount(count))).toBeCloseTo(count, 9);
    expect(countAt(0)).toBe(0);
    expect(stabilisedShare(50, 100)).toBeCloseTo(Math.PI / 2, 12);
  });
});

describe('weeks', () => {
  const level = [10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11];
  it('a step of 3: scores drawn in to 3, a drift after two weeks', () => {
    // successive weeks differ by 1: scale √π / 2; the median is 10.5
    const scale = Math.sqrt(Math.PI) / 2;
    expect(weekScores(level)[11]).toBeCloseTo(0.5 / scale, 12);
    expect(weekScores([...level, 14])[12]).toBe(3);
    expect(assessWeeks([...level, 14])).toMatchObject({ direction: 'none', usual: 10.5 });
    expect(assessWeeks([...level, 14, 14])).toMatchObject({ direction: 'up', limit: DRIFT_LIMIT });
    expect(assessWeeks([...level, 7, 7])).toMatchObject({ direction: 'down' });
    expect(DRIFT_LIMIT).toBeCloseTo(1.260252, 6);
  });
  it('one wild week is none', () => expect(assessWeeks([...level, 999])).toMatchObject({ direction: 'none' }));
  it.each([
    ['no_value', [...level, NaN]],
    ['no_value', []],
    ['too_few_weeks', level.slice(0, 8)],
    ['no_spread', Array<number>(14).fill(3)],
  ])('%s', (reason, weeks) => expect(assessWeeks(weeks)).toEqual({ kind: 'none', reason }));
  it('begins in the tenth week', () => expect(assessWeeks(level.slice(0, 10))).toMatchObject({ kind: 'judged' }));
});

describe('control charts', () => {
  it('worked by hand', () => {
    expect([...ewma([2, NaN, -2], 0.5)]).toEqual([1, 1, -0.5]);
  });

  /** Scores until the alarm, on average. */
  const runLength = (runs: number, shift: number, longest: number, alarm: (z: Float64Array) => number) => {
    const bits = randomBits(21);
    let total = 0;
    for (let run = 0; run < runs; run++) {
      const first = alarm(Float64Array.from({ length: longest }, () => shift + normalQuantile(uniform(bits))));
      total += first < 0 ? longest : first + 1;
    }
    return total / runs;
  };
  const byEwma = (lambda: number, width: number) => (z: Float64Array) => {
    const limit = ewmaLimit(lambda, width);
    return ewma(z, lambda).findIndex((x) => Math.abs(x) > limit);
  };

  it.each([
    // average run lengths by R package spc: xewma.arl
    ['EWMA, 0.1 and 2.7, at 1 sd', 2000, 1, 80, 9.73001162226, byEwma(0.1, 2.7)],
    ['EWMA, 0.2 and 2.86', 150, 0, 1800, 371.10330425, byEwma(0.2, 2.86)],
  ])('%s: mean run length', (_, runs, shift, longest, expected, alarm) => {
    // run lengths deviate by about their mean when nothing happens, by half of it when something does
    const tolerance = (3 * expected * (shift === 0 ? 1 : 0.55)) / Math.sqrt(runs);
    expect(Math.abs(runLength(runs, shift, longest, alarm) - expected)).toBeLessThan(tolerance);
  });
});

describe('Benjamini and Hochberg', () => {
  it('as p.adjust in R', () => {
    const p = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216];
    const expected = [0.01, 0.04, 0.084, 0.084, 0.084, 0.1, 0.105714285714, 0.216, 0.216, 0.216];
    for (const [i, value] of benjaminiHochberg(p).entries()) expect(value).toBeCloseTo(expected[i]!, 11);
    expect(benjaminiHochberg([0.9, 0.01, 0.04])).toEqual([0.9, 0.03, 0.06]);
    expect(benjaminiHochberg([])).toEqual([]);
  });
  it('never below the value itself, never above the smallest one times their number, in the same order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 }), (p) => {
        const adjusted = benjaminiHochberg(p);
        const order = [...p.keys()].sort((a, b) => p[a]! - p[b]!);
        expect(order.map((i) => adjusted[i]!)).toEqual(order.map((i) => adjusted[i]!).sort((a, b) => a - b));
        for (const [i, value] of adjusted.entries()) {
          expect(value).toBeGreaterThanOrEqual(p[i]! * (1 - 1e-12));
          expect(value).toBeLessThanOrEqual(Math.min(1, p.length * p[i]!) + 1e-12);
        }
      }),
      tries(200),
    );
  });
});

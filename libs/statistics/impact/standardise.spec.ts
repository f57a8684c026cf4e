import { standardise, type KindSeries } from './standardise.js';

const kind = (numerators: number[], denominators: number[]): KindSeries => ({
  numerators,
  denominators,
  events: denominators,
});

it('weighs the values of the kinds with their shares of before, by hand', () => {
  // Before: 100 at 2 and 100 at 6, half and half. Then 50 at 2 and 150 at 6: 5.0 as it was, 4.0 with the old shares.
  const found = standardise([kind([200, 100], [100, 50]), kind([600, 900], [100, 150])], 1, 12);
  expect(found.factors[0]).toBeCloseTo(1, 12);
  expect(found.factors[1]).toBeCloseTo(4 / 5, 12);
  expect(found).toMatchObject({ kept: 2, pooled: 0 });
  // Variance between the kinds 4 by the square of the mean 4.
  expect(found.spread).toBeCloseTo(4 / 16, 12);
});

it('the shares are those of the baseline, not of all history', () => {
  const easy = kind([20, 200, 200], [10, 100, 100]);
  const hard = kind([2000, 600, 600], [400, 100, 100]);
  expect(standardise([easy, hard], 2, 1).factors[2]).toBeCloseTo(1, 12);
  expect(standardise([easy, hard], 2, 2).factors[2]).not.toBeCloseTo(1, 2);
});

it('pools thin kinds, and with them the thinnest of the others while they are thin together', () => {
  const thick = kind([200, 200], [100, 100]);
  const middle = kind([90, 90], [30, 30]);
  const thin = [kind([4, 4], [2, 2]), kind([9, 9], [3, 3])];
  expect(standardise([thick, middle, ...thin], 1, 12)).toMatchObject({ kept: 1, pooled: 3 });
  expect(standardise([thick, ...thin, kind([30, 30], [9, 9])], 1, 12)).toMatchObject({ kept: 1, pooled: 3 });
  expect(standardise(thin, 1, 12)).toMatchObject({ kept: 0, pooled: 2, factors: [1, 1] });
});

it('has nothing to weigh where there is nothing', () => {
  expect(standardise([], 1, 12)).toEqual({ factors: [], kept: 0, pooled: 0, spread: 0 });
  expect(standardise([kind([0, 0], [20, 20]), kind([0, 0], [20, 20])], 1, 12).factors).toEqual([1, 1]);
});

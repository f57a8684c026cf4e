import fc from 'fast-check';
import { tries } from '../../test/support/how-much.js';
import { mergeAllBut, mergeMoments, momentsOf, NO_VALUES, type Moments } from './moments.js';
import { mergeRatioSums, NO_RATIO_SUMS, ratioFrom, ratioOfSums, ratioSums } from './uniformity/ratio-of-sums.js';

const merged = (groups: readonly (readonly number[])[]): Moments =>
  groups.map((group) => (group.length === 0 ? NO_VALUES : momentsOf(group))).reduce(mergeMoments, NO_VALUES);

describe('moments of lists that are put together', () => {
  it('are those of all values: 1, 2, 3 and 5, 9', () => {
    // mean 20 / 5, squares 9 + 4 + 1 + 1 + 25 = 40, variance 40 / 4
    const { count, mean, variance } = merged([[1, 2, 3], [], [5, 9]]);
    expect([count, mean]).toEqual([5, 4]);
    expect(variance).toBeCloseTo(10, 12);
  });

  it('have no spread where values differ by rounding only', () =>
    expect(merged([[0.1 + 0.2, 0.3], [0.3]]).variance).toBe(0));

  it('have a spread between lists that have none themselves', () =>
    // 2, 2, 5: mean 3, squares 1 + 1 + 4
    expect(merged([[2, 2], [5]]).variance).toBeCloseTo(3, 12)); // prettier-ignore

  it('keep their spread far from zero, where squares would lose it', () => {
    const far = 2 ** 40;
    expect(merged([[far, far + 2], [far + 1, far + 3]]).variance).toBeCloseTo(5 / 3, 9); // prettier-ignore
  });

  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  it('agree with the moments of the joined list, however it is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.array(value, { maxLength: 6 }), { minLength: 1, maxLength: 8 }), (groups) => {
        fc.pre(groups.flat().length > 0);
        const [own, whole] = [merged(groups), momentsOf(groups.flat())];
        const scale = Math.max(1, ...groups.flat().map(Math.abs));
        expect(own.count).toBe(whole.count);
        expect(Math.abs(own.mean - whole.mean)).toBeLessThanOrEqual(1e-12 * scale);
        expect(Math.abs(own.variance - whole.variance)).toBeLessThanOrEqual(1e-11 * scale ** 2);
      }),
      tries(200),
    );
  });
});

describe('all but each', () => {
  it('leaves one out at a time, in order', () =>
    expect(mergeAllBut(['a', 'b', 'c', 'd'], '', (one, other) => one + other)).toEqual(['bcd', 'acd', 'abd', 'abc']));
  it('of one part is nothing', () => expect(mergeAllBut<number>([3], 0, (a, b) => a + b)).toEqual([0]));
  it('of no part is empty', () => expect(mergeAllBut<number>([], 0, (a, b) => a + b)).toEqual([]));
  it('merges twice a part at most', () => {
    let merges = 0;
    mergeAllBut<number>(Array(1000).fill(1), 0, (a, b) => (merges++, a + b));
    expect(merges).toBeLessThanOrEqual(3000);
  });
});

describe('ratios of sums that are put together', () => {
  const customer = fc.record({ x: fc.integer({ min: 0, max: 5000 }), n: fc.integer({ min: 0, max: 90 }) });
  it('agree with the ratio over all customers, however they are grouped', () => {
    fc.assert(
      fc.property(fc.array(fc.array(customer, { maxLength: 6 }), { maxLength: 8 }), (groups) => {
        const sumsOf = (rows: readonly { x: number; n: number }[]) =>
          [rows.map(({ x }) => x), rows.map(({ n }) => n)] as const;
        const own = ratioFrom(groups.map((rows) => ratioSums(...sumsOf(rows))).reduce(mergeRatioSums, NO_RATIO_SUMS));
        const whole = ratioOfSums(...sumsOf(groups.flat()));
        expect(own === null).toBe(whole === null);
        if (!own || !whole) return;
        expect(own.ratio).toBeCloseTo(whole.ratio, 9);
        expect(Math.abs(own.error - whole.error)).toBeLessThanOrEqual(1e-6 * Math.max(1, whole.ratio));
        expect(own.effective).toBeCloseTo(whole.effective, 9);
      }),
      tries(200),
    );
  });

  it('have no error where every customer has the same ratio', () => {
    const sums = [ratioSums([2, 4], [1, 2]), ratioSums([6, 8], [3, 4])].reduce(mergeRatioSums);
    expect(ratioFrom(sums)).toMatchObject({ ratio: 2, error: 0 });
  });
});

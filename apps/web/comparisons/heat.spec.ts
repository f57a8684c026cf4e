import { heatOf } from './heat.js';

describe('the heat of cells', () => {
  it('goes by rank from the lowest to the highest, whatever one extreme does', () => {
    expect(heatOf([3, null, 1, 2, 1000])).toEqual([2 / 3, null, 0, 1 / 3, 1]);
  });

  it('is the same for equal values, and in the middle where all are equal', () => {
    expect(heatOf([1, 1, 5])).toEqual([0, 0, 1]);
    expect(heatOf([7, 7, null])).toEqual([0.5, 0.5, null]);
    expect(heatOf([])).toEqual([]);
  });
});

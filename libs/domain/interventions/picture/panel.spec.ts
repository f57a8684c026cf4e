import { dayScale, panelOf } from './panel.js';
import { compact } from './paper.js';

const panel = (values: readonly (number | null)[], given: { hasZero?: boolean; isDuration?: boolean } = {}) =>
  panelOf({ values, top: 10, height: 200, text: String, hasZero: false, isDuration: false, ...given });

describe('a panel', () => {
  it('holds its values with 6 % to spare, the largest at the top', () => {
    const { y } = panel([0, 100, null]);
    // From −6 to 106 in 200 pixels that end at 210.
    expect([y(0), y(100)]).toEqual([199.3, 20.7]);
  });

  it('has round numbers on its grid, and for durations those of a clock', () => {
    expect(panel([0, 100]).ticks).toEqual([0, 50, 100]);
    expect(panel([0, 3600], { isDuration: true }).ticks).toEqual([0, 900, 1800, 2700, 3600]);
  });

  it('of differences holds zero, and of nothing is from 0 to 1', () => {
    expect(panel([50, 100], { hasZero: true }).ticks[0]).toBe(0);
    expect(panel([null]).ticks).toEqual([0, 0.5, 1]);
  });
});

it('days fill the width of the paper', () => {
  const x = dayScale([
    { from: 0, to: 7 },
    { from: 7, to: 14 },
  ]);
  expect([x(0), x(7), x(14)]).toEqual([78, 469, 860]);
});

it('numbers are short', () => {
  expect([1234.4, 12.34, -0.1234, 0].map(compact)).toEqual(['1,234', '12.3', '−0.123', '0']);
});

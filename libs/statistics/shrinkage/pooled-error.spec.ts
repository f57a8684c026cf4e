import { pooledErrors } from './pooled-error.js';

it('shares one variance per event among segments', () => {
  // First: R = 40 / 20 = 2, squares (10 − 20)² + (30 − 20)² = 200, times 2 / 1, over 20 events. Second: one day, no say.
  // σ² = 400 / 20 = 20, so the errors are √(20 / 20) and √(20 / 5).
  const segments = [
    { x: [10, 30, 0], n: [10, 10, 0] },
    { x: [15], n: [5] },
    { x: [0, 0], n: [0, 0] },
  ];
  expect(pooledErrors(segments)).toEqual([1, 2, null]);
});

it('says nothing where nothing varies', () =>
  expect(
    pooledErrors([
      { x: [2, 4], n: [1, 2] },
      { x: [1], n: [1] },
    ]),
  ).toEqual([null, null]));

import { expensiveAndUnhappy, rankValues } from './ranks.js';

it('gives the best the first place, equals the same, and none where nothing is good', () => {
  expect(rankValues([30, 10, null, 10, 20], 'lower')).toEqual([4, 1, null, 1, 3]);
  expect(rankValues([30, 10, null, 10, 20], 'higher')).toEqual([1, 3, null, 3, 2]);
  expect(rankValues([1, 2], 'neutral')).toEqual([null, null]);
});

it('is 1 for the dearest and least satisfied, 0 for the opposite, and leaves out who lacks one of the two', () => {
  expect(expensiveAndUnhappy([100, 50, 10], [0.6, 0.8, 0.9])).toEqual([1, 0.5, 0]);
  expect(expensiveAndUnhappy([100, 50, 10], [0.9, 0.8, 0.6])).toEqual([0.5, 0.5, 0.5]);
  expect(expensiveAndUnhappy([100, null, 10, 20], [0.6, 0.1, null, 0.9])).toEqual([1, null, null, 0]);
  expect(expensiveAndUnhappy([100], [0.6])).toEqual([null]);
});

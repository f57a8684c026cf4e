import { problemsOf } from '../../../test/support/known-names.js';
import { windowDaysRule } from './window-days.js';

it.each([
  ['lag(created, 0)', 13, 1],
  ['lag(created, 3661)', 13, 4],
  ['lag(created, -7)', 13, 2],
  ['lag(created, 1.5)', 13, 3],
  ['lag(created, days)', 13, 4],
  ['lag(created, 3 + 4)', 13, 5],
])('%s', (text, offset, length) => {
  const message = 'the days of "lag" are a whole number from 1 to 3660, written out: lag(x, 28)';
  expect(problemsOf(windowDaysRule, text)).toEqual([{ code: 'INVALID_WINDOW', message, offset, length }]);
});

it.each([
  ['lag(created, 1)'],
  ['rolling(created, 3660)'],
  ['rolling(created, 1e1)'],
  ['cumulative(created)'],
  ['lag(1)'],
])('%s has nothing wrong with its days', (text) => expect(problemsOf(windowDaysRule, text)).toEqual([]));

import { argumentCounts } from './argument-counts.js';
import { problemsOf } from '../../../test/support/known-names.js';

it.each([
  ['abs(1, 2)', 0, 9, '"abs" takes 1 argument, not 2; write abs(x)'],
  ['1 + max()', 4, 5, '"max" takes at least 1 argument, not 0; write max(a, b, …)'],
  ['round(1, 2, 3)', 0, 14, '"round" takes 1 to 2 arguments, not 3; write round(x, digits)'],
  ['if(1, 2)', 0, 8, '"if" takes 3 arguments, not 2; write if(condition, a, b)'],
  ['lag(days)', 0, 9, '"lag" takes 2 arguments, not 1; write lag(x, days)'],
  ['cumulative(days, 7)', 0, 19, '"cumulative" takes 1 argument, not 2; write cumulative(x)'],
])('%s', (text, offset, length, message) =>
  expect(problemsOf(argumentCounts, text)).toEqual([{ code: 'WRONG_ARGUMENT_COUNT', message, offset, length }]),
);

it('finds nothing where the number is right', () =>
  expect(problemsOf(argumentCounts, 'max(1, 2, 3) + round(1) + round(1, 2) + if(1, 2, 3) + lag(days, 7)')).toEqual([]));

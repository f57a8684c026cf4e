import { problemsOf } from '../../../test/support/known-names.js';
import { knownFunctions } from './known-functions.js';

const ALL = 'min, max, abs, coalesce, if, round, share, rolling, lag, cumulative';

it.each([
  ['maxx(days)', 0, 4, 'there is no function "maxx", did you mean "max"?'],
  ['1 + roling(days, 7)', 4, 6, 'there is no function "roling", did you mean "rolling"?'],
  ['created(2)', 0, 7, '"created" is not a function; write created * (…) to multiply'],
  ['__proto__(1)', 0, 9, `there is no function "__proto__"; there are ${ALL}`],
  ['toString()', 0, 8, `there is no function "toString"; there are ${ALL}`],
])('%s', (text, offset, length, message) =>
  expect(problemsOf(knownFunctions, text)).toMatchObject([{ code: 'UNKNOWN_FUNCTION', message, offset, length }]),
);

it('finds nothing in functions that there are', () =>
  expect(problemsOf(knownFunctions, 'max(abs(created), if(1, rolling(days, 7), cumulative(days)))')).toEqual([]));

import { problemsOf } from '../../../test/support/known-names.js';
import { knownNames } from './known-names.js';

it.each([
  ['createdd', 'UNKNOWN_NAME', 0, 8, 'there is no "createdd", did you mean "created"?'],
  ['1 / Touches', 'UNKNOWN_NAME', 4, 7, 'there is no "Touches", did you mean "touches"?'],
  ['rseolved', 'UNKNOWN_NAME', 0, 8, 'there is no "rseolved", did you mean "resolved"?'],
  ['adsy', 'UNKNOWN_NAME', 0, 4, 'there is no "adsy", did you mean "days"?'],
  ['revenue', 'UNKNOWN_NAME', 0, 7, 'there is no "revenue"'],
  ['constructor', 'UNKNOWN_NAME', 0, 11, 'there is no "constructor"'],
  ['__proto__ ', 'UNKNOWN_NAME', 0, 9, 'there is no "__proto__"'],
  ['1 + max', 'FUNCTION_WITHOUT_ARGUMENTS', 4, 3, '"max" is a function; write max(a, b, …)'],
  ['if', 'FUNCTION_WITHOUT_ARGUMENTS', 0, 2, '"if" is a function; write if(condition, a, b)'],
])('%s', (text, code, offset, length, message) =>
  expect(problemsOf(knownNames, text)).toMatchObject([{ code, message, offset, length }]),
);

it('finds nothing in names that are known, inside windows, too', () =>
  expect(problemsOf(knownNames, 'if(created > lag(touches, 7), resolved, days)')).toEqual([]));

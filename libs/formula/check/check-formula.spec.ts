import { parseFormula } from '../syntax/parser.js';
import { checkFormula } from './check-formula.js';
import { namesOf } from './names.js';

const KNOWN = new Set(['created', 'resolved', 'touches', 'days']);
const check = (text: string) => checkFormula(parseFormula(text).expression!, KNOWN);

describe('a formula that reads well', () => {
  it.each([
    ['createdd', 'UNKNOWN_NAME', 0, 8, 'there is no "createdd", did you mean "created"?'],
    ['1 / Touches', 'UNKNOWN_NAME', 4, 7, 'there is no "Touches", did you mean "touches"?'],
    ['rseolved', 'UNKNOWN_NAME', 0, 8, 'there is no "rseolved", did you mean "resolved"?'],
    ['adsy', 'UNKNOWN_NAME', 0, 4, 'there is no "adsy", did you mean "days"?'],
    ['revenue', 'UNKNOWN_NAME', 0, 7, 'there is no "revenue"'],
    ['constructor', 'UNKNOWN_NAME', 0, 11, 'there is no "constructor"'],
    ['1 + max', 'FUNCTION_WITHOUT_ARGUMENTS', 4, 3, '"max" is a function; write max(a, b, …)'],
    ['maxx(days)', 'UNKNOWN_FUNCTION', 0, 4, 'there is no function "maxx", did you mean "max"?'],
    ['created(2)', 'UNKNOWN_FUNCTION', 0, 7, '"created" is not a function; write created * (…) to multiply'],
    [
      '__proto__(1)',
      'UNKNOWN_FUNCTION',
      0,
      9,
      'there is no function "__proto__"; there are min, max, abs, coalesce, round, share',
    ],
    ['abs(1, 2)', 'WRONG_ARGUMENT_COUNT', 0, 9, '"abs" takes 1 argument, not 2; write abs(x)'],
    ['max()', 'WRONG_ARGUMENT_COUNT', 0, 5, '"max" takes at least 1 argument, not 0; write max(a, b, …)'],
    ['round(1, 2, 3)', 'WRONG_ARGUMENT_COUNT', 0, 14, '"round" takes 1 to 2 arguments, not 3; write round(x, digits)'],
  ])('%s', (text, code, offset, length, message) => expect(check(text)).toEqual([{ code, message, offset, length }]));

  it('may be right', () => expect(check('max(created / days, share(touches)) - round(resolved)')).toEqual([]));

  it('reports everything at once, in the order of the text', () => {
    expect(check('abs() + x / foo(y)').map(({ code, offset }) => [code, offset])).toEqual([
      ['WRONG_ARGUMENT_COUNT', 0],
      ['UNKNOWN_NAME', 8],
      ['UNKNOWN_FUNCTION', 12],
      ['UNKNOWN_NAME', 16],
    ]);
  });
});

it('lists names once, in the order of the text', () => {
  expect(namesOf(parseFormula('b / max(a, b) - -c ^ a').expression!)).toEqual(['b', 'a', 'c']);
});

import { parseFormula } from '../syntax/parser.js';
import { whyMissing } from './why-missing.js';
import { PERIOD, type Window } from './window.js';

const VALUES: Record<string, number> = { a: 12, b: 4, zero: 0, none: NaN, gone: NaN };
const ALL: Record<string, number> = { a: 120, b: 0, zero: 0, none: NaN, gone: 7 };
const expression = (text: string) => parseFormula(text).expression!;
const why = (text: string) =>
  whyMissing(
    expression(text),
    (name) => VALUES[name]!,
    (name) => ALL[name]!,
  );

const input = (name: string, window: Window = PERIOD) => ({ kind: 'input', name, window });
const zero = (denominator: string) => ({ kind: 'zero_denominator', denominator });

it.each([
  ['a / b', null],
  ['none', input('none')],
  ['-none', input('none')],
  ['a + none * gone', input('none')],
  ['a / zero', zero('zero')],
  ['a / (b * zero)', zero('b * zero')],
  ['a / (b / zero)', zero('zero')],
  ['none / zero', input('none')],
  ['1 + a / zero / none', zero('zero')],
  ['zero / zero', zero('zero')],
  ['coalesce(a / zero, b)', null],
  ['coalesce(a / zero, none)', zero('zero')],
  ['max(b, none)', input('none')],
  ['share(none)', input('none')],
  ['share(b)', zero('b over all segments')],
  ['share(a) / share(zero + 0)', zero('zero + 0 over all segments')],
  ['a / share(a - 12)', zero('share(a - 12)')],
  ['a > none', input('none')],
  ['if(none, gone, a)', input('none')],
  ['if(a > b, none, gone)', input('none')],
  ['if(a < b, none, gone)', input('gone')],
  ['if(a < b, none, a / zero)', zero('zero')],
  ['if(a > b, a, none)', null],
  ['lag(none, 7)', input('none', { shift: 7, days: 'period' })],
  ['lag(a + rolling(none, 28), 7)', input('none', { shift: 7, days: 28 })],
  ['cumulative(a / zero)', zero('zero since the first day')],
  ['a / rolling(zero, 28)', zero('rolling(zero, 28)')],
  ['lag(rolling(1 / zero, 28), 1)', zero('zero over 28 days, 1 day earlier')],
  ['lag(share(b), 7)', zero('b over all segments 7 days earlier')],
  ['(-b) ^ 0.5', null],
  ['1e308 * 10', null],
])('%s: %j', (text, cause) => expect(why(text)).toEqual(cause));

it('does not blame share without the values of all segments', () => {
  expect(whyMissing(expression('share(a)'), (name) => VALUES[name]!)).toBeNull();
  expect(whyMissing(expression('share(none)'), (name) => VALUES[name]!)).toEqual(input('none'));
});

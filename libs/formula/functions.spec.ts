import { evaluateAt } from './evaluate/evaluate-at.js';
import { windowDays, type Window } from './evaluate/window.js';
import { FORMULA_FUNCTIONS } from './functions.js';
import { parseFormula } from './syntax/parser.js';

/** `none` has no value; over all segments everything is ten times as much. */
const VALUES: Record<string, number> = { four: 4, zero: 0, none: NaN };

/** The period is day 100 to 109, data begins on day 80; `length` is the number of days of a window, `last` its last day. */
function here(name: string, window: Window): number {
  const days = windowDays(window, 100, 110, 80);
  if (days === null) return NaN;
  if (name === 'last') return days[1] - 1;
  return name === 'length' ? days[1] - days[0] : VALUES[name]!;
}

const value = (text: string) =>
  evaluateAt(parseFormula(text).expression!, here, (name, window) => 10 * here(name, window));

const RESULTS: [string, number][] = [
  ['min(4)', 4],
  ['min(3, four, 2)', 2],
  ['min(3, none)', NaN],
  ['max(none, 3)', NaN],
  ['max(3, four, 2)', 4],
  ['max(-3, -four)', -3],
  ['abs(-four)', 4],
  ['abs(none)', NaN],
  ['coalesce(none, four, 1)', 4],
  ['coalesce(1 / zero, zero, 1)', 0],
  ['coalesce(none)', NaN],
  ['if(four, 1, 2)', 1],
  ['if(zero, 1, 2)', 2],
  ['if(-0.1, 1, none)', 1],
  ['if(none, 1, 2)', NaN],
  ['if(four > 3, none, 2)', NaN],
  ['rolling(length, 28)', 28],
  ['rolling(last, 28)', 109],
  ['rolling(length, 30)', 30],
  ['rolling(length, 31)', NaN],
  ['rolling(none, 28)', NaN],
  ['lag(length, 20)', 10],
  ['lag(last, 7)', 102],
  ['lag(length, 21)', NaN],
  ['lag(last - length, 1) + last', 98 + 109],
  ['cumulative(length)', 30],
  ['cumulative(none)', NaN],
  ['round(2.5)', 3],
  ['round(-2.5)', -3],
  ['round(2.4999)', 2],
  ['round(1234.567, 2)', 1234.57],
  ['round(1250, -2)', 1300],
  ['round(four, none)', NaN],
  ['round(none, 1)', NaN],
  ['round(0.1, 400)', 0.1],
  ['round(12, -400)', 0],
  ['round(1e300, 20)', 1e300],
  ['round(1.7e308, -308)', NaN],
  ['share(four)', 0.1],
  ['share(four) / share(four + 5)', 4 / 40 / (9 / 45)],
  ['share(zero)', NaN],
  ['share(none)', NaN],
  ['share(share(four))', 0.1],
  ['share(3)', 1],
];

it.each(RESULTS)('%s = %d', (text, expected) => expect(value(text)).toBe(expected));

it.each([...FORMULA_FUNCTIONS.keys()])('%s is among the results above', (name) =>
  expect(RESULTS.some(([text]) => text.startsWith(`${name}(`))).toBe(true),
);

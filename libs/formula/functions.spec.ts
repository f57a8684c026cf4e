import { evaluateAt } from './evaluate/evaluate-at.js';
import { FORMULA_FUNCTIONS } from './functions.js';
import { parseFormula } from './syntax/parser.js';

/** `none` has no value; over all segments everything is ten times as much. */
const VALUES: Record<string, number> = { four: 4, zero: 0, none: NaN };
const here = (name: string) => VALUES[name]!;
const value = (text: string) => evaluateAt(parseFormula(text).expression!, here, (name) => 10 * here(name));

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

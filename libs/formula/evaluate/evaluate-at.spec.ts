import { parseFormula } from '../syntax/parser.js';
import { evaluateAt } from './evaluate-at.js';

const VALUES: Record<string, number> = { a: 12, b: 4, zero: 0, none: NaN, huge: 1e308, infinite: Infinity };
const value = (text: string) => evaluateAt(parseFormula(text).expression!, (name) => VALUES[name]!);

it.each([
  ['a / b - 1', 2],
  ['a - b - 1', 7],
  ['2 + a * b', 50],
  ['-b ^ 2', -16],
  ['(-b) ^ 2', 16],
  ['2 ^ 3 ^ 2', 512],
  ['b ^ -1', 0.25],
  ['b ^ 50%', 2],
  ['a / zero', NaN],
  ['zero / zero', NaN],
  ['zero / a', 0],
  ['zero ^ -1', NaN],
  ['zero ^ 0', 1],
  ['(-b) ^ 50%', NaN],
  ['none + 1', NaN],
  ['zero * none', NaN],
  ['none ^ 0', NaN],
  ['1 ^ none', NaN],
  ['huge * 10', NaN],
  ['huge * 10 / huge', NaN],
  ['-huge - huge', NaN],
  ['1 / 1e-320', NaN],
  ['infinite', NaN],
  ['share(a)', NaN],
])('%s = %d', (text, expected) => expect(value(text)).toBe(expected));

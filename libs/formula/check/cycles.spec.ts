import { parseFormula } from '../syntax/parser.js';
import { findCycles } from './cycles.js';

const cycles = (formulas: Record<string, string>) =>
  findCycles(new Map(Object.entries(formulas).map(([name, text]) => [name, parseFormula(text).expression!])));

it.each([
  ['none', { a: 'b + c', b: 'c', d: 'a / b' }, []],
  ['itself', { a: 'a + 1' }, [['a', 'a']]],
  ['two', { a: 'b', b: 'a' }, [['a', 'b', 'a']]],
  ['behind an entrance', { entrance: 'a + b', a: 'b', b: '2 * c', c: 'a' }, [['a', 'b', 'c', 'a']]],
  ['used twice, reported once', { a: 'b + b * b', b: 'max(a, a)' }, [['a', 'b', 'a']]],
  [
    'two with a name in common',
    { a: 'b + c', b: 'a', c: 'a' },
    [
      ['a', 'b', 'a'],
      ['a', 'c', 'a'],
    ],
  ],
  [
    'two apart',
    { a: 'b', b: 'a', 'sample of c': 'c', c: 'c' },
    [
      ['a', 'b', 'a'],
      ['c', 'c'],
    ],
  ],
])('%s', (_case, formulas, expected) => expect(cycles(formulas)).toEqual(expected));

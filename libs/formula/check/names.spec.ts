import { parseFormula } from '../syntax/parser.js';
import { leavesOf, namesOf } from './names.js';
import { windowWords } from '../evaluate/window.js';

it.each([
  ['b / max(a, b) - -c ^ a', ['b', 'a', 'c']],
  ['if(a > lag(b, 7), 1, rolling(c, 28))', ['a', 'b', 'c']],
  ['1 + 2', []],
])('%s uses %j, each once, in the order of the text', (text, names) =>
  expect(namesOf(parseFormula(text).expression!)).toEqual(names),
);

it('lists names with their windows, each pair once', () => {
  const { expression } = parseFormula('a + lag(a + b, 7) - lag(lag(a, 3), 4) + rolling(a, 7)');
  expect(leavesOf(expression!).map(({ name, window }) => name + windowWords(window))).toEqual([
    'a',
    'a 7 days earlier',
    'b 7 days earlier',
    'a over 7 days',
  ]);
});

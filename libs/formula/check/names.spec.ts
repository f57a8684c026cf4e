import { parseFormula } from '../syntax/parser.js';
import { namesOf } from './names.js';

it.each([
  ['b / max(a, b) - -c ^ a', ['b', 'a', 'c']],
  ['if(a > lag(b, 7), 1, rolling(c, 28))', ['a', 'b', 'c']],
  ['1 + 2', []],
])('%s uses %j, each once, in the order of the text', (text, names) =>
  expect(namesOf(parseFormula(text).expression!)).toEqual(names),
);

import { tableWithText } from './table.js';
import { wrap } from './wrap.js';

it('breaks between words, and goes on two further in', () =>
  expect(wrap('head\n  WARNING  one two three four five', 26)).toBe(
    ['head', '  WARNING  one two three', '    four five'].join('\n'),
  ));

it('leaves what fits, what is one word, and what no window shows', () => {
  expect(wrap('one two', 24)).toBe('one two');
  expect(wrap('x'.repeat(30), 24)).toBe('x'.repeat(30));
  expect(wrap('one two three four five six seven', null)).toBe('one two three four five six seven');
});

it('a text beside a table goes on below itself', () =>
  expect(
    tableWithText(
      ['#', 'What'],
      [
        ['1', 'one two three four five six'],
        ['10', 'seven'],
      ],
      28,
    ),
  ).toBe(['#   What', '1   one two three four five', '    six', '10  seven'].join('\n')));

import { printable, textFault, textFaultsIn } from './sound-text.js';

it.each([
  ['', null],
  ['Zoë, 東京 and 👍🏽', null],
  ['two\nlines,\r\na\ttab,\va soft and a form\ffeed, next\u0085line', null],
  ['a\0b', 'NUL_CHARACTER'],
  ['\ud83d', 'UNPAIRED_SURROGATE'],
  ['\udc4d 👍', 'UNPAIRED_SURROGATE'],
  ['\u001b[2J', 'CONTROL_CHARACTER'],
  ['bell\u0007', 'CONTROL_CHARACTER'],
  ['\u009b31m', 'CONTROL_CHARACTER'],
  ['\u007f', 'CONTROL_CHARACTER'],
])('the fault of %j is %s', (text, code) => expect(textFault(text)?.code ?? null).toBe(code));

it('names the control character', () => expect(textFault('a\u001bb')?.message).toContain('(U+001B)'));

it('finds texts wherever they are in a value', () =>
  expect(
    textFaultsIn({ name: 'fine', list: ['x', { note: 'a\0' }], 'k\0': 1, nothing: null }).map(({ path }) => path),
  ).toEqual([['k\0'], ['list', 1, 'note']]));

it('looks at each part once, however deep it is', () => {
  const self: Record<string, unknown> = { name: 'a\0' };
  self.self = self;
  expect(textFaultsIn(self).map(({ path }) => path)).toEqual([['name']]);
  let deep: unknown = 'b\0';
  for (let level = 0; level < 100_000; level++) deep = [deep];
  expect(textFaultsIn(deep)[0]!.path).toHaveLength(100_000);
});

it.each([
  ['plain\n\ttext, 東京', 'plain\n\ttext, 東京'],
  ['\u001b]0;title\u0007', '\\u001b]0;title\\u0007'],
  ['over\rwritten', 'over\\u000dwritten'],
  ['abc\u202edef', 'abc\\u202edef'],
  ['\u009b', '\\u009b'],
])('%j is printed as %j', (text, shown) => expect(printable(text)).toBe(shown));

it('what is printed of JSON is JSON with the same content', () => {
  const value = { name: '\u001b[31m \u009b \u202e' };
  expect(JSON.parse(printable(JSON.stringify(value, null, 2)))).toEqual(value);
});

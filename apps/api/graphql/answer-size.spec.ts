import { jsonSize } from './answer-size.js';

const MOST = 1_000_000;

it.each([
  ['a text', 'Contact rate'],
  ['a list', [null, true, 'a', 'bc']],
  ['what is nested', { tree: { nodes: [{ key: 'a', name: 'A' }, { key: 'b', name: null }] } }], // prettier-ignore
  ['nothing', {}],
])('of %s is near its text', (_, value) => {
  const length = JSON.stringify(value).length;
  expect(jsonSize(value, MOST)).toBeGreaterThanOrEqual(length);
  expect(jsonSize(value, MOST)).toBeLessThan(length + 30);
});

it('ends at the limit, however much is there', () => {
  let read = 0;
  const rows = Array.from({ length: 1000 }, () => ({ get name() { return read++, 'x'.repeat(100); } })); // prettier-ignore
  const size = jsonSize({ one: rows, other: rows }, 1000);
  expect([size > 1000, size < 1300, read < 12]).toEqual([true, true, true]);
});

import { NOTHING_TYPED, type } from './typing.js';

const command = (keys: string) => ({ keys, name: keys, group: 'Go to', run: () => undefined });
const commands = [command('c'), command('g t')];
const typed = (letters: string, pause = 100) =>
  [...letters].reduce((before, key, index) => type(before, key, index * pause, commands), NOTHING_TYPED).text;

describe('typing in a treegrid', () => {
  it('gathers letters until there is a pause', () => {
    expect(typed('res')).toBe('res');
    expect(typed('res', 1000)).toBe('s');
  });

  it('leaves commands alone, of one key and of two', () => {
    expect(typed('c')).toBe('');
    expect(typed('g')).toBe('');
    expect(typed('gt')).toBe('');
    expect(typed('gx')).toBe('x');
    expect(typed('t')).toBe('t');
  });

  it('takes every letter once a search is under way', () => {
    expect(typed('rec')).toBe('rec');
    expect(typed('rg')).toBe('rg');
  });

  it('searches with no other key', () => {
    for (const key of ['ArrowDown', ' ', '*', '/', 'F5']) expect(type(NOTHING_TYPED, key, 0, []).text).toBe('');
  });
});

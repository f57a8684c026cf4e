import { KeySet } from './key-set.js';

describe('KeySet', () => {
  it('answers with the line of the first one', () => {
    const keys = new KeySet();
    expect([keys.add('a', 2), keys.add('b', 3), keys.add('a', 4), keys.add('', 5), keys.add('', 6)]).toEqual([
      0, 0, 2, 0, 5,
    ]);
    expect(keys.size).toBe(3);
  });

  it('tells apart 100,000 similar keys and finds each again after growing', () => {
    const keys = new KeySet();
    for (let i = 1; i <= 100_000; i++) expect2(keys.add(`T-${i}`, i), 0);
    for (let i = 1; i <= 100_000; i += 7) expect2(keys.add(`T-${i}`, 1), i);
    expect(keys.size).toBe(100_000);
  });

  it('takes at most 45 bytes per key', () => {
    const before = process.memoryUsage().arrayBuffers;
    const keys = new KeySet();
    for (let i = 1; i <= 200_000; i++) keys.add(`conversation-${i}`, i);
    expect((process.memoryUsage().arrayBuffers - before) / keys.size).toBeLessThan(45);
  });
});

/** `expect` itself is too slow for hundreds of thousands of checks. */
function expect2(actual: number, expected: number): void {
  if (actual !== expected) expect(actual).toBe(expected);
}

import { Recent } from './recent.js';

it('computes once, and forgets what was not used for longest', () => {
  const computed: string[] = [];
  const recent = new Recent<string, number>(2);
  const get = (key: string) => recent.get(key, () => computed.push(key));
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(get)).toEqual([1, 2, 1, 3, 1, 4]);
  expect(computed).toEqual(['a', 'b', 'c', 'b']);
});

it('keeps falsy results', () => {
  let times = 0;
  const recent = new Recent<string, number | null>(2);
  const get = () => recent.get('a', () => (times++, times === 1 ? null : times));
  expect([get(), get(), times]).toEqual([null, null, 1]);
});

it('shares a promise, and tries again after one that failed', async () => {
  let times = 0;
  const recent = new Recent<string, Promise<number>>(2);
  const get = () => recent.get('a', async () => (++times === 1 ? Promise.reject(new Error('once')) : times));
  const [first, second] = [get(), get()];
  expect(first).toBe(second);
  await expect(first).rejects.toThrow('once');
  await expect(get()).resolves.toBe(2);
  await expect(get()).resolves.toBe(2);
});

it('does not keep what throws', () => {
  const recent = new Recent<string, number>(2);
  expect(() =>
    recent.get('a', () => {
      throw new Error('once');
    }),
  ).toThrow('once');
  expect(recent.get('a', () => 3)).toBe(3);
});

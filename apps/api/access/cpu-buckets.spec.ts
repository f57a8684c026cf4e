import { CpuBuckets } from './cpu-buckets.js';

const bucket = (key: string) => ({ key, most: 1000, perSecond: 100 });
let now = 0;
let buckets: CpuBuckets;
beforeEach(() => {
  now = 0;
  buckets = new CpuBuckets(() => now);
});

it('takes as long as something is left, also more than that', () => {
  expect(buckets.take([bucket('a')], 999)).toBe(0);
  expect(buckets.take([bucket('a')], 500)).toBe(0);
  expect(buckets.take([bucket('a')], 1)).toBe(5); // 499 are missing, and 100 come in a second
});

it('fills with time, but not over its edge', () => {
  buckets.take([bucket('a')], 1100);
  now = 999;
  expect(buckets.take([bucket('a')], 1)).toBe(1);
  now = 2000;
  expect(buckets.take([bucket('a')], 100)).toBe(0);
  now = 1_000_000;
  expect(buckets.take([bucket('a')], 1000)).toBe(0);
  expect(buckets.take([bucket('a')], 1)).toBe(1);
});

it('takes from all or from none', () => {
  buckets.take([bucket('a')], 1500);
  expect(buckets.take([bucket('b'), bucket('a')], 10)).toBe(5);
  expect(buckets.take([bucket('b')], 1000)).toBe(0);
});

it('takes nothing while it refuses, so that asking again does not make it longer', () => {
  buckets.take([bucket('a')], 1100);
  for (let again = 0; again < 50; again++) expect(buckets.take([bucket('a')], 1000)).toBe(1);
  now = 1001;
  expect(buckets.take([bucket('a')], 1)).toBe(0);
});

it('holds no more than so many of them', () => {
  buckets.take([bucket('first')], 2000);
  for (let other = 0; other < 20_000; other++) buckets.take([bucket(`b${other}`)], 1);
  expect(buckets.take([bucket('first')], 1)).toBe(0);
});

it('is not undone by a clock that goes back', () => {
  now = 1000;
  buckets.take([bucket('a')], 1100);
  now = 0;
  expect(buckets.take([bucket('a')], 1)).toBe(1);
});

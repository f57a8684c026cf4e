/** A small share of `npm run bench -- fuzz`: texts that nobody would write give an expression or problems, and nothing else. */
import { fuzzFormulas } from '../../bench/fuzz.js';

it('withstands 30,000 texts that nobody would write', () => {
  const { read, sound, longestMilliseconds } = fuzzFormulas(30_000, 1);
  expect(read).toBeGreaterThan(6_000);
  expect(sound).toBeGreaterThan(500); // so that the checks and the evaluation have something to do
  expect(longestMilliseconds).toBeLessThan(2_000); // the machine may pause
});

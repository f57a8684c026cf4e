import fc from 'fast-check';
import { tries } from '../../../test/support/how-much.js';
import { narrowDown } from './narrow-down.js';
import { probesFrom } from './probes.js';
import { solveFor, type SolveOptions } from './solve-for.js';

type Formula = (x: number) => number;

function solution(f: Formula, target: number, start: number, options?: SolveOptions): number {
  const result = solveFor(f, target, start, options);
  if (result.kind === 'none') throw new Error(result.reason);
  expect(Math.abs(result.value - target)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(target)));
  return result.x;
}

describe('a needed change', () => {
  it.each<[string, Formula, number, number, number, SolveOptions?]>([
    ['cost of 3,120 = customers × 3.12: for 2,500', (x) => 3.12 * x, 2500, 1000, 2500 / 3.12],
    ['it is there already', (x) => x * x, 9, 3, 3],
    ['a ratio: conversations for 8 hours each', (x) => 1200 / x, 8, 100, 150],
    ['an inverse far away', (x) => 1 / x, 1e5, 1, 1e-5],
    ['a square root of two', (x) => x * x, 2, 1, Math.SQRT2],
    ['nothing at all', (x) => 5 + 2 * x, 5, 40, 0],
    ['a loss becomes a profit', (x) => x, 10, -20, 10, { most: Infinity }],
    ['below zero where that is allowed', (x) => 3 * x + 1, -2, 5, -1, { least: -Infinity }],
    ['from nothing', (x) => 7 * x, 21, 0, 3],
    ['from nothing, down', (x) => 7 * x, -21, 0, -3, { least: -10 }],
    ['from nothing, in thousands of millions', (x) => x, 3e9, 0, 3e9, { scale: 1e6 }],
    ['up to the bound itself', (x) => 2 * x, 2, 0.5, 1, { most: 1 }],
    ['a target of zero', (x) => x * x * x - 8, 0, 1, 2],
    ['a flat and a steep part', (x) => x ** 9, 1e9, 1, 10],
    ['past a threshold', (x) => Math.max(x, 100), 150, 20, 150],
  ])('%s', (_, f, target, start, expected, options = {}) => {
    const x = solution(f, target, start, options);
    expect(Math.abs(x - expected)).toBeLessThanOrEqual(1e-14 * Math.max(1e-6, Math.abs(expected)));
  });

  it('is the nearer of two', () => {
    expect(solution((x) => (x - 3) * (x - 100), 0, 10)).toBeCloseTo(3, 12);
    expect(solution((x) => (x - 3) * (x - 100), 0, 40)).toBeCloseTo(100, 12);
  });

  it('goes round what has no value', () => {
    expect(solution((x) => (x > 4 ? NaN : x), 2, 3)).toBeCloseTo(2, 12);
    expect(solution((x) => (x < 4 ? NaN : x), 50, 3)).toBeCloseTo(50, 12); // no value at the start
  });

  it('passes a jump and a pole on the way to a solution', () => {
    expect(solution((x) => (x < 20 ? 0 : x), 60, 10)).toBeCloseTo(60, 10); // passed at 20 only in sign: −60, −40
    expect(solution((x) => (x < 20 ? 0 : x) - (x > 30 ? 25 : 0), 10, 10)).toBeCloseTo(35, 10);
    expect(solution((x) => 1 / (x - 20), 0.1, 10)).toBeCloseTo(30, 10);
  });
});

describe('no solution', () => {
  it.each<[string, Formula, number, number, object, SolveOptions?]>([
    ['out of reach', (x) => 100 + x, 60, 30, { reason: 'out_of_reach', nearest: { x: 0, value: 100 } }],
    ['beyond the bound', (x) => x, 1.2, 0.5, { reason: 'out_of_reach', nearest: { x: 1, value: 1 } }, { most: 1 }],
    ['whatever x', () => 7, 8, 1, { reason: 'out_of_reach', nearest: { x: 1, value: 7 } }],
    ['more than a million times', (x) => x, 1e8, 1, { reason: 'out_of_reach', nearest: { x: 1e6, value: 1e6 } }],
    ['a threshold', (x) => (x < 5 ? 0 : 10), 4, 1, { reason: 'jumps_over', nearest: { x: 1, value: 0 } }],
    ['no value anywhere', () => NaN, 1, 1, { reason: 'no_value', nearest: null }],
    ['a gap where it would be', (x) => (x > 2.1 && x < 2.4 ? NaN : x), 2.25, 2, { reason: 'jumps_over' }],
  ])('%s', (_, f, target, start, expected, options = {}) =>
    expect(solveFor(f, target, start, options)).toMatchObject({ kind: 'none', ...expected }),
  );

  it.each<[number, SolveOptions]>([
    [NaN, {}],
    [Infinity, {}],
    [5, { most: 4 }],
    [-1, { least: 0 }],
  ])('starts at %d within %j: refused', (start, options) =>
    expect(() => solveFor((x) => x, 1, start, options)).toThrow(RangeError),
  );
});

describe('where it looks', () => {
  it('steps by a third, to a million and a millionth, then 0, then across', () => {
    const [outward, inward] = probesFrom(100, -Infinity, Infinity, 1) as [number[], number[]];
    expect(outward).toHaveLength(48);
    expect(outward[7]).toBeCloseTo(1000, 9);
    expect(outward.at(-1)).toBeCloseTo(1e8, 3);
    expect(inward[47]).toBeCloseTo(1e-4, 12);
    expect(inward[48]).toBe(0);
    expect(inward[49]).toBeCloseTo(-1e-4, 12);
    expect(inward.at(-1)).toBeCloseTo(-1e8, 3);
  });

  it('ends at the bounds', () => {
    const [outward, inward] = probesFrom(100, 60, 150, 1) as [number[], number[]];
    expect(outward.map(Math.round)).toEqual([133, 150]);
    expect(inward.map(Math.round)).toEqual([75, 60]);
  });
});

it('narrows down in few steps, also where zeros are flat', () => {
  const count = (f: Formula, a: number, b: number) => {
    let evaluations = 0;
    const counted: Formula = (x) => (evaluations++, f(x));
    const { x } = narrowDown(counted, { a, gapA: f(a), b, gapB: f(b) })!;
    return { x, evaluations };
  };
  const cosine = count((x) => Math.cos(x) - x, 0, 1);
  expect(cosine.x).toBeCloseTo(0.7390851332151607, 15); // the Dottie number, OEIS A003957
  expect(cosine.evaluations).toBeLessThan(12);
  const cubic = count((x) => x ** 3 - 2 * x - 5, 2, 3); // Wallis, 1685
  expect(cubic.x).toBeCloseTo(2.0945514815423265, 15);
  expect(cubic.evaluations).toBeLessThan(12);
  const flat = count((x) => (x - 1) ** 9, 0.3, 1.8);
  expect(flat.x).toBeCloseTo(1, 12);
  expect(flat.evaluations).toBeLessThan(80);
});

it('brings back the x that a value was made from', () => {
  const formula = fc
    .record({
      factor: fc.double({ min: 0.01, max: 100, noNaN: true }),
      power: fc.constantFrom(-2, -1, -0.5, 0.5, 1, 1.7, 3),
      sign: fc.constantFrom(1, -1),
    })
    .map(
      ({ factor, power, sign }) =>
        (x: number) =>
          sign * factor * x ** power,
    );
  const positive = fc.double({ min: 0.01, max: 1000, noNaN: true });
  fc.assert(
    fc.property(formula, positive, positive, (f, start, x) => {
      const found = solveFor(f, f(x), start);
      expect(found.kind).toBe('solved');
      if (found.kind === 'solved') {
        expect(Math.abs(found.x / x - 1)).toBeLessThan(1e-12);
        expect(Math.abs(found.value / f(x) - 1)).toBeLessThan(1e-12);
      }
    }),
    tries(500),
  );
});

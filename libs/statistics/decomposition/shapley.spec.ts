import fc from 'fast-check';
import { tries } from '../../../test/support/builders-property.js';
import { MOST_MOVING_INPUTS, shapley, type ShapleySplit } from './shapley.js';

type Formula = (inputs: readonly number[]) => number;

const product: Formula = (inputs) => inputs.reduce((value, x) => value * x, 1);
const ratio: Formula = ([n, d]) => n! / d!;

function split(f: Formula, before: readonly number[], after: readonly number[]): ShapleySplit {
  const result = shapley(f, before, after);
  if (result.kind === 'none') throw new Error(result.reason);
  return result;
}

describe('numbers', () => {
  const threshold: Formula = ([a, b, c, d]) => (a! * b! + c!) / Math.max(d!, 1);
  it.each<[string, Formula, number[], number[], number[], number]>([
    ['a ratio is split in the middle', ratio, [1200, 100], [1500, 150], [2.5, -4.5], 9],
    ['a chain of four factors', product, [0.4, 3, 0.25, 40], [0.6, 5, 0.2, 40], [107 / 15, 134 / 15, -61 / 15, 0], 9],
    [
      'cost to serve, first segment',
      product,
      [1000, 0.2, 3, 4, 0.8],
      [1100, 0.25, 2.7, 4.4, 0.82],
      [218.0256, 508.6476, -242.3544, 218.0256, 56.5956],
      9,
    ],
    [
      'cost to serve, second segment',
      product,
      [5000, 0.05, 2, 3, 0.8],
      [5600, 0.06, 2.2, 2.9, 0.82],
      [165.78452, 266.129186667, 139.50552, -49.825146667, 36.22352],
      9,
    ],
    ['a segment appears', product, [0, 0.1, 5], [200, 0.12, 6], [121.333333333, 11.333333333, 11.333333333], 9],
    ['a credit: 100 − 120 to 100 − 90', ([a, b]) => a! - b!, [100, 120], [100, 90], [0, 30], 12],
    ['two that hide each other', ([a, b, c]) => a! * b! + c!, [2, 6, 1], [3, 4, 2], [5, -5, 1], 12],
    [
      '(a·b + c) / max(d, 1)',
      threshold,
      [10, 3, 5, 4],
      [12, 2.5, 9, 4.4],
      [1.314393939, -1.310606061, 0.954545455, -0.84469697],
      9,
    ],
  ])('%s', (_, f, before, after, expected, digits) => {
    const { contributions } = split(f, before, after);
    for (const [i, part] of contributions.entries()) expect(part).toBeCloseTo(expected[i]!, digits);
  });

  it.each([
    [
      [1, 10, 2, 4, 5, 3],
      [4, 5, 3, 5, 6, 4],
      [74.333333333, -16.666666667, 42.333333333],
    ],
    [
      [4, 5, 3, 5, 6, 4],
      [8, 2, 4, 5, 7, 5],
      [48, -41.5, 52.5],
    ],
    [
      [8, 2, 4, 5, 7, 5],
      [10, 1, 5, 6, 8, 6],
      [54.666666667, -10.333333333, 54.666666667],
    ],
  ])('the example of the R package LMDIR: %j to %j, by factor over both categories', (before, after, expected) => {
    const twoCategories: Formula = ([a, b, c, d, e, f]) => a! * b! * c! + d! * e! * f!;
    const { contributions } = split(twoCategories, before, after);
    for (const k of [0, 1, 2]) expect(contributions[k]! + contributions[k + 3]!).toBeCloseTo(expected[k]!, 9);
  });
});

describe('refusals', () => {
  it('names the inputs for which there is no value', () => {
    const f: Formula = ([n, d]) => (d === 0 ? NaN : n! / d!);
    expect(shapley(f, [1, 0], [3, 4])).toEqual({ kind: 'none', reason: 'no_value', inputs: [1, 0] });
    expect(shapley(([a, b]) => Math.sqrt(a! - b!), [5, 1], [9, 8])).toEqual({
      kind: 'none',
      reason: 'no_value',
      inputs: [5, 8],
    });
    expect(shapley(ratio, [1, 2], [1, 0])).toMatchObject({ reason: 'no_value' });
  });

  it('takes twelve inputs that move, and any number that does not', () => {
    const inputs = (x: number, n: number) => Array.from({ length: n }, () => x);
    const sum: Formula = (all) => all.reduce((total, x) => total + x, 0);
    const many = [...inputs(0, MOST_MOVING_INPUTS), ...inputs(7, 100)];
    const { contributions } = split(sum, many, [...inputs(1, MOST_MOVING_INPUTS), ...inputs(7, 100)]);
    for (const [i, part] of contributions.entries()) expect(part).toBeCloseTo(i < 12 ? 1 : 0, 12);
    expect(shapley(sum, inputs(0, 13), inputs(1, 13))).toEqual({ kind: 'none', reason: 'too_many_inputs', moving: 13 });
  });

  it('throws for sides of different lengths', () => expect(() => shapley(product, [1], [1, 2])).toThrow(RangeError));
});

describe('laws', () => {
  const value = fc.double({ min: -100, max: 100, noNaN: true });
  const positive = fc.double({ min: 0.1, max: 1000, noNaN: true });
  const inputs = fc.integer({ min: 1, max: 7 }).chain((length) => {
    const side = fc.array(value, { minLength: length, maxLength: length });
    return fc.tuple(side, side);
  });
  /** Not symmetric, not monotone, defined everywhere. */
  const odd: Formula = (all) => all.reduce((total, x, i) => Math.max(total * Math.sin(x + i), x) + i * x, 1);
  const sizeOf = ({ contributions }: ShapleySplit) => contributions.reduce((sum, x) => sum + Math.abs(x), 1);

  it('parts add up, the way back has the opposite signs, and what does not move gets nothing', () => {
    fc.assert(
      fc.property(inputs, fc.nat(6), ([before, after], fixed) => {
        const there = before.map((x, i) => (i === fixed ? x : after[i]!));
        const result = split(odd, before, there);
        const sum = result.contributions.reduce((total, x) => total + x, 0);
        expect(Math.abs(sum - result.change)).toBeLessThanOrEqual(1e-9 * sizeOf(result));
        if (fixed < before.length) expect(result.contributions[fixed]).toBe(0);
        const back = split(odd, there, before).contributions;
        for (const [i, part] of result.contributions.entries())
          expect(Math.abs(part + back[i]!)).toBeLessThanOrEqual(1e-9 * sizeOf(result));
      }),
      tries(200),
    );
  });

  it('of a ratio is the midpoint form: ½ΔN(1/D⁰ + 1/D¹) and ½(N⁰ + N¹)(1/D¹ − 1/D⁰)', () => {
    fc.assert(
      fc.property(positive, positive, positive, positive, (n0, d0, n1, d1) => {
        const result = split(ratio, [n0, d0], [n1, d1]);
        const expected = [((n1 - n0) * (1 / d0 + 1 / d1)) / 2, ((n0 + n1) * (1 / d1 - 1 / d0)) / 2];
        const size = n0 / d0 + n1 / d1 + n0 / d1 + n1 / d0;
        for (const k of [0, 1])
          expect(Math.abs(result.contributions[k]! - expected[k]!)).toBeLessThanOrEqual(1e-12 * size);
      }),
      tries(200),
    );
  });

  it('of shares and rates is mix and rate: ½Δr·(w⁰ + w¹) and ½Δw·(r⁰ + r¹)', () => {
    const { contributions } = split(product, [0.4, 10], [0.7, 9]);
    expect(contributions[0]).toBeCloseTo(0.3 * 9.5, 12);
    expect(contributions[1]).toBeCloseTo(-1 * 0.55, 12);
  });
});

import { attributedParts as parts, type NamedValues } from '../../../test/support/builders-formula.js';

function expectParts(found: Record<string, number>, wanted: NamedValues, digits: number): void {
  expect(Object.keys(found)).toEqual(Object.keys(wanted));
  for (const [name, value] of Object.entries(wanted))
    expect([name, found[name]!.toFixed(digits)]).toEqual([name, value.toFixed(digits)]);
}

describe('on a straight path', () => {
  it('gives a hidden move its two parts: 2 × 6 is 3 × 4', () => {
    const found = parts({ result: 'product + c', product: 'a * b' }, { a: 2, b: 6, c: 1 }, { a: 3, b: 4, c: 2 });
    // Along the path a gains ∫ b da = 5 and b loses as much.
    expectParts(found, { product: 0, 'product/a': 5, 'product/b': -5, c: 1 }, 9);
  });

  it('leaves a ratio that comes from nothing as it is: all of it is the new volume', () => {
    const formulas = { result: 'customers * rate', rate: 'created / asked' };
    const found = parts(formulas, { customers: 0, created: 0, asked: 0 }, { customers: 200, created: 24, asked: 200 });
    expect(found.customers).toBeCloseTo(24, 9);
    expect(found.rate).toBeCloseTo(0, 9);
    expect(found['rate/created']! + found['rate/asked']!).toBeCloseTo(0, 9);
  });

  it('has no parts where a denominator changes its sign, or one input has no value', () => {
    const formulas = { result: 'a / b' };
    expect(parts(formulas, { a: 1, b: -1 }, { a: 1, b: 2 })).toEqual({ a: NaN, b: NaN });
    expect(parts(formulas, { a: 1, b: 0 }, { a: 1, b: 2 }).a).toBeNaN();
    expect(parts(formulas, { a: NaN, b: 1 }, { a: 1, b: 2 }).a).toBeNaN();
  });

  it('splits what is not smooth, in one step as in many', () => {
    // max(4, 4.4) is d all the way: in one step the average of both orders, (12 · 2.5 + 9) / 4.4 − 35 / 4 in all.
    const formulas = { result: '(a * b + c) / max(d, 1)' };
    const [before, after] = [
      { a: 10, b: 3, c: 5, d: 4 },
      { a: 12, b: 2.5, c: 9, d: 4.4 },
    ];
    const all = (found: Record<string, number>) => Object.values(found).reduce((sum, part) => sum + part, 0);
    expect(all(parts(formulas, before, after))).toBeCloseTo(39 / 4.4 - 35 / 4, 12);
    expect(all(parts(formulas, before, after, { steps: 1 }))).toBeCloseTo(39 / 4.4 - 35 / 4, 12);
    // The four-operand Shapley values, of which the path's limit differs in the third digit.
    const shapley = { a: 1.314393939, b: -1.310606061, c: 0.954545455, d: -0.84469697 };
    for (const [name, value] of Object.entries(shapley))
      expect(Math.abs(parts(formulas, before, after)[name]! - value)).toBeLessThan(0.005);
  });

  it('leaves alone what has no part in the result: the branch not taken may be without value', () => {
    const formulas = { result: 'if(used > 0, a / b, c)' };
    const found = parts(formulas, { used: 0, a: 1, b: 0, c: 1 }, { used: 0, a: 2, b: 0, c: 3 });
    expect(found).toEqual({ used: 0, a: 0, b: 0, c: 2 });
  });

  it('gives the step to a branch that has no value yet to the condition that chose it', () => {
    // On the last of 64 steps b comes to be 1; until then the other branch would be 5 / 0.
    const formulas = { result: 'if(b >= 1, a / (b >= 1), c)' };
    const found = parts(formulas, { a: 5, b: 0.5, c: 7 }, { a: 5, b: 1, c: 7 });
    expectParts(found, { b: -2, a: 0, c: 0 }, 12);
  });

  it('has no parts where the first of two that has a value changes', () => {
    const found = parts({ result: 'coalesce(a / b, c)' }, { a: 4, b: 0, c: 3 }, { a: 4, b: 2, c: 3 });
    expect(found).toEqual({ a: NaN, b: NaN, c: NaN });
  });

  it('blames a threshold on nobody who did not move it', () => {
    // a − b is 5 all the way, just not above 5.
    const found = parts({ result: 'if(a - b > 5, 100, c)' }, { a: 8, b: 3, c: 1 }, { a: 9, b: 4, c: 2 });
    expectParts(found, { a: 0, b: 0, c: 1 }, 12);
  });

  it('takes a ratio that ends in nothing as it was, in one step as in many', () => {
    const formulas = { result: 'customers * rate', rate: 'created / asked' };
    for (const steps of [1, 2, 64]) {
      const ends = [
        { customers: 200, created: 24, asked: 200 },
        { customers: 0, created: 0, asked: 0 },
      ] as const;
      const found = parts(formulas, ...ends, { steps });
      expect([steps, found.customers, found.rate]).toEqual([steps, expect.closeTo(-24, 9), expect.closeTo(0, 9)]);
    }
  });

  it('tells a share from the whole that it is a share of', () => {
    const found = parts({ result: 'share(cost)' }, { cost: 10, 'all cost': 100 }, { cost: 30, 'all cost': 150 });
    expect(Object.keys(found)).toEqual(['cost', 'all cost']);
    expect(found.cost! + found['all cost']!).toBeCloseTo(0.1, 12);
  });
});

describe('on a geometric path', () => {
  it('is LMDI-I: the factor chain of domain rules', () => {
    const reference = { contact: 0.4, touches: 3, minutes: 0.25, price: 40 };
    const segment = { contact: 0.6, touches: 5, minutes: 0.2, price: 40 };
    const found = parts({ result: 'contact * touches * minutes * price' }, reference, segment, { path: 'geometric' });
    expectParts(found, { contact: 7.01955, touches: 8.84359, minutes: -3.86314, price: 0 }, 5);
  });

  it('gives the published figures of an R package (LMDIR, 1971 to 1972)', () => {
    const formulas = { result: 'a1 * b1 * c1 + a2 * b2 * c2' };
    const before = { a1: 1, b1: 10, c1: 2, a2: 4, b2: 5, c2: 3 };
    const after = { a1: 4, b1: 5, c1: 3, a2: 5, b2: 6, c2: 4 };
    const found = parts(formulas, before, after, { path: 'geometric' });
    const sum = (letter: string) => found[`${letter}1`]! + found[`${letter}2`]!;
    expect([sum('a'), sum('b'), sum('c')].map((part) => part.toFixed(6))).toEqual([
      '69.790066',
      '-9.455126',
      '39.665060',
    ]);
  });

  it('compounds a ratio', () => {
    const found = parts(
      { result: 'hours / tickets' },
      { hours: 1200, tickets: 100 },
      { hours: 1500, tickets: 150 },
      { path: 'geometric' },
    );
    expectParts(found, { hours: 2.447802171, tickets: -4.447802171 }, 9);
  });
});

describe('laws', () => {
  const formulas = { result: 'a * b / c + max(d, e) - rate ^ 2', rate: 'd / (c + e)' };
  const before = { a: 3, b: 4, c: 5, d: 1, e: 2 };
  const after = { a: 2, b: 7, c: 4, d: 3, e: 2.5 };

  it('flips every sign when the two sides change places', () => {
    const [there, back] = [parts(formulas, before, after), parts(formulas, after, before)];
    for (const name of Object.keys(there)) expect(there[name]! + back[name]!).toBeCloseTo(0, 12);
  });

  it('gives a nested formula the parts of the flat one', () => {
    const nested = parts(formulas, before, after);
    const flat = parts({ result: 'a * b / c + max(d, e) - (d / (c + e)) ^ 2' }, before, after);
    expect(nested.c! + nested['rate/c']!).toBeCloseTo(flat.c!, 9);
    expect(nested.rate).toBeCloseTo(nested['rate/d']! + nested['rate/c']! + nested['rate/e']!, 12);
  });
});

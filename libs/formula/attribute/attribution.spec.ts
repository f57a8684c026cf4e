import { parseFormula } from '../syntax/parser.js';
import type { Expression } from '../syntax/expression.js';
import type { AttributionPath } from './flow-rule.js';
import { planAttribution, type AttributedName } from './plan-attribution.js';
import { runAttribution } from './run-attribution.js';

type Values = Readonly<Record<string, number>>;

/** Parts of the change of `result`, by the path of names: `cost1/contact1`. */
function parts(formulas: Record<string, string>, before: Values, after: Values, path?: AttributionPath, steps = 64) {
  const definitions = new Map(
    Object.entries(formulas).map(([name, text]): [string, Expression] => [name, parseFormula(text).expression!]),
  );
  const plan = planAttribution(definitions, 'result');
  const columns = (side: Values) =>
    plan.leaves.map(({ name, overall }) => Float64Array.of(side[overall ? `all ${name}` : name]!));
  const flows = runAttribution(plan, columns(before), columns(after), 1, { path, steps });
  const found: Record<string, number> = {};
  const visit = (part: AttributedName, prefix: string): void => {
    for (const each of part.parts) {
      const name = `${prefix}${each.overall ? 'all ' : ''}${each.name}`;
      found[name] = flows[each.value]![0]!;
      visit(each, `${name}/`);
    }
  };
  visit(plan.root, '');
  return found;
}

function expectParts(found: Record<string, number>, wanted: Values, digits: number): void {
  expect(Object.keys(found)).toEqual(Object.keys(wanted));
  for (const [name, value] of Object.entries(wanted))
    expect([name, found[name]!.toFixed(digits)]).toEqual([name, value.toFixed(digits)]);
}

const COST = {
  result: 'cost1 + cost2',
  cost1: 'customers1 * contact1 * touches1 * minutes1 * rate1',
  cost2: 'customers2 * contact2 * touches2 * minutes2 * rate2',
};
const COST_BEFORE = {
  customers1: 1000,
  contact1: 0.2,
  touches1: 3,
  minutes1: 4,
  rate1: 0.8,
  customers2: 5000,
  contact2: 0.05,
  touches2: 2,
  minutes2: 3,
  rate2: 0.8,
};
const COST_AFTER = {
  customers1: 1100,
  contact1: 0.25,
  touches1: 2.7,
  minutes1: 4.4,
  rate1: 0.82,
  customers2: 5600,
  contact2: 0.06,
  touches2: 2.2,
  minutes2: 2.9,
  rate2: 0.82,
};

describe('on a straight path', () => {
  it('splits a cost to serve of two segments and five factors', () => {
    // Computed by an independent implementation in Python with 64 steps.
    expectParts(
      parts(COST, COST_BEFORE, COST_AFTER),
      {
        cost1: 758.94,
        'cost1/customers1': 218.02563124997914,
        'cost1/contact1': 508.6476920409947,
        'cost1/touches1': -242.35440927734953,
        'cost1/minutes1': 218.02546791994592,
        'cost1/rate1': 56.595618066429815,
        cost2: 557.8176,
        'cost2/customers2': 165.78447310058175,
        'cost2/contact2': 266.12914326659734,
        'cost2/touches2': 139.5056467578115,
        'cost2/minutes2': -49.82523517577652,
        'cost2/rate2': 36.22357205078584,
      },
      9,
    );
  });

  it('splits a ratio', () => {
    const found = parts({ result: 'hours / tickets' }, { hours: 1200, tickets: 100 }, { hours: 1500, tickets: 150 });
    // From the same implementation; in the limit the hours are 300 · ln 1.5 / 50 = 2.432790…
    expectParts(found, { hours: 2.4328076027095897, tickets: -4.43280760270959 }, 12);
    expect(300 * (Math.log(1.5) / 50)).toBeCloseTo(found.hours!, 4);
  });

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
    expect(all(parts(formulas, before, after, 'straight', 1))).toBeCloseTo(39 / 4.4 - 35 / 4, 12);
    // The four-operand Shapley values, of which the path's limit differs in the third digit.
    const shapley = { a: 1.314393939, b: -1.310606061, c: 0.954545455, d: -0.84469697 };
    for (const [name, value] of Object.entries(shapley))
      expect(Math.abs(parts(formulas, before, after)[name]! - value)).toBeLessThan(0.005);
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
    const found = parts({ result: 'contact * touches * minutes * price' }, reference, segment, 'geometric');
    expectParts(found, { contact: 7.01955, touches: 8.84359, minutes: -3.86314, price: 0 }, 5);
  });

  it('gives the published figures of an R package (LMDIR, 1971 to 1972)', () => {
    const formulas = { result: 'a1 * b1 * c1 + a2 * b2 * c2' };
    const before = { a1: 1, b1: 10, c1: 2, a2: 4, b2: 5, c2: 3 };
    const after = { a1: 4, b1: 5, c1: 3, a2: 5, b2: 6, c2: 4 };
    const found = parts(formulas, before, after, 'geometric');
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
      'geometric',
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

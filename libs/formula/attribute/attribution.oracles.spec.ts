/**
 * Figures of others: computed by an independent implementation of path attribution with 64 steps, and published ones. Where the
 * file that the former come from is at hand (`BOUGH_ORACLES` names its folder), every case of it is read again.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { attributedParts, type NamedValues } from '../../../test/support/builders-formula.js';
import { describeWhere } from '../../../test/support/describe-where.js';

interface Case {
  readonly title: string;
  readonly formulas: Readonly<Record<string, string>>;
  readonly x0: NamedValues;
  readonly x1: NamedValues;
  /** Of every name below the result, wherever it stands. */
  readonly expected: NamedValues;
}

const weightedMean = (segments: number): string => {
  const sum = (term: (s: number) => string) => Array.from({ length: segments }, (_, s) => term(s)).join(' + ');
  return `(${sum((s) => `n${s} * r${s}`)}) / (${sum((s) => `n${s}`)})`;
};

const CASES: readonly Case[] = [
  {
    title: 'cost to serve, two segments, five factors',
    formulas: {
      result: 'cost1 + cost2',
      cost1: 'customers1 * contact1 * touches1 * minutes1 * rate1',
      cost2: 'customers2 * contact2 * touches2 * minutes2 * rate2',
    },
    // prettier-ignore
    x0: { customers1: 1000, contact1: 0.2, touches1: 3, minutes1: 4, rate1: 0.8, customers2: 5000, contact2: 0.05, touches2: 2, minutes2: 3, rate2: 0.8 },
    // prettier-ignore
    x1: { customers1: 1100, contact1: 0.25, touches1: 2.7, minutes1: 4.4, rate1: 0.82, customers2: 5600, contact2: 0.06, touches2: 2.2, minutes2: 2.9, rate2: 0.82 },
    expected: {
      cost1: 758.94,
      customers1: 218.02563124997914,
      contact1: 508.6476920409947,
      touches1: -242.35440927734953,
      minutes1: 218.02546791994592,
      rate1: 56.595618066429815,
      cost2: 557.8176,
      customers2: 165.78447310058175,
      contact2: 266.12914326659734,
      touches2: 139.5056467578115,
      minutes2: -49.82523517577652,
      rate2: 36.22357205078584,
    },
  },
  {
    title: 'ratio 1200/100 -> 1500/150',
    formulas: { result: 'hours / tickets' },
    x0: { hours: 1200, tickets: 100 },
    x1: { hours: 1500, tickets: 150 },
    expected: { hours: 2.4328076027095897, tickets: -4.43280760270959 },
  },
  {
    title: 'Simpson: both segments better, average worse (n = mix, r = rate)',
    formulas: { result: weightedMean(2) },
    x0: { n0: 400, r0: 10, n1: 600, r1: 2 },
    x1: { n0: 700, r0: 9, n1: 500, r1: 1.8 },
    expected: {
      n0: 1.0557853280615253,
      r0: -0.497233121753713,
      n1: 0.34200157624248684,
      r1: -0.10055378255029908,
    },
  },
  {
    title: 'UC Berkeley admissions, men -> women',
    formulas: { result: weightedMean(6) },
    // prettier-ignore
    x0: { n0: 825, r0: 512 / 825, n1: 560, r1: 353 / 560, n2: 325, r2: 120 / 325, n3: 417, r3: 138 / 417, n4: 191, r4: 53 / 191, n5: 373, r5: 22 / 373 },
    // prettier-ignore
    x1: { n0: 108, r0: 89 / 108, n1: 25, r1: 17 / 25, n2: 593, r2: 202 / 593, n3: 375, r3: 131 / 375, n4: 393, r4: 94 / 393, n5: 341, r5: 24 / 341 },
    expected: {
      n0: -0.107719182504039,
      r0: 0.040378391752839304,
      n1: -0.06313358328501101,
      r1: 0.006116725670138308,
      n2: -0.004662940307975734,
      r2: -0.005978600193399401,
      n3: 0.0009807278976731732,
      r3: 0.003247715503027843,
      n4: -0.012270318091401423,
      r4: -0.005112455773438392,
      n5: 0.004692947641510142,
      r5: 0.001815143443534326,
    },
  },
  {
    title: 'segment appears (its rate is taken from the period it exists in)',
    formulas: { result: weightedMean(2) },
    x0: { n0: 400, r0: 10, n1: 0, r1: 4 },
    x1: { n0: 400, r0: 10, n1: 200, r1: 4 },
    expected: { n0: 0, r0: 0, n1: -2, r1: 0 },
  },
  {
    title: 'node that does not move hides two that do: (a*b)+c',
    formulas: { result: 'ab + c', ab: 'a * b' },
    x0: { a: 2, b: 6, c: 1 },
    x1: { a: 3, b: 4, c: 2 },
    expected: { ab: 0, a: 5, b: -5, c: 1 },
  },
  {
    title: 'threshold: cost / max(csat, 1)',
    formulas: { result: '(a * b + c) / max(d, one)' },
    x0: { a: 10, b: 3, c: 5, d: 0.5, one: 1 },
    x1: { a: 12, b: 2.5, c: 9, d: 4.4, one: 1 },
    expected: {
      a: 2.8655357253113176,
      b: -2.7235892940416213,
      c: 2.0324090979465232,
      d: -28.310719165579854,
      one: 0,
    },
  },
  {
    title: 'sign change: margin = revenue - cost',
    formulas: { result: 'revenue - cost' },
    x0: { revenue: 100, cost: 120 },
    x1: { revenue: 100, cost: 90 },
    expected: { revenue: 0, cost: 30 },
  },
];

/** Every name is used once, so that the last part of its path says which it is. */
function byName(parts: NamedValues): Record<string, number> {
  return Object.fromEntries(Object.entries(parts).map(([path, value]) => [path.split('/').at(-1)!, value]));
}

function expectNear(found: NamedValues, expected: NamedValues, digits = 9): void {
  for (const [name, value] of Object.entries(expected))
    expect([name, found[name]]).toEqual([name, expect.closeTo(value, digits)]);
}

describe('path attribution', () => {
  it.each(CASES.map((each) => [each.title, each] as const))('%s', (_, { formulas, x0, x1, expected }) => {
    const found = byName(attributedParts(formulas, x0, x1));
    expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
    expectNear(found, expected);
  });

  it('gives Shapley’s figures for a product, within what 64 steps leave: two segments, five factors', () => {
    const { formulas, x0, x1 } = CASES[0]!;
    const shapley = {
      customers1: 218.0256,
      contact1: 508.6476,
      touches1: -242.3544,
      minutes1: 218.0256,
      rate1: 56.5956,
      customers2: 165.78452,
      contact2: 266.129186667,
      touches2: 139.50552,
      minutes2: -49.825146667,
      rate2: 36.22352,
    };
    expectNear(byName(attributedParts(formulas, x0, x1)), shapley, 3);
  });

  it('gives the new customers all of a segment that appears: 0 → 200 × 0.12 × 6 = 144', () => {
    const formulas = { result: 'customers * contact * hours' };
    const [x0, x1] = [
      { customers: 0, contact: 0.12, hours: 6 },
      { customers: 200, contact: 0.12, hours: 6 },
    ];
    expectNear(attributedParts(formulas, x0, x1), { customers: 144, contact: 0, hours: 0 });
    // Rates of the empty period, where they are known, share with them: Shapley's 121.33, 11.33, 11.33.
    const found = attributedParts(formulas, { customers: 0, contact: 0.1, hours: 5 }, x1);
    expectNear(found, { customers: 364 / 3, contact: 34 / 3, hours: 34 / 3 }, 2);
  });
});

describe('the geometric path', () => {
  const formulas = { result: 'a1 * b1 * c1 + a2 * b2 * c2' };
  const years: Readonly<Record<number, NamedValues>> = {
    1971: { a1: 1, b1: 10, c1: 2, a2: 4, b2: 5, c2: 3 },
    1972: { a1: 4, b1: 5, c1: 3, a2: 5, b2: 6, c2: 4 },
    1973: { a1: 8, b1: 2, c1: 4, a2: 5, b2: 7, c2: 5 },
    1974: { a1: 10, b1: 1, c1: 5, a2: 6, b2: 8, c2: 6 },
  };
  // The example of the R package LMDIR and its published tests.
  it.each([
    [1971, [69.790065979, -9.455125793, 39.665059814], [1.761117821, 0.926191306, 1.379410116]],
    [1972, [42.960214665, -34.319026564, 50.358811899], [1.229284572, 0.847970248, 1.273773912]],
    [1973, [54.010642336, -9.021284671, 54.010642336], [1.208140223, 0.968911503, 1.208140223]],
  ])('gives the published figures of %d and the year after, and their factors', (year, additive, factors) => {
    const [x0, x1] = [years[year]!, years[year + 1]!];
    const found = attributedParts(formulas, x0, x1, { path: 'geometric' });
    const sums = ['a', 'b', 'c'].map((letter) => found[`${letter}1`]! + found[`${letter}2`]!);
    const value = ({ a1, b1, c1, a2, b2, c2 }: NamedValues) => a1! * b1! * c1! + a2! * b2! * c2!;
    const mean = (value(x1) - value(x0)) / Math.log(value(x1) / value(x0));
    sums.forEach((sum, k) => {
      expect(sum).toBeCloseTo(additive[k]!, 9);
      expect(Math.exp(sum / mean)).toBeCloseTo(factors[k]!, 9);
    });
  });

  it('splits the cost to serve of two segments as LMDI-I does', () => {
    const { formulas, x0, x1 } = CASES[0]!;
    expectNear(byName(attributedParts(formulas, x0, x1, { path: 'geometric' })), {
      customers1: 217.158735484,
      contact1: 508.419683336,
      touches1: -240.057844788,
      minutes1: 217.158735484,
      rate1: 56.260690484,
      customers2: 165.596567647,
      contact2: 266.409373155,
      touches2: 139.267817275,
      minutes2: -49.537154518,
      rate2: 36.080996441,
    });
  });

  it('splits a ratio as LMDI-I does', () => {
    const [x0, x1] = [
      { hours: 1200, tickets: 100 },
      { hours: 1500, tickets: 150 },
    ];
    const found = attributedParts({ result: 'hours / tickets' }, x0, x1, { path: 'geometric' });
    expectNear(found, { hours: 2.447802171, tickets: -4.447802171 });
  });

  it('tells shares from rates of UC Berkeley admissions as LMDI-I does', () => {
    const { x0, x1 } = CASES[3]!;
    const shares = (side: NamedValues) => {
      const all = [0, 1, 2, 3, 4, 5].reduce((sum, s) => sum + side[`n${s}`]!, 0);
      return Object.fromEntries(Object.entries(side).map(([key, x]) => [key, key.startsWith('n') ? x / all : x]));
    };
    const result = [0, 1, 2, 3, 4, 5].map((s) => `n${s} * r${s}`).join(' + ');
    const found = attributedParts({ result }, shares(x0), shares(x1), { path: 'geometric' });
    const sum = (letter: string) => [0, 1, 2, 3, 4, 5].reduce((total, s) => total + found[`${letter}${s}`]!, 0);
    expect([sum('n').toFixed(6), sum('r').toFixed(6)]).toEqual(['-0.168935', '0.027290']);
  });
});

const FILE = resolve(process.env.BOUGH_ORACLES ?? '../shared/oracles', 'path_attribution.json');

describeWhere(existsSync(FILE), 'no file of the oracles', 'the file of the oracles', () => {
  it('says what is written here', () => {
    interface Told extends Pick<Case, 'title' | 'x0' | 'x1'> {
      readonly leaves: NamedValues;
      readonly nodes: NamedValues;
      readonly steps: number;
    }
    const told = JSON.parse(readFileSync(FILE, 'utf8')) as Told[];
    expect(told.map(({ title }) => title)).toEqual(CASES.map(({ title }) => title));
    told.forEach(({ x0, x1, leaves, nodes, steps }, index) => {
      const { formulas, expected } = CASES[index]!;
      expectNear(expected, { ...leaves, ...nodes }, 12);
      expectNear(byName(attributedParts(formulas, x0, x1, { steps })), { ...leaves, ...nodes });
    });
  });
});

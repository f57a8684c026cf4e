/**
 * Laws of explanations, tried on random metrics and on whatever the measures of a workspace may be: zero, missing, negative,
 * beyond all measure. Parts add up at every level, and nothing is ever infinite or not a number.
 */
import fc from 'fast-check';
import { evaluateAt, leafKey, parseFormula, printFormula } from '@bough/formula';
import { workspace } from '../../../../test/support/builders.js';
import { randomExpression } from '../../../../test/support/builders-formula.js';
import { tries } from '../../../../test/support/how-much.js';
import { valuesBy } from '../../../../test/support/builders-values.js';
import type { PeriodValues } from '../../trees/values/evaluate.js';
import { modelOf, type Model } from '../../trees/model-of-workspace.js';
import { metricValue } from '../../trees/values/metric-value.js';
import { explainDifference } from './explain-difference.js';
import { neededChanges } from './needed-change.js';
import { metricAt, type DifferenceSide } from './difference-side.js';
import { splitBySegments } from './split-by-segments.js';
import { METRIC_DEFAULTS } from '../../metrics/metric.js';
import { type Draws, type ExplainedPart, isExplained } from './explanation.js';

const CATALOGUE = modelOf(workspace());
const MEASURES = ['created', 'resolved', 'customer_days', 'open_at_end', 'days'];

/** The catalogue, and two metrics of these formulas, the second of which may use the first. */
function modelWith([first, second]: readonly [string, string]): Model {
  const metric = (key: string, formula: string) => ({ ...METRIC_DEFAULTS, key, name: key, formula, minimumSample: 1 });
  return modelOf(workspace({ metrics: [metric('first', first), metric('second', second)] }));
}

const SMALL = fc.constantFrom(0, 0.5, 1, 2, 3);
const text = (names: readonly string[]) =>
  randomExpression(names, SMALL)
    .map(printFormula)
    .filter((formula) => parseFormula(formula).expression !== null); // up to 200 parts
const FORMULAS = fc.tuple(text(MEASURES), text([...MEASURES, 'first', 'contact_rate']));

const POSITIVE = fc.oneof(fc.integer({ min: 1, max: 1_000 }), fc.double({ min: 1e-3, max: 1e6, noNaN: true }));
const ANYTHING = fc.oneof(
  { weight: 4, arbitrary: POSITIVE },
  { weight: 2, arbitrary: fc.constantFrom(0, NaN) },
  { weight: 1, arbitrary: POSITIVE.map((x) => -x) },
  { weight: 1, arbitrary: fc.constantFrom(5e-324, 1e-300, 1e150, 1e300, -1e300, Number.MAX_VALUE) },
);

interface Period {
  readonly days: number;
  readonly numbers: readonly number[];
}

/** Numbers for the measures of a period, chosen by measure, window and segment. */
function period(numbers: fc.Arbitrary<number>): fc.Arbitrary<Period> {
  const length = 23;
  return fc.record({
    days: fc.constantFrom(1, 28, 30, 30, 31),
    numbers: fc.array(numbers, { minLength: length, maxLength: length }),
  });
}

/** All segments together are the sum of the plans. */
function valuesIn(model: Model, { days, numbers }: Period): PeriodValues {
  const at = (key: string) =>
    numbers[[...key].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9_973, 7) % numbers.length]!;
  const plans = model.segments.filter(({ dimension }) => dimension === 'plan');
  return valuesBy(model, days, (leaf, segment) => {
    if (leaf.name === 'days') return leaf.window.days === 'period' ? days : NaN;
    const of = (id: string) => at(`${id} ${leafKey(leaf)}`);
    const sum = plans.reduce((total, { id }) => total + of(id), 0);
    return segment === 'all' ? (Number.isFinite(sum) ? sum : NaN) : of(segment);
  });
}

interface Place {
  readonly from: number;
  readonly to: number;
}

const PLACES = fc.oneof(fc.constant<Place>({ from: 0, to: 0 }), fc.record({ from: fc.nat(2), to: fc.nat(2) }));
const OF_CATALOGUE = [
  ...['cost_to_serve', 'automation_rate', 'csat', 'cost_revenue_ratio', 'conversation_volume'],
  ...['reopen_and_follow_up_rate', 'contact_rate', 'backlog'],
];
const KNOWN = fc.constantFrom(...OF_CATALOGUE);
const ANY_METRIC = fc.oneof(fc.constantFrom('first', 'second'), KNOWN);
const VIEWS = fc.constantFrom('additive' as const, 'compounding' as const);

function numbersIn(result: unknown): number[] {
  if (typeof result === 'number') return [result];
  return typeof result === 'object' && result !== null ? Object.values(result).flatMap(numbersIn) : [];
}

function expectNumbers(result: unknown): void {
  // One check for all: thousands of numbers come by.
  expect(numbersIn(result).filter((number) => !Number.isFinite(number))).toEqual([]);
}

function expectSum(parts: readonly ExplainedPart[], whole: number, size: number): void {
  const sum = parts.reduce((total, { amount }) => total + amount, 0);
  const largest = parts.reduce((most, { amount }) => Math.max(most, Math.abs(amount)), size);
  expect(Math.abs(sum - whole)).toBeLessThanOrEqual(1e-9 * largest);
  for (const { amount, parts: inner } of parts) if (inner.length > 0) expectSum(inner, amount, largest);
}

/** As many draws as numbers: any segment's values. */
const drawsOf = (before: PeriodValues, after: PeriodValues): Draws => ({
  before,
  after,
  count: 7,
  customers: Infinity,
});

it('parts add up to the difference at every level, and every field is a number', () => {
  let explained = 0;
  const count = tries(80, 2_000);
  fc.assert(
    fc.property(FORMULAS, ANY_METRIC, period(ANYTHING), period(ANYTHING), PLACES, VIEWS, (...given) => {
      const [formulas, metric, old, now, { from, to }, view] = given;
      const model = modelWith(formulas);
      const [before, after] = [valuesIn(model, old), valuesIn(model, now)];
      const difference = {
        metric,
        node: null,
        before: { values: before, position: from },
        after: { values: after, position: to },
      };
      const result = explainDifference(model, difference, view, drawsOf(before, after));
      expectNumbers(result);
      expectNumbers(splitBySegments(model, difference, 'plan'));
      if (!isExplained(result)) return;
      explained++;
      expectSum(result.parts, result.after - result.before, Math.max(Math.abs(result.before), Math.abs(result.after)));
    }),
    count,
  );
  expect(explained).toBeGreaterThan(count.numRuns / 10); // so that the law says something
});

/** Customers are one on both sides, and rounding makes them a part of nothing: once only in one direction, where the values differ a lot. */
const FOUND: [string, Period, Period, Place, 'additive'] = [
  'contact_rate',
  {
    days: 30,
    numbers: [
      0.001, 0.001, 1, 0.001, 0.001, 0.001, 0.001, 1, 1, 0.003424371274340745, 1, 0.001, 0.001, 1, 0.001, 1, 0.001,
      0.001, 0.001, 0.001, 0.0010000000000000009, 1, 1,
    ],
  },
  {
    days: 30,
    numbers: [
      0.001, 1, 1, 0.001, 84, 1, 1, 0.001, 1, 0.001, 0.001, 0.001, 1, 1, 0.001, 1, 0.001, 1, 1, 0.001, 1, 0.001, 0.001,
    ],
  },
  { from: 0, to: 1 },
  'additive',
];

it('a difference of positive measures has parts, in both directions with opposite signs, and factors that multiply', () => {
  fc.assert(
    fc.property(KNOWN, period(POSITIVE), period(POSITIVE), PLACES, VIEWS, (metric, old, now, { from, to }, view) => {
      const before = { values: valuesIn(CATALOGUE, old), position: from };
      const after = { values: valuesIn(CATALOGUE, now), position: to };
      const there = explainDifference(CATALOGUE, { metric, node: null, before, after }, view);
      const back = explainDifference(CATALOGUE, { metric, node: null, before: after, after: before }, view);
      if (!isExplained(there) || !isExplained(back)) throw new Error(JSON.stringify([there, back]));
      const [forth, opposite] = [numberedAmounts(there.parts), numberedAmounts(back.parts)];
      const size = Math.max(Math.abs(there.before), Math.abs(there.after), ...Object.values(forth).map(Math.abs));
      for (const [name, amount] of Object.entries(forth))
        expect(Math.abs(amount + opposite[name]!)).toBeLessThanOrEqual(1e-9 * size);
      if (view === 'additive') return;
      const factors = there.parts.reduce((product, { factor }) => product * factor!, 1);
      expect((factors * there.before) / there.after).toBeCloseTo(1, 9);
    }),
    { ...tries(80, 2_000), examples: [FOUND] },
  );
});

function numberedAmounts(parts: readonly ExplainedPart[], prefix = ''): Record<string, number> {
  return Object.fromEntries(
    parts.flatMap(({ key, overall, amount, parts: inner }): [string, number][] => {
      const name = `${prefix}/${key} ${overall}`;
      return [[name, amount], ...Object.entries(numberedAmounts(inner, name))];
    }),
  );
}

describe('a node whose formula is over its children', () => {
  const CHILDREN = ['k0', 'k1', 'k2'];
  const METRICS = ['created', 'resolved / created', 'customer_days / days'];
  const NODE = { family: null, planned: null, identity: null, note: null, edge: 'identity' as const };
  const child = (key: string, index: number) => ({ ...NODE, key, parent: 'whole', name: key, metric: `m${index}` });

  /** A tree of one node with three children, and the same formula over the metrics of the children. */
  function treeOf(identity: string): Model {
    const metric = (key: string, formula: string) => ({
      ...METRIC_DEFAULTS,
      key,
      name: key,
      formula,
      minimumSample: 1,
    });
    const whole = { ...NODE, key: 'whole', parent: null, name: 'Whole', metric: 'whole', edge: 'influence' as const };
    return modelOf(
      workspace({
        metrics: [
          ...METRICS.map((formula, index) => metric(`m${index}`, formula)),
          metric('whole', identity.replaceAll(/k(\d)/g, 'm$1')),
        ],
        tree: { ...workspace().tree, nodes: [{ ...whole, identity }, ...CHILDREN.map(child)] },
      }),
    );
  }

  it('has the parts of its metric, told as children', () => {
    let explained = 0;
    const count = tries(50, 1_000);
    fc.assert(
      fc.property(text(CHILDREN), period(POSITIVE), period(POSITIVE), VIEWS, (identity, old, now, view) => {
        const model = treeOf(identity);
        const [before, after] = [old, now].map((each) => ({ values: valuesIn(model, each), position: 1 }));
        const difference = { metric: 'whole', node: null, before: before!, after: after! };
        const byMetric = explainDifference(model, difference, view);
        const node = model.nodesByPath.get('free/whole')!;
        const byChild = explainDifference(model, { ...difference, node }, view);
        expect(isExplained(byChild)).toBe(isExplained(byMetric));
        if (!isExplained(byChild) || !isExplained(byMetric)) return;
        explained++;
        expectSum(
          byChild.parts,
          byChild.after - byChild.before,
          Math.max(Math.abs(byChild.before), Math.abs(byChild.after)),
        );
        const told = (parts: readonly ExplainedPart[]) => parts.map(({ amount, overall }) => ({ amount, overall }));
        expect(told(byChild.parts)).toEqual(told(byMetric.parts));
        expect(byChild.parts.every(({ kind }) => kind === 'node')).toBe(true);
      }),
      count,
    );
    expect(explained).toBeGreaterThan(count.numRuns / 5); // so that the law says something
  });
});

describe('by segment', () => {
  /** Customers or tickets, from 1,000 up or none, and what they took; of every plan on one side. */
  const PLAN = fc.oneof(
    fc.constant({ count: 0, took: 0 }),
    fc.record({ count: POSITIVE.map((x) => x + 1_000), took: POSITIVE }),
    fc.record({ count: POSITIVE.map((x) => x + 1_000), took: POSITIVE }),
  );
  const SIDE = fc.tuple(PLAN, PLAN, PLAN);
  const PLANS = ['plan/free', 'plan/pro', 'plan/unknown'];
  const COUNTS = ['customer_days', 'resolved'];

  function sideOf(rows: readonly { readonly count: number; readonly took: number }[]): DifferenceSide {
    const of = ({ count, took }: (typeof rows)[number], name: string) => (COUNTS.includes(name) ? count : took);
    const values = valuesBy(CATALOGUE, 30, ({ name }, segment) => {
      if (name === 'days') return 30;
      if (segment === 'all') return rows.reduce((sum, row) => sum + of(row, name), 0);
      return PLANS.includes(segment) ? of(rows[PLANS.indexOf(segment)]!, name) : 0;
    });
    return { values, position: 0 };
  }

  it('rates and mixes add up, the way back has the opposite signs, and what is new or gone is all mix', () => {
    let comeOrGone = 0;
    const count = tries(80, 2_000);
    const metrics = fc.constantFrom('contact_rate', 'cost_to_serve', 'resolution_time');
    fc.assert(
      fc.property(SIDE, SIDE, metrics, (old, now, metric) => {
        const [before, after] = [sideOf(old), sideOf(now)];
        const change = metricAt(metric, after) - metricAt(metric, before);
        const split = splitBySegments(CATALOGUE, { metric, node: null, before, after }, 'plan');
        if (Number.isNaN(change)) return expect(split).toBeNull();
        const back = splitBySegments(CATALOGUE, { metric, node: null, before: after, after: before }, 'plan')!;
        const { segments, rate, mix } = split!;
        const size = segments.reduce((sum, each) => sum + Math.abs(each.rate) + Math.abs(each.mix), Math.abs(change));
        expect(Math.abs(rate + mix - change)).toBeLessThanOrEqual(1e-9 * size);
        expect(Math.abs(segments.reduce((sum, each) => sum + each.rate + each.mix, 0) - change)).toBeLessThanOrEqual(
          1e-9 * size,
        );
        segments.forEach((segment, index) => {
          const other = back.segments[index]!;
          expect(Math.abs(segment.rate + other.rate) + Math.abs(segment.mix + other.mix)).toBeLessThanOrEqual(
            1e-9 * size,
          );
          if (segment.status === 'kept') return;
          comeOrGone++;
          expect([segment.rate + 0, segment.parts]).toEqual([0, []]);
        });
      }),
      count,
    );
    expect(comeOrGone).toBeGreaterThan(count.numRuns / 5); // so that the law says something
  });

  it('is the same split both ways where segments are thin and the events of one day weigh more than those of another', () => {
    const thin = fc.record({ count: fc.integer({ min: 1, max: 90 }), took: POSITIVE });
    fc.assert(
      fc.property(fc.tuple(thin, thin, thin), fc.tuple(thin, thin, thin), (old, now) => {
        const [before, after] = [sideOf(old), sideOf(now)];
        const members = (from: DifferenceSide, to: DifferenceSide) =>
          splitBySegments(CATALOGUE, { metric: 'cost_per_hour', node: null, before: from, after: to }, 'plan')
            ?.segments //
            .map(({ segments }) => segments.map(({ key }) => key));
        expect(members(after, before)).toEqual(members(before, after));
      }),
      tries(80, 1_000),
    );
  });
});

it('a needed change, put back into the formula, gives the target', () => {
  let solved = 0;
  const count = tries(50, 1_000);
  fc.assert(
    fc.property(KNOWN, period(POSITIVE), fc.nat(2), fc.double({ min: 0.2, max: 5, noNaN: true }), (...given) => {
      const [metric, numbers, position, by] = given;
      const values = valuesIn(CATALOGUE, numbers);
      const target = values.metrics.get(metric)![position]! * by;
      const { formula, factors } = CATALOGUE.metrics.get(metric)!;
      const { expression } = parseFormula((factors ?? formula)!);
      const side = { values, position };
      for (const { key, overall, to } of neededChanges(CATALOGUE, { metric, node: null, side }, target)) {
        if (to === null) continue;
        solved++;
        const moved = (at: number, all: boolean) => (name: string) =>
          name === key && all === overall ? to : (values.metrics.get(name) ?? values.leaves.get(name))![at]!;
        const gives = evaluateAt(expression!, moved(position, false), moved(0, true));
        expect(Math.abs(gives - target)).toBeLessThanOrEqual(1e-9 * Math.abs(target));
      }
    }),
    count,
  );
  expect(solved).toBeGreaterThan(count.numRuns); // so that the law says something
});

it('any target gives answers that are numbers', () => {
  const targets = ANYTHING.filter((target) => !Number.isNaN(target));
  fc.assert(
    fc.property(
      FORMULAS,
      ANY_METRIC,
      period(ANYTHING),
      fc.nat(2),
      targets,
      (formulas, metric, given, position, target) => {
        const model = modelWith(formulas);
        const side = { values: valuesIn(model, given), position };
        expectNumbers(neededChanges(model, { metric, node: null, side }, target));
      },
    ),
    tries(30, 500),
  );
});

it('a value is a number, or there is none and a reason', () => {
  const carried = Object.assign(new Set<string>(), { has: () => true });
  const state = { range: { from: 0, to: 60 }, carried, costMonths: new Set([0, 31]), today: 60 };
  fc.assert(
    fc.property(FORMULAS, period(ANYTHING), (formulas, given) => {
      const model = modelWith(formulas);
      const values = valuesIn(model, given);
      for (const metric of ['first', 'second', ...OF_CATALOGUE])
        for (const position of [0, 1, 2]) {
          const told = metricValue({ model, state, values }, metric, position);
          expectNumbers(told);
          expect(told.value === null).toBe(told.reason !== null);
        }
    }),
    tries(30, 500),
  );
});

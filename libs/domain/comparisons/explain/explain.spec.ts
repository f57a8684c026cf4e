import { workspace } from '../../../../test/support/builders.js';
import { valuesOf, type Happened, type Sums } from '../../../../test/support/builders-values.js';
import type { PeriodValues } from '../../trees/values/evaluate.js';
import { modelOf } from '../../trees/model-of-workspace.js';
import { type Workspace } from '../../workspace/workspace.js';
import { explainDifference } from './explain-difference.js';
import { neededChanges } from './needed-change.js';
import { metricAt } from './difference-side.js';
import { splitBySegments } from './split-by-segments.js';
import { METRIC_DEFAULTS } from '../../metrics/metric.js';
import { type ExplainedPart, type Explanation, isExplained, isWithinNoise } from './explanation.js';

interface Given {
  readonly workspace?: Partial<Workspace>;
  readonly node?: string;
  readonly view?: 'additive' | 'compounding';
  readonly from?: string;
  readonly to?: string;
}

function explained(metric: string, before: Happened, after: Happened, given: Given = {}) {
  const model = modelOf(workspace(given.workspace));
  const side = (happened: Happened, segment = 'all') => ({
    values: valuesOf(model, happened),
    position: model.positions.get(segment)!,
  });
  const node = given.node === undefined ? null : model.nodesByPath.get(given.node)!;
  const difference = { metric, node, before: side(before, given.from), after: side(after, given.to) };
  return {
    result: explainDifference(model, difference, given.view),
    split: splitBySegments(model, difference, 'plan'),
  };
}

function partsOf(result: object): Record<string, number> {
  if (!isExplained(result)) throw new Error(JSON.stringify(result));
  return Object.fromEntries(result.parts.map(({ key, amount }) => [key, Number(amount.toFixed(6))]));
}

const total = (parts: readonly ExplainedPart[]) => parts.reduce((sum, { amount }) => sum + amount, 0);

// 1,000 customers, contact rate 0.40, 3 minutes of standard work each, all resolved, as standard, 4 € a minute: 4.80 €.
const REFERENCE = {
  customer_days: 30_000,
  created: 400,
  resolved: 400,
  standard_seconds: 72_000,
  handle_seconds: 72_000,
  cost: 4800,
};

describe('cost to serve', () => {
  it('is explained by its five factors, and each by what it is made of', () => {
    // Half as many contacts again, and nothing else.
    const after = {
      customer_days: 30_000,
      created: 600,
      resolved: 600,
      standard_seconds: 108_000,
      handle_seconds: 108_000,
      cost: 7200,
    };
    const { result } = explained('cost_to_serve', { all: REFERENCE }, { all: after });
    expect(partsOf(result)).toEqual({
      contact_rate: 2.4,
      issue_complexity: 0,
      throughput: 0,
      handling_efficiency: 0,
      cost_per_hour: 0,
    });
    const [rate] = (result as Explanation).parts;
    expect(rate).toMatchObject({ kind: 'metric', before: 0.4, after: 0.6 });
    expect(rate!.shareOfOld).toBeCloseTo(0.5, 12);
    expect(rate!.parts.map(({ key, kind }) => [key, kind])).toEqual([
      ['created', 'measure'],
      ['customer_days', 'measure'],
    ]);
    expect(rate!.parts[0]!.amount).toBeCloseTo(2.4, 9);
  });

  it('has no part where rounding alone tells two values apart', () => {
    // 7 % more of everything but the customers: an hour costs the same, to the last digit but one.
    const more = Object.entries(REFERENCE).map(([measure, sum]) => [
      measure,
      measure === 'customer_days' ? sum : sum * 1.07,
    ]);
    const { result } = explained('cost_to_serve', { all: REFERENCE }, { all: Object.fromEntries(more) });
    if (!isExplained(result)) throw new Error(JSON.stringify(result));
    const amounts = result.parts.map(({ amount }) => Math.abs(amount));
    expect(amounts.filter((amount) => amount > 0 && amount < 1e-9)).toEqual([]);
    expect(Math.max(...amounts)).toBeCloseTo(4.8 * 0.07);
  });

  it('compounds: three halves of the contacts at two thirds of the price is the same cost', () => {
    const after = {
      customer_days: 30_000,
      created: 600,
      resolved: 600,
      standard_seconds: 108_000,
      handle_seconds: 108_000,
      cost: 4800,
    };
    const { result } = explained('cost_to_serve', { all: REFERENCE }, { all: after }, { view: 'compounding' });
    const factors = Object.fromEntries((result as Explanation).parts.map(({ key, factor }) => [key, factor]));
    expect(factors.contact_rate).toBeCloseTo(1.5, 9);
    expect(factors.cost_per_hour).toBeCloseTo(2 / 3, 9);
    expect(factors.throughput).toBeCloseTo(1, 9);
  });

  it('refuses to compound where an input is zero', () => {
    const { result } = explained(
      'cost_to_serve',
      { all: REFERENCE },
      { all: { ...REFERENCE, handle_seconds: 0, cost: 0 } },
      { view: 'compounding' },
    );
    expect(result).toMatchObject({ reason: 'INPUT_NOT_POSITIVE' });
  });

  it('falls back on its own formula where a factor has no value', () => {
    // Nobody asked and nobody was answered, yet the month had its cost.
    const quiet = { customer_days: 30_000, cost: 1000 };
    const { result } = explained('cost_to_serve', { all: quiet }, { all: REFERENCE });
    expect(partsOf(result)).toEqual({ cost: 3.8, customer_days: 0 });
  });
});

it('explains a node by its children', () => {
  const before = { created: 100, bot_involved: 50, bot_resolved: 20 };
  const after = { created: 100, bot_involved: 60, bot_resolved: 30 };
  const { result } = explained(
    'automation_rate',
    { 'plan/free': before },
    { 'plan/free': after },
    { node: 'free/cost_to_serve/self_service', from: 'plan/free', to: 'plan/free' },
  );
  // All inputs move together: ∫ (20 + 10t) / (50 + 10t) · 0.1 dt = 0.1 (1 − 3 ln 1.2) = 0.045304 is the bots' taking part.
  expect(partsOf(result)).toEqual({
    'free/cost_to_serve/self_service/bot_involvement': 0.045303,
    'free/cost_to_serve/self_service/bot_resolution': 0.054697,
  });
  expect((result as Explanation).parts[0]!.parts.map(({ key }) => key)).toEqual(['bot_involved', 'created']);
});

it('explains a gap to a reference', () => {
  const happened = {
    'plan/free': { customer_days: 3000, created: 60 },
    'plan/pro': { customer_days: 3000, created: 20 },
  };
  const { result } = explained('contact_rate', happened, happened, { from: 'all', to: 'plan/pro' });
  expect(total((result as Explanation).parts)).toBeCloseTo(0.2 - 0.4, 12);
});

it('explains a change to nothing, whatever its parts are rounded to', () => {
  // 0.7 × 0.1 on three tenths of a customer: nothing of it is a round number, and it ends at zero.
  const before = { ...REFERENCE, cost: 0.7, handle_seconds: 0.1, standard_seconds: 0.3, created: 3, resolved: 7 };
  const { result } = explained('cost_to_serve', { all: before }, { all: { ...before, cost: 0 } });
  expect(total((result as Explanation).parts)).toBeCloseTo(-0.7 / 1000, 15);
});

it('takes measures per customer only where that gives the metric', () => {
  // Doubled, 300 and 600 conversations are still above 100; per customer they are 0.3 and 0.6, which is not.
  const metric = {
    ...METRIC_DEFAULTS,
    key: 'odd',
    name: 'Odd',
    minimumSample: 1,
    formula: 'if(created > 100, resolved / created, 0)',
  };
  const happened = {
    'plan/free': { created: 300, resolved: 150, customer_days: 30_000 },
    'plan/pro': { created: 600, resolved: 150, customer_days: 30_000 },
  };
  const given = { workspace: { metrics: [metric] }, from: 'plan/free', to: 'plan/pro' };
  const { result } = explained('odd', happened, happened, given);
  expect(result).toMatchObject({ basis: 'sums', before: 0.5, after: 0.25 });
  expect(total((result as Explanation).parts)).toBeCloseTo(-0.25, 12);
});

it('does not compound what changes its sign', () => {
  const metric = { ...METRIC_DEFAULTS, key: 'net', name: 'Net', formula: 'created - resolved', minimumSample: 1 };
  const { result } = explained(
    'net',
    { all: { created: 3, resolved: 2 } },
    { all: { created: 2, resolved: 3 } },
    { workspace: { metrics: [metric] }, view: 'compounding' },
  );
  expect(result).toMatchObject({ reason: 'INPUT_NOT_POSITIVE' });
});

it('tells no parts of a part that has none: a ratio whose denominator changes its sign', () => {
  const of = (key: string, formula: string) => ({ ...METRIC_DEFAULTS, key, name: key, formula, minimumSample: 1 });
  const metrics = [of('ratio', 'created / (resolved - 2)'), of('whole', 'created + ratio')];
  const { result } = explained(
    'whole',
    { all: { created: 4, resolved: 1 } },
    { all: { created: 6, resolved: 4 } },
    { workspace: { metrics } },
  );
  // 4 / −1 to 6 / 2: the ratio adds 7, and nobody can tell what created and resolved did of it.
  expect((result as Explanation).parts.map(({ key, amount, parts }) => [key, amount, parts])).toEqual([
    ['created', expect.closeTo(2, 12), []],
    ['ratio', expect.closeTo(7, 12), []],
  ]);
});

it.each<[string, string, Sums, Sums, string]>([
  ['one of the two has no value', 'csat', {}, { satisfied: 1, ratings: 1 }, 'NO_VALUE'],
  ['distinct customers are counted', 'repeat_contact_customers', {}, {}, 'NOT_A_FORMULA'],
])('does not explain: %s', (_, metric, before, after, reason) => {
  expect(explained(metric, { all: before }, { all: after }).result).toMatchObject({ reason });
});

describe('noise', () => {
  const model = modelOf(workspace());
  const side = (created: number) => ({
    values: valuesOf(model, { all: { created, customer_days: 30_000 } }),
    position: 0,
  });
  /** 21 draws in which the second period has 101, 102, … 121 conversations. */
  const drawn = (first: number, step: number): PeriodValues => {
    const column = (at: (draw: number) => number) => Float64Array.from({ length: 21 }, (_, draw) => at(draw));
    const leaves = {
      created: column((draw) => first + step * draw),
      customer_days: column(() => 30_000),
      days: column(() => 30),
    };
    return {
      period: { from: 0, to: 30 },
      leaves: new Map(Object.entries(leaves)),
      windows: new Map(),
      metrics: new Map(),
    };
  };

  it('is where nine in ten draws lie', () => {
    const difference = { metric: 'contact_rate', node: null, before: side(100), after: side(111) };
    const result = explainDifference(model, difference, 'additive', {
      before: drawn(100, 0),
      after: drawn(101, 1),
      count: 21,
      customers: Infinity,
    });
    const [created] = (result as Explanation).parts;
    // The second and the twentieth of 21: 2 and 20 conversations more, over 1,000 customers.
    expect(created!.band!.low).toBeCloseTo(0.002, 12);
    expect(created!.band!.high).toBeCloseTo(0.02, 12);
    expect(isWithinNoise(created!)).toBe(false);
  });

  it('holds more of the draws when they rest on few customers', () => {
    const difference = { metric: 'contact_rate', node: null, before: side(100), after: side(111) };
    const draws = { before: drawn(100, 0), after: drawn(101, 1), count: 21 };
    const { band } = (explainDifference(model, difference, 'additive', { ...draws, customers: 10 }) as Explanation)
      .parts[0]!;
    // Student's t of 9 degrees leaves 2.666 % on each side: 0.533 of the twenty steps from the first draw to the last.
    expect(band!.low).toBeCloseTo(0.001 + 0.02 * 0.02666, 6);
    expect(band!.high).toBeCloseTo(0.021 - 0.02 * 0.02666, 6);
  });

  it('may reach over zero', () => {
    const difference = { metric: 'contact_rate', node: null, before: side(100), after: side(101) };
    const result = explainDifference(model, difference, 'additive', {
      before: drawn(100, 0),
      after: drawn(90, 1),
      count: 21,
      customers: Infinity,
    });
    expect(isWithinNoise((result as Explanation).parts[0]!)).toBe(true);
  });
});

describe('the needed change', () => {
  const model = modelOf(workspace());
  const side = { values: valuesOf(model, { all: REFERENCE }), position: 0 };
  const needed = (metric: string, target: number, node: string | null = null) =>
    Object.fromEntries(
      neededChanges(model, { metric, node: node === null ? null : model.nodesByPath.get(node)!, side }, target).map(
        ({ key, ...rest }) => [key, rest],
      ),
    );

  it('is that of one factor, the others held', () => {
    // 4.80 € at a contact rate of 0.4: 3.60 € at 0.3, or at 180 € an hour instead of 240.
    const found = needed('cost_to_serve', 3.6);
    expect(Object.keys(found)).toEqual([
      'contact_rate',
      'issue_complexity',
      'throughput',
      'handling_efficiency',
      'cost_per_hour',
    ]);
    expect(found.contact_rate).toMatchObject({ from: 0.4, reason: null });
    expect(found.contact_rate!.to).toBeCloseTo(0.3, 12);
    expect(found.cost_per_hour!.from).toBeCloseTo(240, 11); // 4,800 € for 72,000 seconds
    expect(found.cost_per_hour!.to).toBeCloseTo(180, 11);
    for (const { gives } of Object.values(found)) expect(gives).toBeCloseTo(3.6, 12);
  });

  it('is nothing where the target is met, and none where no value meets it', () => {
    const met = needed('cost_to_serve', metricAt('cost_to_serve', side));
    expect(met.throughput).toMatchObject({ from: 1, to: 1 });
    expect(needed('throughput', 2)).toMatchObject({ resolved: { to: 800 }, created: { to: 200 } });
    expect(needed('cost_to_serve', -1).contact_rate).toMatchObject({ to: null, gives: null, reason: 'out_of_reach' });
  });

  it('has no answer without a value', () => expect(needed('csat', 0.9)).toEqual({}));
});

describe('by segment', () => {
  // "SMB 200/1000 → 216/900, ENT 100/100 → 180/200": the example of the law of the product.
  const before = {
    'plan/free': { created: 200, customer_days: 30_000 },
    'plan/pro': { created: 100, customer_days: 3000 },
  };
  const after = {
    'plan/free': { created: 216, customer_days: 27_000 },
    'plan/pro': { created: 180, customer_days: 6000 },
  };

  it('tells the segments’ own move from the mix', () => {
    const { split } = explained('contact_rate', before, after);
    expect(split).toMatchObject({ method: 'mix_and_rate', denominator: 'customer_days / days', simpson: false });
    const [free, pro] = split!.segments;
    expect([free!.rate, pro!.rate, free!.mix, pro!.mix].map((x) => x.toFixed(7))).toEqual([
      '0.0345455',
      '-0.0136364',
      '0.0087603',
      '0.0576033',
    ]);
    expect([split!.rate.toFixed(7), split!.mix.toFixed(7)]).toEqual(['0.0209091', '0.0663636']);
    expect(free!.before).toEqual({ value: 0.2, share: 10 / 11 });
    expect(total(free!.parts)).toBeCloseTo(free!.rate, 12);
  });

  it('flags Simpson: every segment faster, the whole slower', () => {
    const hours = (tickets: number, seconds: number) => ({ resolved: tickets, resolution_seconds: tickets * seconds });
    const { split } = explained(
      'resolution_time',
      { 'plan/free': hours(400, 10), 'plan/pro': hours(600, 2) },
      { 'plan/free': hours(700, 9), 'plan/pro': hours(500, 1.8) },
    );
    expect(split!.simpson).toBe(true);
    expect(split!.segments.slice(0, 2).map(({ rate, mix }) => [rate.toFixed(6), mix.toFixed(6)])).toEqual([
      ['-0.491667', '0.715000'],
      ['-0.101667', '0.678333'],
    ]);
  });

  it('adds up a volume', () => {
    const { split } = explained('conversation_volume', before, after);
    expect(split).toMatchObject({ method: 'sum', rate: 96, mix: 0 });
    expect(split!.segments.map(({ rate }) => rate)).toEqual([16, 80, 0]);
  });

  it('weighs a product by what its sample counts', () => {
    const bots = (created: number, involved: number, resolved: number) => ({
      created,
      bot_involved: involved,
      bot_resolved: resolved,
    });
    const { split } = explained(
      'automation_rate',
      { 'plan/free': bots(100, 50, 20), 'plan/pro': bots(100, 20, 10) },
      { 'plan/free': bots(150, 80, 40), 'plan/pro': bots(50, 10, 5) },
    );
    expect(split).toMatchObject({ denominator: 'created' });
    expect(split!.rate + split!.mix).toBeCloseTo(45 / 200 - 30 / 200, 12);
  });

  it('puts a segment that costs without having customers together with the smallest', () => {
    const { split } = explained(
      'cost_to_serve',
      {
        'plan/free': { cost: 100, customer_days: 3000 },
        'plan/pro': { cost: 400, customer_days: 6000 },
        'plan/unknown': { cost: 50 },
      },
      {
        'plan/free': { cost: 100, customer_days: 3000 },
        'plan/pro': { cost: 700, customer_days: 6000 },
        'plan/unknown': { cost: 80 },
      },
    );
    expect(split!.segments.map(({ segments }) => segments.map(({ key }) => key))).toEqual([
      ['free', 'unknown'],
      ['pro'],
    ]);
    expect(split!.rate).toBeCloseTo((880 - 550) / 300, 12);
  });

  it('takes 30 events of both sides together as the least, so that the way back is the same split', () => {
    // 57 + 6 hours for 60 tickets, and 42 + 60 for 60: 30 tickets are 30 · 165 / 120 = 41.25 hours. One side alone would say
    // 31.5, the other 51, and free with its 42 would stand alone one way only.
    const hours = (tickets: number, each: number) => ({ resolved: tickets, handle_seconds: tickets * each * 3600 });
    const [many, few] = [
      { 'plan/free': { ...hours(57, 1), cost: 570 }, 'plan/pro': { ...hours(3, 2), cost: 60 } },
      { 'plan/free': { ...hours(42, 1), cost: 330 }, 'plan/pro': { ...hours(18, 10 / 3), cost: 600 } },
    ];
    const groups = (before: Happened, after: Happened) =>
      explained('cost_per_hour', before, after).split!.segments.map(({ segments }) => segments.map(({ key }) => key));
    for (const found of [groups(many, few), groups(few, many)]) expect(found).toEqual([['free'], ['pro', 'unknown']]);
  });

  it('says nothing where a formula does not follow from segments', () => {
    const metric = {
      ...METRIC_DEFAULTS,
      key: 'odd',
      name: 'Odd',
      formula: 'max(created, customer_days)',
      minimumSample: 1,
    };
    expect(
      explained(
        'odd',
        before,
        { ...after, 'plan/pro': { created: 9000, customer_days: 6000 } },
        { workspace: { metrics: [metric] } },
      ).split,
    ).toBeNull();
  });
});

import { workspace } from '../../../../test/support/builders.js';
import { CUSTOMER_COLUMNS, NOBODY, type CustomerCells } from '../../rollups/customer-cells.js';
import { METRIC_CATALOGUE } from '../../metrics/metric-catalogue.js';
import { modelOf } from '../../trees/model-of-workspace.js';
import { customerValue } from './customer-value.js';
import { formulaShape } from './formula-shape.js';
import { assessUniformity } from './assess-uniformity.js';
import type { UniformityAssessment } from './uniformity-outcome.js';
import { METRIC_DEFAULTS } from '../../metrics/metric.js';

const own = (key: string, formula: string) => ({ ...METRIC_DEFAULTS, key, name: key, formula, minimumSample: 20 });
const MODEL = modelOf(
  workspace({
    metrics: [
      own('later', 'lag(created, 7) / resolved'),
      own('visits', 'seats / created'),
      own('weighed', '-max(created, 2) / (resolved + 1) / days'),
    ],
    measures: [{ key: 'seats', name: 'Seats', unit: 'count' }],
  }),
);
const SETTING = { days: 30, price: 0.5 };

/** A row per customer of `plan/free` and `plan/pro`, then one of nobody. */
function cells(free: readonly Record<string, number>[], pro: readonly Record<string, number>[] = []): CustomerCells {
  const rows = [...free, ...pro, { created: 99 }];
  return {
    ids: rows.map((_, row) => `c${row}`),
    customers: Int32Array.from(rows, (_, row) => (row === rows.length - 1 ? NOBODY : row)),
    cells: Int32Array.from(rows, (_, row) => (row < free.length ? 0 : row === rows.length - 1 ? 2 : 1)),
    segments: [
      ['plan/free', 'size/small'],
      ['plan/pro', 'size/small'],
      ['plan/unknown', 'size/unknown'],
    ],
    labels: [],
    sums: new Map(
      CUSTOMER_COLUMNS.map((key) => [key, Float64Array.from(rows, (row: Record<string, number>) => row[key] ?? 0)]),
    ),
  };
}
const judge = (metric: string, given: CustomerCells, dimension = 'plan', isThin = () => false) =>
  assessUniformity(MODEL, { metric, dimension }, { cells: given, setting: SETTING }, isThin);
const verdict = (...given: Parameters<typeof judge>) => {
  const outcome = judge(...given);
  if (outcome.kind === 'none') throw new Error(outcome.message);
  return outcome;
};
/** Customers with two answers each, whose mean of logarithms lies around `ln seconds`. */
const answered = (seconds: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({
    answered: 2,
    ln_first_response: 2 * (Math.log(seconds) + ((i % 5) - 2) / 10),
  }));

describe('the value of a customer', () => {
  it('is the mean of logarithms for times, whatever the number of conversations', () => {
    const value = customerValue(MODEL, 'first_response_time');
    if (value.kind === 'none') throw new Error();
    const sums = new Map([
      ['ln_first_response', Float64Array.of(6, 12, 0)],
      ['answered', Float64Array.of(1, 2, 0)],
    ]);
    expect([...value.of(sums, SETTING)]).toEqual([6, 6, NaN]);
    expect(value).toMatchObject({ scale: 'ratio', margin: Math.log(1.25) });
  });

  it.each([
    ['csat', { scale: 'points', margin: 0.1 }, [0.75, NaN]],
    ['csat_mean', { scale: 'points', margin: 0.4 }, [4.5, NaN]],
    // created 6 in 15 of 30 days: half a customer, 12 contacts each
    ['contact_rate', { scale: 'relative', margin: 0.2 }, [12, 0]],
    // 100 s at 0.5 of 5 resolved; the other one is there all month and needed nothing
    ['cost_per_conversation', { scale: 'relative' }, [10, NaN]],
    ['cost_to_serve', { scale: 'relative' }, [100, 0]],
    ['reopen_and_follow_up_rate', { scale: 'points' }, [0.2 + 0.4, NaN]],
  ])('%s', (metric, expected, values) => {
    const value = customerValue(MODEL, metric);
    expect(value).toMatchObject({ kind: 'value', ...expected });
    const rows: Record<string, number>[] = [
      {
        created: 6,
        customer_days: 15,
        handle_seconds: 100,
        resolved: 5,
        reopened: 1,
        repeated: 2,
        satisfied: 3,
        ratings: 4,
        rating_sum: 18,
      },
      { customer_days: 30 },
    ];
    if (value.kind === 'value') expect([...value.of(cells(rows).sums, SETTING)].slice(0, 2)).toEqual(values);
  });

  it.each([
    ['nothing', 'UNKNOWN_METRIC'],
    ['repeat_contact_customers', 'DISTINCT_CUSTOMERS'],
    ['cost_revenue_ratio', 'SHARE_OF_ALL'],
    ['later', 'OTHER_DAYS'],
    ['backlog', 'NOT_PER_CUSTOMER'],
    ['visits', 'NOT_PER_CUSTOMER'],
    ['cost_per_hour', 'SAME_FOR_ALL'],
    ['conversation_volume', 'TOTAL'],
    ['automation_rate', 'SEVERAL_DENOMINATORS'],
    ['effort_score', 'SCALE_UNKNOWN'],
  ])('%s has none: %s', (metric, reason) =>
    expect(customerValue(MODEL, metric)).toMatchObject({ kind: 'none', reason }),
  );

  it('is there, or there is a reason, for every built-in metric', () => {
    for (const { key } of METRIC_CATALOGUE) expect(['value', 'none']).toContain(customerValue(MODEL, key).kind);
  });
});

it('a formula seen from afar', () =>
  expect(formulaShape(MODEL, 'weighed')).toEqual({
    above: ['created'],
    below: ['resolved', 'days'],
    denominators: ['resolved'],
    looksAway: null,
  }));

describe('segments', () => {
  it('uniform: close to each other, and shown to be', () =>
    expect(verdict('first_response_time', cells(answered(600, 40), answered(606, 40)))).toMatchObject({
      verdict: 'uniform',
      segments: [
        { segment: 'plan/free', customers: 40, typical: expect.closeTo(600, 6) },
        { typical: expect.closeTo(606, 6) },
      ],
    }));

  it('differs: half as long again, told against the whole', () => {
    const result = verdict('first_response_time', cells(answered(600, 40), answered(900, 40)));
    // the whole is the geometric mean of both, √(600 · 900) = 734.8 s; 900 is 22.5 % above it and 600 18.4 % below
    expect(result).toMatchObject({ verdict: 'differs', scale: 'ratio', margin: expect.closeTo(0.25, 12) });
    expect(result.whole).toBeCloseTo(Math.sqrt(600 * 900), 6);
    expect(result.segments.map(({ gap }) => gap!.value)).toEqual([
      expect.closeTo(-0.1835, 4),
      expect.closeTo(0.2247, 4),
    ]);
    expect(result.p).toBeLessThan(1e-9);
    expect(result.words).toMatch(
      /^differs: segment explains \d+ % of the variation between customers; from Pro 15m \(\+22\.5%\) to Free 10m \(−18\.4%\)/,
    );
  });

  it('cannot tell from few, and says how far apart they may be', () => {
    const spread = [0, 1, 0, 1, 1, 0, 1, 1, 1, 1].map((satisfied) => ({ satisfied, ratings: 1 }));
    const result = verdict('csat', cells(spread, [...spread].reverse()));
    expect(result).toMatchObject({ verdict: 'cannot_tell', scale: 'points' });
    expect(result.widestGap).toBeGreaterThan(0.1);
    expect(result.words).toMatch(/^cannot tell: a segment may still be up to \d+\.\d pp off the whole, 70\.0%$/);
  });

  it('names those that are too thin, and those of no known segment', () => {
    const given = cells(answered(600, 9), answered(600, 30));
    expect(judge('first_response_time', given)).toMatchObject({
      kind: 'none',
      reason: 'TOO_FEW_SEGMENTS',
      leftOut: [{ segment: 'plan/free', customers: 9 }],
    });
    const thin = judge('first_response_time', cells(answered(600, 30), answered(600, 30)), 'plan', () => true);
    expect(thin.leftOut.map(({ segment }) => segment)).toEqual(['plan/free', 'plan/pro']);
    expect(judge('first_response_time', given, 'size')).toMatchObject({
      leftOut: [{ segment: 'size/large', customers: 0 }],
    });
    expect(judge('first_response_time', given, 'colour')).toMatchObject({ reason: 'UNKNOWN_DIMENSION' });
  });

  it('has nothing to say where nothing happened', () => {
    const idle = Array.from({ length: 20 }, () => ({ customer_days: 30 }));
    expect(judge('contact_rate', cells(idle, idle))).toMatchObject({ kind: 'none', reason: 'NO_VALUES' });
    const alike = Array.from({ length: 20 }, () => ({ created: 1, customer_days: 30 }));
    expect(judge('contact_rate', cells(alike, alike))).toMatchObject({ kind: 'none', reason: 'NO_SPREAD' });
  });

  it('a relative gap is a part of the whole', () => {
    const contacts = (least: number) =>
      Array.from({ length: 50 }, (_, i) => ({ created: least + (i % 3), customer_days: 30 }));
    // 50 customers each around 4.98 and 8.98 contacts: the whole is 6.98
    const result: UniformityAssessment = verdict('contact_rate', cells(contacts(4), contacts(8)));
    expect(result.verdict).toBe('differs');
    expect(result.segments[0]!.gap!.value).toBeCloseTo(-2 / 6.98, 9);
  });
});

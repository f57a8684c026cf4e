import fc from 'fast-check';
import { workspace } from '../../../../test/support/builders.js';
import { leafColumns } from '../../rollups/fill-columns.js';
import type { DayBlock, LeafColumns } from '../../rollups/leaf-columns.js';
import { STORED_MEASURES } from '../../rollups/measures.js';
import { evaluateDaily, evaluatePeriod, evaluatePeriods, periodLeaves, reevaluateDays, sampleOf } from './evaluate.js';
import { modelOf, sampleName } from '../model-of-workspace.js';
import { tries } from '../../../../test/support/how-much.js';

const model = modelOf(workspace());
const FIRST = 20_484; // 2026-01-31
const segments = model.segments.map(({ id }) => id);
const pools = [
  { month: 20_454, category: 'pay', amount: 3_100_000 },
  { month: 20_485, category: 'pay', amount: 2_800_000 },
];

type Sums = Record<string, number>;
/** Days of two plans and their sum; a customer of either is in the small revenue band. */
function columnsOf(days: readonly { free: Sums; pro: Sums }[]) {
  const blocks = days.map(({ free, pro }, index): DayBlock => {
    const shown = ['all', 'plan/free', 'plan/pro', 'size/small'];
    const values = STORED_MEASURES.flatMap(({ key }) => {
      const [a, b] = [free[key] ?? 0, pro[key] ?? 0];
      return [a + b, a, b, a + b];
    });
    return { day: FIRST + index, segments: shown, values: Float64Array.from(values) };
  });
  return leafColumns(blocks, segments, pools, (segment) => segment.endsWith('/unknown'));
}
const period = (from: number, to: number) => ({ from: FIRST + from, to: FIRST + to });

describe('a model', () => {
  it('places all segments together first, Unknown last in each dimension', () =>
    expect(segments).toEqual([
      'all',
      'plan/free',
      'plan/pro',
      'plan/unknown',
      'size/small',
      'size/large',
      'size/unknown',
    ]));

  it('knows what a metric comes down to', () => {
    expect(model.measuresOf.get('automation_rate')).toEqual(['bot_involved', 'created', 'bot_resolved']);
    expect(model.measuresOf.get('cost_revenue_ratio')).toEqual(['cost', 'revenue_days']);
    expect(model.measuresOf.get(sampleName('cost_to_serve'))).toEqual(['customer_days', 'days']);
  });

  it('lets an own metric take the place of a built-in one', () => {
    const csat = { ...model.metrics.get('csat')!, formula: 'satisfied / resolved' };
    const own = modelOf(workspace({ metrics: [csat] }));
    expect([own.metrics.size, own.measuresOf.get('csat')]).toEqual([model.metrics.size, ['satisfied', 'resolved']]);
  });

  it('does not compile what was not checked', () =>
    expect(() => modelOf(workspace({ metrics: [{ ...model.metrics.get('csat')!, formula: '1 +' }] }))).toThrow(
      'formula does not parse: 1 +',
    ));
});

describe('a period', () => {
  const columns = columnsOf([
    {
      free: { created: 30, resolved: 20, customers_change: 10, ratings: 4, satisfied: 3 },
      pro: { customers_change: 5 },
    },
    {
      free: { created: 10, resolved: 20 },
      pro: { created: 6, resolved: 3, resolution_seconds: 90, customers_change: 1 },
    },
  ]);
  it.each([
    ['contact_rate', [46 / 15.5, 4, 6 / 5.5, NaN]],
    ['throughput', [43 / 46, 1, 0.5, NaN]],
    ['resolution_time', [90 / 43, 0, 30, NaN]],
    ['csat', [0.75, 0.75, NaN, NaN]],
    ['backlog', [3, 0, 3, 0]], // the level at the end, not a sum over days
    ['conversation_volume', [46, 40, 6, 0]],
  ])('%s is the formula over sums', (metric, expected) => {
    const found = evaluatePeriod(model, columns, period(0, 2)).metrics.get(metric)!;
    expect([...found.slice(0, 4)]).toEqual(
      expected.map((value) => (Number.isNaN(value) ? NaN : expect.closeTo(value, 9))),
    );
  });

  it('counts the events behind a value', () => {
    const values = evaluatePeriod(model, columns, period(0, 2));
    expect(['csat', 'contact_rate', 'throughput', 'nothing'].map((key) => sampleOf(values, key, 0))).toEqual([
      4,
      15.5,
      46,
      NaN,
    ]);
  });

  it('is the same alone and among others', () => {
    const periods = [period(0, 1), period(1, 2), period(-5, 9), period(4, 4)];
    expect(evaluatePeriods(model, columns, periods)).toEqual(
      periods.map((each) => evaluatePeriod(model, columns, each)),
    );
  });

  it('has the same measures without the metrics', () =>
    expect(periodLeaves(model, columns, period(0, 2))).toEqual(evaluatePeriod(model, columns, period(0, 2)).leaves));

  it('shares cost against all segments', () => {
    const made = columnsOf([
      {
        free: { created: 1, handle_seconds: 30, revenue_change: 100_000 },
        pro: { handle_seconds: 90, revenue_change: 100_000 },
      },
    ]);
    const { metrics } = evaluatePeriod(model, made, period(0, 1));
    expect([...metrics.get('cost_revenue_ratio')!.slice(0, 4)]).toEqual([1, 0.5, 1.5, NaN]);
  });
});

/** A metric of its own, defined by a formula. */
const formula = (key: string, text: string) => ({ ...model.metrics.get('csat')!, key, name: key, formula: text });

describe('a formula with windows', () => {
  /** Free: 1, 2, 4, 8, 16 created; pro: 1 each day. 3 of each are resolved on the first day. */
  const columns = columnsOf(
    [1, 2, 4, 8, 16].map((created, index) => ({
      free: { created, resolved: index === 0 ? 3 : 0 },
      pro: { created: 1, resolved: index === 0 ? 3 : 0 },
    })),
  );
  const own = modelOf(
    workspace({
      metrics: [
        formula('week', 'rolling(created, 3)'),
        formula('before', 'lag(created, 2)'),
        formula('growth', 'created / lag(created, 2)'),
        formula('total', 'cumulative(created)'),
        formula('open', 'lag(open_at_end, 1)'),
        formula('rate', 'resolved / created'),
        formula('early_rate', 'rolling(rate, 3)'),
        formula('part', 'lag(share(created), 2)'),
        formula('guarded', 'if(created > 20, lag(created, 9), rolling(created / days, 2))'),
      ],
    }),
  );
  const NONE = [NaN, NaN];
  it.each<[string, [number, number], number[]]>([
    ['week', [2, 4], [14, 3]], // days 1 to 3
    ['week', [3, 5], [28, 3]],
    ['week', [0, 3], [7, 3]],
    ['week', [0, 2], NONE], // would begin before the first day
    ['before', [2, 4], [3, 2]], // days 0 and 1
    ['before', [1, 4], NONE],
    ['growth', [2, 4], [4, 1]],
    ['total', [3, 4], [15, 4]],
    ['total', [-3, 2], [3, 2]],
    ['open', [2, 4], [4, 0]], // at the end of day 2: 7 − 3 of free, 3 − 3 of pro
    ['early_rate', [2, 3], [3 / 7, 1]],
    ['part', [2, 4], [0.6, 0.4]],
    ['guarded', [2, 4], [6, 1]],
    ['guarded', [3, 5], [NaN, 1]],
  ])('%s from day %j', (key, [from, to], expected) => {
    const found = evaluatePeriod(own, columns, period(from, to)).metrics.get(key)!;
    expect([...found.slice(1, 3)]).toEqual(expected);
  });

  it('comes down to measures with windows, each measure named once', () => {
    expect(own.leavesOf.get('growth')).toEqual([
      { name: 'created', window: { shift: 0, days: 'period' } },
      { name: 'created', window: { shift: 2, days: 'period' } },
    ]);
    expect(own.measuresOf.get('growth')).toEqual(['created']);
    expect(own.measuresOf.get('early_rate')).toEqual(['resolved', 'created']);
  });

  it('has the measures of the period itself beside those of windows', () => {
    const { leaves } = evaluatePeriod(own, columns, period(2, 4));
    expect(leaves.get('created')![1]).toBe(12);
    expect([...leaves.keys()]).toEqual([...evaluatePeriod(model, columns, period(2, 4)).leaves.keys()]);
    const rewards = { key: 'rewards', name: 'Rewards', unit: 'count' } as const;
    const only = modelOf(workspace({ measures: [rewards], metrics: [formula('week', 'rolling(rewards, 2)')] }));
    const withRewards = { ...columns, daily: new Map([...columns.daily, ['rewards', columns.daily.get('created')!]]) };
    expect(evaluatePeriod(only, withRewards, period(2, 3)).leaves.get('rewards')![1]).toBe(4);
    expect(evaluatePeriod(only, withRewards, period(2, 3)).metrics.get('week')![1]).toBe(6);
  });

  it('gives each day its own windows', () => {
    const daily = evaluateDaily(own, columns);
    const free = (key: string) => [...daily.get(key)!.subarray(5, 10)];
    expect(free('week')).toEqual([NaN, NaN, 7, 14, 28]);
    expect(free('before')).toEqual([NaN, NaN, 1, 2, 4]);
    expect(free('total')).toEqual([1, 3, 7, 15, 31]);
    expect(free('open')).toEqual([NaN, -2, 0, 4, 12]);
  });
});

const KEYS = STORED_MEASURES.map(({ key }) => key).filter((key) => !key.endsWith('_change'));
const positive = fc.record(
  Object.fromEntries([...KEYS, 'customers_change'].map((key) => [key, fc.integer({ min: 1, max: 500 })])),
);
const anyDays = fc.array(fc.record({ free: positive, pro: positive }), { minLength: 1, maxLength: 6 });

it('explains cost to serve exactly by its factors', () => {
  fc.assert(
    fc.property(anyDays, (days) => {
      const { metrics } = evaluatePeriod(model, columnsOf(days), period(0, days.length));
      for (const position of [0, 1, 2]) {
        const at = (key: string) => metrics.get(key)![position]!;
        const chain =
          at('contact_rate') *
          at('issue_complexity') *
          at('throughput') *
          at('handling_efficiency') *
          at('cost_per_hour');
        expect(chain / 3600 / at('cost_to_serve')).toBeCloseTo(1, 9);
        expect(at('automation_rate') / (at('bot_involvement_rate') * at('bot_resolution_rate'))).toBeCloseTo(1, 9);
      }
    }),
  );
});

it('gives the same day by day as over periods of a day, windows included', () => {
  const WINDOWS = [
    formula('w1', 'rolling(cost / resolved, 3) - lag(cost / resolved, 1)'),
    formula('w2', 'if(lag(backlog, 2) > backlog, cumulative(created), share(rolling(contact_rate, 2)))'),
  ];
  const own = modelOf(workspace({ metrics: WINDOWS }));
  fc.assert(
    fc.property(anyDays, (days) => {
      const columns = columnsOf(days);
      const daily = evaluateDaily(own, columns);
      days.forEach((_, index) => {
        const { metrics } = evaluatePeriod(own, columns, period(index, index + 1));
        for (const [name, values] of metrics)
          values.forEach((value, s) => {
            const other = daily.get(name)![s * days.length + index]!;
            if (Number.isNaN(value)) expect(other).toBeNaN();
            else expect(Math.abs(other - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(value)));
          });
      });
    }),
    tries(10),
  );
});

describe('values again after some days changed', () => {
  const own = modelOf(
    workspace({
      metrics: [
        formula('lately', 'rolling(created, 3) / lag(created, 2)'),
        formula('ever', 'cumulative(resolved) + share(rolling(cost, 2))'),
        formula('left', 'lag(open_at_end, 1)'),
      ],
    }),
  );
  const changedBy = (columns: LeafColumns, changed: readonly number[], measures: readonly string[], add: number) => {
    const daily = new Map([...columns.daily].map(([key, column]) => [key, column.slice()]));
    for (const measure of measures)
      for (const day of changed)
        for (let s = 0; s < segments.length; s++) daily.get(measure)![s * columns.days + day]! += add + s;
    return { ...columns, daily, prefix: new Map() };
  };

  it('touches the day, and the days that look back on it', () => {
    const columns = columnsOf(Array.from({ length: 6 }, () => ({ free: { created: 2 }, pro: {} })));
    const daily = evaluateDaily(own, columns);
    reevaluateDays(own, changedBy(columns, [2], ['created'], 7), [FIRST + 2], daily);
    const all = (key: string) => [...daily.get(key)!.subarray(0, 6)];
    expect(all('conversation_volume')).toEqual([2, 2, 9, 2, 2, 2]);
    // Over three days 6, with the 9 in it 13; two days earlier it was 2, on the fifth day 9.
    expect(all('lately')).toEqual([NaN, NaN, 13 / 2, 13 / 2, 13 / 9, 3]);
  });

  it('are those of a full evaluation, windows included', () => {
    const measures = fc.subarray(['created', 'resolved', 'cost', 'open_at_end', 'customer_days', 'satisfied']);
    fc.assert(
      fc.property(anyDays, fc.array(fc.nat(5)), measures, fc.integer({ min: -3, max: 400 }), (days, at, keys, add) => {
        const before = columnsOf(days);
        const changed = at.filter((day) => day < days.length);
        const after = changedBy(before, changed, keys, add);
        const daily = evaluateDaily(own, before);
        const elsewhere = [FIRST - 1, FIRST + days.length];
        reevaluateDays(own, after, [...changed.map((day) => FIRST + day), ...elsewhere], daily);
        expect(daily).toEqual(evaluateDaily(own, after));
      }),
      tries(25),
    );
  });
});

it('splits flows, stocks and cost into the segments of a dimension', () => {
  fc.assert(
    fc.property(anyDays, (days) => {
      const { leaves } = evaluatePeriod(model, columnsOf(days), period(0, days.length));
      for (const [measure, [all, ...parts]] of leaves)
        if (measure !== 'days') expect(parts.slice(0, 3).reduce((a, b) => a + b, 0)).toBeCloseTo(all!, 6);
    }),
  );
});

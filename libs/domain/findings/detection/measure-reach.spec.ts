import type { PeriodValues } from '../../trees/values/evaluate.js';
import { measureReach, rateSeverity } from './measure-reach.js';

/** Sixty days; all segments first, then two of them. */
const LEAVES = {
  days: [60, 60, 60],
  customer_days: [6000, 1200, 600],
  created: [300, 90, 30],
  cost: [1200, 400, 200],
  handle_seconds: [6000, 2000, 1000],
};
const values = (leaves: Record<string, number[]>): PeriodValues => ({
  period: { from: 0, to: 60 },
  leaves: new Map(Object.entries(leaves).map(([key, column]) => [key, Float64Array.from(column)])),
  windows: new Map(),
  metrics: new Map(),
});

describe('reach', () => {
  it('is customers on an average day, and conversations and money per 30 days, of all segments together', () => {
    expect(measureReach(values(LEAVES), [1, 2])).toEqual({ customers: 30, conversations: 60, money: 300 });
    expect(measureReach(values(LEAVES), [0])).toEqual({ customers: 100, conversations: 150, money: 600 });
  });

  it('has no money where costs are not known', () => {
    expect(measureReach(values({ ...LEAVES, cost: [0, 0, 0] }), [1]).money).toBeNull();
    const { cost: _, ...others } = LEAVES;
    expect(measureReach(values(others), [1]).money).toBeNull();
    // Without handle time nothing says which segment it was spent on.
    const unallotted = values({ ...LEAVES, handle_seconds: [0, 0, 0] });
    expect([[1], [0]].map((positions) => measureReach(unallotted, positions).money)).toEqual([null, 600]);
  });
});

it('severity goes by the larger share of customers or of money', () => {
  const reach = (customers: number, money: number | null) => ({ customers, conversations: 0, money });
  const all = reach(100, 1000);
  expect([4, 5, 20, 50].map((customers) => rateSeverity(reach(customers, null), all))).toEqual([
    'low',
    'medium',
    'high',
    'critical',
  ]);
  expect(rateSeverity(reach(1, 500), all)).toBe('critical');
  expect(rateSeverity(reach(0, 0), reach(0, null))).toBe('low');
});

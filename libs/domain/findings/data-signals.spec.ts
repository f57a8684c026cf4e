import { findDataProblems, type DataSignalInput } from './data-signals.js';

const PERIOD = { from: 100, to: 128 };
const reach = { customers: 1, conversations: 1000, money: null };

describe('data that cannot be trusted', () => {
  const sound: DataSignalInput = {
    range: { from: 0, to: 128 },
    today: 130,
    freshnessDays: 3,
    period: PERIOD,
    unknown: [{ dimension: 'plan', name: 'Plan', share: 0.09, before: 0.05, conversations: 500 }],
    isOff: () => false,
    createdOn: () => 30,
    reach,
  };
  const rules = (given: Partial<DataSignalInput>) =>
    findDataProblems({ ...sound, ...given }).map(({ rule, severity }) => `${rule} ${severity}`);
  const shares = (share: number | null, before: number | null, count = 500) =>
    rules({ unknown: [{ dimension: 'plan', name: 'Plan', share, before, conversations: count }] });

  it('a source is stale after its days, and badly so after three times as many', () => {
    expect(rules({})).toEqual([]);
    expect(rules({ today: 131 })).toEqual([]);
    expect(rules({ today: 132 })).toEqual(['stale medium']);
    expect(rules({ today: 138 })).toEqual(['stale high']);
    expect(rules({ today: 999, freshnessDays: null })).toEqual([]);
  });

  it('an empty day is missing where the same weekday usually is not', () => {
    const on = (empty: number[], usual = 30) => rules({ createdOn: (day) => (empty.includes(day) ? 0 : usual) });
    expect(on([120])).toEqual(['missing_days medium']);
    expect(on([120, 121, 122])).toEqual(['missing_days high']);
    expect(on([120], 19)).toEqual([]);
    const isEmpty = (day: number) => (day === 120 ? 0 : 30);
    expect(rules({ createdOn: isEmpty, isOff: (day) => day === 120 })).toEqual([]); // a public holiday
    expect(rules({ createdOn: isEmpty, isOff: (day) => day === 119 })).toEqual(['missing_days medium']);
    expect(rules({ createdOn: (day) => (day % 7 === 1 ? 0 : 30) })).toEqual([]); // closed on that weekday
    expect(rules({ range: { from: 90, to: 128 }, createdOn: (day) => (day === 120 ? 0 : 30) })).toEqual([]); // too young
  });

  it('a share in Unknown that rose by five points and by half of itself', () => {
    expect(shares(0.1, 0.05)).toEqual(['unknown_share medium']);
    expect(shares(0.2, 0.04)).toEqual(['unknown_share high']);
    expect(shares(0.099, 0.05)).toEqual([]);
    expect(shares(0.3, 0.24)).toEqual([]);
    expect([shares(0.2, 0.04, 99), shares(null, 0.04), shares(0.2, null)]).toEqual([[], [], []]);
  });
});

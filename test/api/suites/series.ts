import type { TestApp } from '../../support/test-app.js';

const SERIES = `query Series($key: String!, $period: PeriodInput!, $grain: Grain!) {
  tree { node(key: $key) { series(period: $period, grain: $grain) {
    grain unit { kind }
    points { period { start endExclusive label } measurement { value availability { status reason } } }
  } } }
}`;
const range = (start: string, endExclusive: string) => ({ range: { start, endExclusive } });

export function seriesSuite(app: () => TestApp): void {
  const series = async (key: string, period: object, grain: string) =>
    (await app().query(SERIES, { key, period, grain })).tree.node.series;

  it.each([
    ['DAY', range('2026-08-01', '2026-08-04'), ['2026-08-01', '2026-08-02', '2026-08-03']],
    ['WEEK', range('2026-08-01', '2026-08-12'), ['2026-08-01 to 2026-08-02', '2026-W32', '2026-08-10 to 2026-08-11']],
    ['MONTH', range('2026-07-15', '2026-09-01'), ['2026-07-15 to 2026-07-31', 'Aug 2026']],
    ['QUARTER', range('2026-01-01', '2026-07-01'), ['Jan 2026 to Mar 2026', 'Apr 2026 to Jun 2026']],
    ['YEAR', range('2025-12-31', '2027-01-01'), ['2025-12-31', '2026']],
  ])('by %s', async (grain, period, labels) => {
    const found = await series('free/demand_intensity/contact_rate', period, grain);
    expect(found).toMatchObject({ grain, unit: { kind: 'RATE' } });
    expect(found.points.map((point: { period: { label: string } }) => point.period.label)).toEqual(labels);
  });

  it('has the readings of its buckets', async () => {
    const key = 'enterprise/handling_efficiency/touches_per_ticket';
    const { points } = await series(key, range('2026-05-01', '2026-08-01'), 'MONTH');
    for (const { period, measurement } of points) {
      const { tree } = await app().query(
        `query($key: String!, $period: PeriodInput!) { tree { node(key: $key) { reading(period: $period) { current { value availability { status reason } } } } } }`,
        { key, period: range(period.start, period.endExclusive) },
      );
      expect(tree.node.reading.current).toEqual(measurement);
    }
  });

  it('is computed once for all nodes of a tree', async () => {
    const query = `{ tree { slice(maxDepth: 9) { nodes { key series(period: { preset: LAST_365_DAYS }, grain: DAY) { points { measurement { value } } } } } } }`;
    const { tree } = await app().query(query);
    const lengths = tree.slice.nodes.map(
      (node: { series: { points: unknown[] } | null }) => node.series?.points.length ?? 0,
    );
    expect(new Set(lengths)).toEqual(new Set([365, 0]));
  }, 10_000); // a minute, when every node computes its own

  it('says which buckets have no data', async () => {
    const { points } = await series('', range('2025-08-01', '2026-12-01'), 'MONTH');
    const reasons = points.map(
      (point: { measurement: { availability: { reason: string } } }) => point.measurement.availability.reason,
    );
    expect([reasons[0], reasons[1], reasons.at(-2), reasons.at(-1)]).toEqual([
      'BEFORE_FIRST_DATA',
      'PERIOD_INCOMPLETE',
      null,
      'NO_DATA_IN_PERIOD',
    ]);
  });

  it('is null for a node without a metric', async () =>
    expect(await series('free/demand_intensity', { preset: 'LAST_7_DAYS' }, 'DAY')).toBeNull());

  it.each([
    ['DAY', range('2024-01-01', '2026-09-27'), 1000],
    ['WEEK', range('2010-01-04', '2029-03-05'), 1000],
  ])('takes 1,000 points by %s', async (grain, period, count) =>
    expect((await series('', period, grain)).points).toHaveLength(count),
  );

  it.each([
    ['DAY', range('2024-01-01', '2026-09-28')],
    ['WEEK', range('2010-01-04', '2029-03-06')],
    ['DAY', range('1000-01-01', '9999-01-01')],
    ['MONTH', range('1000-01-01', '9999-01-01')],
  ])('refuses more by %s', async (grain, period) =>
    expect(await app().refusal(SERIES, { key: '', period, grain })).toBe(
      'BAD_USER_INPUT: This would be more than 1000 points; take a shorter period or a coarser grain.',
    ),
  );

  const SPARKLINE = `query($points: Int!) { tree { root { sparkline(period: { preset: LAST_28_DAYS }, points: $points) } } }`;
  it.each([2, 12, 60])('a sparkline has %d points', async (points) => {
    const { sparkline } = (await app().query(SPARKLINE, { points })).tree.root;
    expect(sparkline).toHaveLength(points);
    expect(sparkline.filter((value: number | null) => value === null)).toHaveLength(Math.max(0, points - 14)); // 400 days
  });

  it.each([0, 1, 61])('a sparkline does not have %d points', async (points) =>
    expect(await app().refusal(SPARKLINE, { points })).toBe('BAD_USER_INPUT: "points" must lie between 2 and 60'),
  );
}

import type { TestApp } from '../../support/test-app.js';

const WHOLE = { preset: 'ALL_TIME' };
const HEATMAP = `query($input: HeatmapInput!) { heatmap(input: $input) {
  rows { items { key name } } columns { items { key kind } } compared notes
  cells { row column customers standsOut measurement { value formatted availability { sampleSize } } }
  uniformity { verdict words }
} }`;
const UNIFORMITY = `query($dimension: Key!, $metric: Key!) {
  uniformity(dimension: $dimension, metric: $metric, period: { preset: ALL_TIME }) { verdict words effect segments { segment leftOut } }
}`;
const DEMAND = `{ demand(input: { period: { preset: ALL_TIME }, segment: "healthcare" }) { totalCount items { topic segmentName versusAll cost { value formatted } costVersusAll { value } handleTime { formatted unit { kind } } } }
  escalations(input: { period: { preset: ALL_TIME } }, first: 3) { items { reason escalated } } }`;

/** What is planted comes out, on the right segments. */
export function comparisonSuite(app: () => TestApp): void {
  it.each([
    ['arr_band', 'first_response_time', 'UNIFORM'],
    ['plan', 'bot_first_ratio', 'UNIFORM'],
    ['industry', 'csat', 'DIFFERS'],
    ['plan', 'backlog', 'NOT_JUDGED'],
  ])('%s, %s: %s', async (dimension, metric, verdict) =>
    expect((await app().query(UNIFORMITY, { dimension, metric })).uniformity).toMatchObject({ verdict }),
  );

  it('healthcare writes more about the hard topics, in two statements', async () => {
    const input = { rowDimension: 'industry', columnDimension: 'topic', metric: 'contact_rate', period: WHOLE };
    const { heatmap } = await app().query(HEATMAP, { input });
    const { rows, columns, cells } = heatmap;
    const above = cells
      .filter(({ standsOut }: { standsOut: string }) => standsOut === 'ABOVE')
      .map((cell: { row: number; column: number }) => `${rows.items[cell.row].key} ${columns.items[cell.column].key}`);
    const hard = ['compliance', 'data_import', 'integrations'].map((topic) => `industry/healthcare ${topic}`);
    expect(above).toEqual(expect.arrayContaining(hard));
    expect(cells).toHaveLength(rows.items.length * columns.items.length);
    const fresh = { ...input, period: { range: { start: '2026-01-01', endExclusive: '2026-03-02' } } };
    expect(await app().countStatements(() => app().query(HEATMAP, { input: fresh }))).toBeLessThanOrEqual(6);
  });

  it('splits demand by whatever it says that conversations can be split by', async () => {
    const { workspace } = await app().query('{ workspace { conversationDimensions { key name } } }');
    expect(workspace.conversationDimensions.slice(0, 3)).toEqual([
      { key: 'topic', name: 'Topic' },
      { key: 'channel', name: 'Channel' },
      { key: 'stage', name: 'Journey stage' },
    ]);
    for (const { key } of workspace.conversationDimensions) {
      const { demand } = await app().query(
        `{ demand(input: { period: { preset: LAST_COMPLETE_MONTH } }, by: ["${key}"], first: 1) { items { labels { dimension } } } }`,
      );
      expect(demand.items).toEqual([{ labels: [{ dimension: key }] }]);
    }
  });

  it('prices what healthcare writes about, and says why it was escalated', async () => {
    const { demand, escalations } = await app().query(DEMAND);
    const compliance = demand.items.find(({ topic }: { topic: string }) => topic === 'compliance');
    expect(compliance).toMatchObject({ segmentName: 'Healthcare' });
    expect(compliance.versusAll).toBeGreaterThan(1.5);
    expect(compliance.costVersusAll.value).toBeCloseTo(compliance.cost.value * (1 - 1 / compliance.versusAll), 6);
    expect(compliance).toMatchObject({
      cost: { formatted: expect.stringMatching(/^€/) },
      handleTime: { unit: { kind: 'DURATION' } },
    });
    expect(escalations.items).toHaveLength(3);
  });

  it('tells how each went week by week, in one statement for all, however many weeks', async () => {
    const period = 'period: { range: { start: "2026-06-01", endExclusive: "2026-07-06" } }';
    const ask = (weeks: number) =>
      `{ demand(input: { ${period}, segment: "healthcare" }) { items { created points(weeks: ${weeks}) { start endExclusive created handleTime { value } } handleTime { value } } } }`;
    const { demand } = await app().query(ask(5));
    // the five weeks are the period itself
    for (const { created, handleTime, points } of demand.items) {
      const sum = (of: (point: any) => number) => points.reduce((all: number, point: any) => all + of(point), 0);
      expect([points[0].start, points[4].endExclusive, points.length]).toEqual(['2026-06-01', '2026-07-06', 5]);
      expect([sum((point) => point.created), sum((point) => point.handleTime.value)]).toEqual([
        created,
        expect.closeTo(handleTime.value, 6),
      ]);
    }
    expect(demand.items.length).toBeGreaterThan(5);
    expect(await app().countStatements(() => app().query(ask(6)))).toBeLessThanOrEqual(3);
    expect(await app().refusal(ask(54))).toBe('BAD_USER_INPUT: "weeks" must lie between 1 and 53');
  });

  it('refuses what cannot be told so', async () => {
    const input = { rowDimension: 'plan', columnDimension: 'topic', metric: 'backlog', period: WHOLE };
    expect(await app().refusal(HEATMAP, { input })).toContain('METRIC_NOT_ON_HEATMAP');
  });

  it('shows events with series of those whom they concerned', async () => {
    const query = `query($key: String!) { tree { node(key: $key) { series(period: { range: { start: "2026-03-01", endExclusive: "2026-09-01" } }, grain: MONTH) { events { date kind title } } } } }`;
    const titles = async (key: string) =>
      (await app().query(query, { key })).tree.node.series.events.map(({ date }: { date: string }) => date);
    expect(await titles('free')).toEqual(['2026-03-30', '2026-08-01']);
    expect(await titles('pro')).toEqual(['2026-08-01']);
  });
}

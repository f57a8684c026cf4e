import type { TestApp } from '../../support/test-app.js';

const READING = `reading(period: $period, compareTo: { preset: PREVIOUS_PERIOD }) {
  current { value } comparison { tone } quantiles { median { value } p90 { value } }
}`;
const TREE = `query Tree($depth: Int!, $period: PeriodInput!) {
  tree { slice(maxDepth: $depth, first: 500) { nodes { key metric { key } ${READING} sparkline(period: $period) } } }
}`;

/** A window of days that nobody has asked for yet, so that nothing is kept of it. */
let windows = 0;
function freshPeriod() {
  windows += 1;
  const start = `2026-02-${String(windows).padStart(2, '0')}`;
  return { range: { start, endExclusive: '2026-07-15' } };
}

export function statementSuite(app: () => TestApp): void {
  const count = (query: string, variables: Record<string, unknown>) =>
    app().countStatements(() => app().query(query, variables));

  it('do not grow with the number of nodes', async () => {
    const counts: number[] = [];
    for (const depth of [1, 2, 3, 9]) counts.push(await count(TREE, { depth, period: freshPeriod() }));
    const [one, ...more] = counts;
    expect(one).toBeLessThanOrEqual(2);
    expect(Math.max(...more)).toBeLessThanOrEqual(12); // one per duration that has quantiles, whatever the depth
    expect(more.slice(1)).toEqual([more[1], more[1]]);
  });

  it('are one for the quantiles of any number of nodes', async () => {
    const query = `query($ids: [ID!]!, $period: PeriodInput!) { nodes(ids: $ids) { ... on TreeNode { ${READING} } } }`;
    const { tree } = await app().query(
      '{ tree { slice(maxDepth: 9, filter: { search: "resolution_time" }) { nodes { id key } } } }',
    );
    const ids = tree.slice.nodes.flatMap(({ id, key }: { id: string; key: string }) =>
      key.endsWith('/resolution_time') ? [id] : [],
    );
    expect(ids).toHaveLength(5);
    const one = await count(query, { ids: ids.slice(0, 1), period: freshPeriod() });
    expect(await count(query, { ids, period: freshPeriod() })).toBe(one);
    expect(one).toBeGreaterThan(0);
  });

  it('are none for values, changes, sparklines and series', async () => {
    const query = `query($period: PeriodInput!) { tree { slice(maxDepth: 9) { nodes {
      reading(period: $period, compareTo: { preset: SAME_PERIOD_LAST_YEAR }) { current { value } comparison { relativeChange } }
      sparkline(period: $period) series(period: $period, grain: MONTH) { points { measurement { value } } }
    } } } }`;
    expect(await count(query, { period: freshPeriod() })).toBe(0);
  });

  it('are as many for the contributions of a whole branch as for those of one node', async () => {
    const query = `query($period: PeriodInput!, $depth: Int!, $root: ID!) { tree { slice(node: $root, maxDepth: $depth, first: 25) { nodes {
      contributions(period: $period, compareTo: { preset: PREVIOUS_PERIOD }) { items { withinNoise } } } } } }`;
    const root = (await app().query('{ tree { node(key: "pro") { id } } }')).tree.node.id;
    const one = await count(query, { period: freshPeriod(), depth: 0, root });
    expect(one).toBeGreaterThan(0);
    expect(await count(query, { period: freshPeriod(), depth: 9, root })).toBe(one);
  });

  it('are none for a query that was asked before', async () => {
    const variables = { depth: 9, period: freshPeriod() };
    const [first, again] = [await count(TREE, variables), await count(TREE, variables)];
    expect([first > 0, again]).toEqual([true, 0]);
  });
}

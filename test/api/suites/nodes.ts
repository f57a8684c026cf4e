import type { TestApp } from '../../support/test-app.js';

/** Type, a query for one's id, what is asked again. */
const TYPES: [string, string, (data: any) => string, string, object][] = [
  ['MetricTree', '{ tree { id } }', (data) => data.tree.id, 'key', { key: 'support' }],
  [
    'TreeNode',
    '{ tree { node(key: "free/cost_to_serve") { id } } }',
    (data) => data.tree.node.id,
    'key',
    { key: 'free/cost_to_serve' },
  ],
  ['Metric', '{ metric(key: "csat") { id } }', (data) => data.metric.id, 'key', { key: 'csat' }],
  [
    'SegmentDimension',
    '{ dimension(key: "plan") { id } }',
    (data) => data.dimension.id,
    'decision',
    { decision: 'staffing and SLA' },
  ],
  [
    'Segment',
    '{ segments(dimension: "arr_band") { nodes { id } } }',
    (data) => data.segments.nodes[1].id,
    'start endExclusive rank',
    { start: 1, endExclusive: 10_000, rank: 1 },
  ],
  [
    'Import',
    '{ imports { nodes { id } } }',
    (data) => data.imports.nodes[0].id,
    'kind state',
    { kind: 'COST_POOLS', state: 'FINISHED' },
  ],
];
const UNKNOWN = [
  '',
  'x',
  'nod_',
  'nod_0000000000000000',
  'met_x',
  'tre_x',
  'dim_x',
  'seg_x',
  'imp_9999999999999999',
  'imp_1',
  'per_x',
  'edg_x',
  '__proto__',
];

export function nodeSuite(app: () => TestApp): void {
  const fetchAgain = async (id: string, type: string, fields: string) =>
    (await app().query(`query($id: ID!) { node(id: $id) { __typename id ... on ${type} { ${fields} } } }`, { id }))
      .node;

  it.each(TYPES)('is a %s', async (type, query, idOf, fields, expected) => {
    const id = idOf(await app().query(query));
    expect(await fetchAgain(id, type, fields)).toEqual({ __typename: type, id, ...expected });
  });

  it('is null for ids that there are not', async () => {
    const { nodes } = await app().query('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: UNKNOWN });
    expect(nodes).toEqual(UNKNOWN.map(() => null));
    expect(await fetchAgain('nod_nothing', 'TreeNode', 'key')).toBeNull();
  });

  it('comes in the order of the ids, twice if asked twice', async () => {
    const ids = await Promise.all(TYPES.map(async ([, query, idOf]) => idOf(await app().query(query))));
    const asked = [...ids.reverse(), 'x', ids[0]!];
    const { nodes } = await app().query('query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: asked });
    expect(nodes.map((node: { id: string } | null) => node?.id ?? null)).toEqual(
      asked.map((id) => (id === 'x' ? null : id)),
    );
  });

  it('comes with at most 99 others', async () => {
    const query = 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    expect((await app().query(query, { ids: Array(100).fill('x') })).nodes).toHaveLength(100);
    expect(await app().refusal(query, { ids: Array(101).fill('x') })).toBe('BAD_USER_INPUT: At most 100 ids at once.');
  });

  it('knows what is around it', async () => {
    const query = `{ tree { node(key: "pro/cost_to_serve/self_service/bot_resolution") {
      parent { key } ancestors { key } segment { key dimension { key } } edgeToParent { relation }
      children { totalCount } metric { key } kind family } root { parent { key } ancestors { key } segment { key } edgeToParent { id } } } }`;
    const { node, root } = (await app().query(query)).tree;
    expect(node).toEqual({
      parent: { key: 'pro/cost_to_serve/self_service' },
      ancestors: ['', 'pro', 'pro/cost_to_serve', 'pro/cost_to_serve/self_service'].map((key) => ({ key })),
      segment: { key: 'pro', dimension: { key: 'plan' } },
      edgeToParent: { relation: 'IDENTITY' },
      children: { totalCount: 0 },
      metric: { key: 'bot_resolution_rate' },
      kind: 'METRIC',
      family: 'COST',
    });
    expect(root).toEqual({ parent: null, ancestors: [], segment: null, edgeToParent: null });
  });
}

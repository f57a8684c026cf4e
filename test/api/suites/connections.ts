import type { TestApp } from '../../support/test-app.js';

const PAGE =
  'totalCount nodes { id } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
const ARGUMENTS = 'first: $first, after: $after';
const GIVEN = '($first: Int! = 50, $after: String)';

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly { id: string }[];
  readonly edges: readonly { cursor: string; node: { id: string } }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

/** Name, query, where the page is in the answer, how many there are. */
const LISTS: [string, string, (data: any) => Page, number][] = [
  ['metrics', `query${GIVEN} { metrics(${ARGUMENTS}) { ${PAGE} } }`, (data) => data.metrics, 33],
  [
    'metrics of a family',
    `query${GIVEN} { metrics(${ARGUMENTS}, filter: { family: EXPERIENCE }) { ${PAGE} } }`,
    (data) => data.metrics,
    5,
  ],
  ['dimensions', `query${GIVEN} { dimensions(${ARGUMENTS}) { ${PAGE} } }`, (data) => data.dimensions, 3],
  ['segments', `query${GIVEN} { segments(${ARGUMENTS}) { ${PAGE} } }`, (data) => data.segments, 19],
  [
    'segments of a dimension',
    `query${GIVEN} { dimension(key: "plan") { segments(${ARGUMENTS}) { ${PAGE} } } }`,
    (data) => data.dimension.segments,
    5,
  ],
  ['imports', `query${GIVEN} { imports(${ARGUMENTS}) { ${PAGE} } }`, (data) => data.imports, 3],
  [
    'children',
    `query${GIVEN} { tree { root { children(${ARGUMENTS}) { ${PAGE} } } } }`,
    (data) => data.tree.root.children,
    5,
  ],
];

export function connectionSuite(app: () => TestApp): void {
  describe.each(LISTS)('of %s', (_, query, pageOf, total) => {
    const page = async (variables: Record<string, unknown> = {}) => pageOf(await app().query(query, variables));

    it('has them all', async () => {
      const { totalCount, nodes, edges, pageInfo } = await page();
      expect([totalCount, nodes.length, new Set(nodes.map(({ id }) => id)).size]).toEqual([total, total, total]);
      expect(edges.map(({ node }) => node)).toEqual(nodes);
      expect(pageInfo).toEqual({
        hasNextPage: false,
        hasPreviousPage: false,
        startCursor: edges[0]!.cursor,
        endCursor: edges.at(-1)!.cursor,
      });
    });

    it.each([1, 2, 4])('is walked in pages of %d', async (first) => {
      const pages: Page[] = [];
      do pages.push(await page({ first, after: pages.at(-1)?.pageInfo.endCursor }));
      while (pages.at(-1)!.pageInfo.hasNextPage);
      expect(pages.flatMap(({ nodes }) => nodes)).toEqual((await page()).nodes);
      expect(pages).toHaveLength(Math.ceil(total / first));
      expect(pages.map(({ pageInfo }) => pageInfo.hasPreviousPage)).toEqual(pages.map((_page, index) => index > 0));
    });

    it('ends after its last', async () => {
      const { pageInfo } = await page();
      expect(await page({ after: pageInfo.endCursor })).toEqual({
        totalCount: total,
        nodes: [],
        edges: [],
        pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
      });
    });

    it.each([0, -1, 201])('refuses pages of %d', async (first) =>
      expect(await app().refusal(query, { first })).toBe('BAD_USER_INPUT: "first" must lie between 1 and 200'),
    );

    it('refuses what is no cursor', async () =>
      expect(await app().refusal(query, { after: 'bm9uZQ' })).toBe(
        'BAD_USER_INPUT: This cursor does not belong to these arguments.',
      ));
  });

  it('refuses the cursor of another list, of another filter, and a changed one', async () => {
    const { metrics } = await app().query('{ metrics(filter: { family: COST }, first: 1) { pageInfo { endCursor } } }');
    const after = metrics.pageInfo.endCursor;
    const changed = Buffer.from(
      Buffer.from(after, 'base64url')
        .toString()
        .replace(/^met_./, 'met_!'),
    ).toString('base64url');
    for (const [query, cursor] of [
      ['query($after: String) { metrics(after: $after) { totalCount } }', after],
      ['query($after: String) { segments(after: $after) { totalCount } }', after],
      ['query($after: String) { metrics(filter: { family: COST }, after: $after) { totalCount } }', changed],
    ] as const)
      expect(await app().refusal(query, { after: cursor })).toMatch(/^BAD_USER_INPUT: This cursor/);
  });

  it('finds metrics by key, family and words', async () => {
    const keys = async (filter: string) =>
      (await app().query(`{ metrics(filter: ${filter}) { nodes { key } } }`)).metrics.nodes.map(
        ({ key }: { key: string }) => key,
      );
    expect(await keys('{ keys: ["csat", "backlog"] }')).toEqual(['backlog', 'csat']);
    expect(await keys('{ search: "BACKLOG" }')).toEqual(['throughput', 'backlog']);
    expect(await keys('{ family: EXPERIENCE, search: "rating" }')).toEqual(['csat', 'csat_mean']);
    expect(await keys('{}')).toHaveLength(33);
  });

  it('tells of a metric what it is made of', async () =>
    expect(
      (
        await app().query(
          '{ metric(key: "cost_to_serve") { formula polarity maturityDays minimumSampleSize measures unit { kind currency symbol } } }',
        )
      ).metric,
    ).toEqual({
      formula: 'cost / (customer_days / days)',
      polarity: 'NEUTRAL',
      maturityDays: 0,
      minimumSampleSize: 20,
      measures: ['cost', 'customer_days', 'days'],
      unit: { kind: 'MONEY', currency: 'EUR', symbol: 'EUR' },
    }));

  it('knows the scale of ratings, and not that of effort answers', async () => {
    const scaleOf = async (key: string) =>
      (await app().query(`{ metric(key: "${key}") { polarity unit { scaleMin scaleMax } } }`)).metric;
    expect(await scaleOf('csat_mean')).toEqual({ polarity: 'HIGHER', unit: { scaleMin: 1, scaleMax: 5 } });
    expect(await scaleOf('effort_score')).toEqual({
      polarity: 'NEUTRAL',
      unit: { scaleMin: null, scaleMax: null },
    });
  });

  it('has nothing for keys that there are not, and refuses what is no key', async () => {
    expect(
      await app().query('{ metric(key: "x") { key } dimension(key: "x") { key } tree { node(key: "x") { key } } }'),
    ).toEqual({ metric: null, dimension: null, tree: { node: null } });
    expect(await app().refusal('query($key: Key!) { metric(key: $key) { key } }', { key: 'Not A Key' })).toMatch(
      /^BAD_USER_INPUT: .*Key cannot be "Not A Key"/,
    );
  });
}

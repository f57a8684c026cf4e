import type { TestApp } from '../../support/test-app.js';

/** Tables for spreadsheets: what the screens show, by the words of their addresses. */
export function exportSuite(app: () => TestApp): void {
  const csv = async (path: string) => {
    const response = await app().http(`/export/${path}`);
    const text = await response.text();
    expect([path, response.status, response.status === 200 ? '' : text]).toEqual([path, 200, '']);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(text.endsWith('\r\n')).toBe(true);
    const [head, ...rows] = text
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
    return { head: head!, rows, response };
  };
  const refused = async (path: string) => {
    const response = await app().http(`/export/${path}`);
    return [response.status, await response.json()];
  };

  it('of a tree has a row per node, with the values of the API', async () => {
    const { head, rows, response } = await csv('tree.csv?p=2026-08&c=2026-07');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="bough-tree.csv"');
    const { tree } = await app().query(`{ tree { slice(maxDepth: 9) { nodes { key reading(
      period: { range: { start: "2026-08-01", endExclusive: "2026-09-01" } }
      compareTo: { period: { range: { start: "2026-07-01", endExclusive: "2026-08-01" } } }) {
        current { value } comparison { relativeChange } } } } } }`);
    const column = (name: string) => head.indexOf(name);
    const exported = new Map(rows.map((row) => [row[0], [row[column('value')], row[column('relative_change')]]]));
    const text = (value: number | null | undefined) => (value == null ? '' : String(value));
    expect(exported.size).toBe(tree.slice.nodes.length);
    for (const { key: path, reading } of tree.slice.nodes)
      expect([path, exported.get(path)]).toEqual([
        path,
        [text(reading?.current.value), text(reading?.comparison?.relativeChange)],
      ]);
  });

  it('of conversations has those behind the number of a node, the newest first', async () => {
    const path = 'enterprise/handling_efficiency/resolution_time';
    const { head, rows } = await csv(`conversations.csv?p=2026-08&node=${path}`);
    const { conversations } = await app().query(
      `query($input: ConversationsInput!) { conversations(input: $input, first: 100) { items { externalId } } }`,
      { input: { node: path, period: { range: { start: '2026-08-01', endExclusive: '2026-09-01' } } } },
    );
    expect(rows.map((row) => row[head.indexOf('id')])).toEqual(
      conversations.items.map(({ externalId }: { externalId: string }) => externalId),
    );
    expect(rows.length).toBeGreaterThan(50);
    const [status] = await refused('conversations.csv?node=enterprise/nothing');
    expect(status).toBe(400);
  });

  it('of conversations has those begun where no node is named, of a segment and of what they were about', async () => {
    const labels = encodeURIComponent('["billing"]');
    const { head, rows } = await csv(`conversations.csv?p=2026-08&seg=pro&rows=topic&cols=${labels}`);
    const input = { segment: 'pro', period: { range: { start: '2026-08-01', endExclusive: '2026-09-01' } } };
    const { demand } = await app().query(
      'query($input: DemandInput!) { demand(input: $input) { items { topic created } } }',
      { input },
    );
    const billing = demand.items.find(({ topic }: { topic: string }) => topic === 'billing');
    expect(rows).toHaveLength(Math.min(100, billing.created));
    expect(new Set(rows.map((row) => row[head.indexOf('topic')]))).toEqual(new Set(['billing']));
    for (const wrong of ['rows=topic', 'rows=topic&cols=billing', 'rows=nothing&cols=[null]', 'seg=pro,free'])
      expect((await refused(`conversations.csv?p=2026-08&${wrong}`))[0]).toBe(400);
  });

  it('keeps the segments that the address names', async () => {
    const { rows } = await csv('tree.csv?seg=enterprise,pro&lens=owner&view=branch');
    expect(new Set(rows.map(([, segment]) => segment))).toEqual(new Set(['', 'enterprise', 'pro']));
    const card = await csv('scorecard.csv?by=plan&seg=pro&metrics=csat,contact_rate&p=2026-08');
    expect(card.rows.map((row) => [row[1], row[3]])).toEqual([
      ['all', 'csat'],
      ['all', 'contact_rate'],
      ['pro', 'csat'],
      ['pro', 'contact_rate'],
    ]);
  });

  it('of a tree is that of an instant, and by another dimension', async () => {
    const { rows } = await csv('tree.csv?by=industry&seg=fintech&p=2026-08');
    expect(new Set(rows.map(([, segment]) => segment))).toEqual(new Set(['', 'fintech']));
    const { tree } = await app().query(`{ tree(dimension: "industry") { node(key: "fintech") {
      reading(period: { range: { start: "2026-08-01", endExclusive: "2026-09-01" } }) { current { value } } } } }`);
    expect(rows.find(([path]) => path === 'fintech')).toContain(String(tree.node.reading.current.value));
    expect(await refused('tree.csv?at=2001-01-01')).toEqual([400, expect.objectContaining({ argument: ['at'] })]);
    expect((await csv('tree.csv?at=2100-01-01')).rows.length).toBeGreaterThan(50);
  });

  it('of a scorecard has the order of its rows, of demand what is searched for', async () => {
    const order = async (sort: string) => {
      const { rows } = await csv(`scorecard.csv?by=plan&metrics=csat&p=2026-08&sort=${sort}`);
      return rows.slice(1).map(([, segment]) => segment);
    };
    const asked = async (sort: string) => {
      const { scorecard } = await app().query(`{ scorecard(input: { dimension: "plan", metrics: ["csat"], sort: ${sort},
        period: { range: { start: "2026-08-01", endExclusive: "2026-09-01" } } }) { rows { segment { key } } } }`);
      return scorecard.rows.map(({ segment }: { segment: { key: string } }) => segment.key);
    };
    expect(await order('csat')).toEqual(await asked('{ metric: "csat" }'));
    expect(await order('both')).toEqual(await asked('{ expensiveAndUnhappy: true }'));
    const { head, rows } = await csv('demand.csv?q=billing');
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map((row) => row[head.indexOf('topic')]))).toEqual(new Set(['billing']));
  });

  it.each([
    ['heatmap.csv?rows=industry&cols=topic&metric=contact_rate', 'row', 10],
    ['demand.csv?rows=topic,stage&seg=enterprise', 'segment', 5],
    ['demand.csv?rows=topic&by=industry&p=2026-08', 'segment', 20],
    ['findings.csv', 'number', 0],
    ['raci.csv', 'target', 5],
    ['interventions.csv', 'number', 0],
    ['scorecard.csv', 'dimension', 20],
  ])('has %s', async (path, first, least) => {
    const { head, rows } = await csv(path);
    expect(head[0]).toBe(first);
    expect(rows.length).toBeGreaterThanOrEqual(least);
  });

  it.each<[string, number, string, string | RegExp]>([
    ['tree.csv?p=tomorrow', 400, 'p', /^"p" is no period: tomorrow\. Use a preset/],
    ['tree.csv?c=never', 400, 'c', /^"c" is no period: never\./],
    ['tree.csv?segs=pro', 400, 'segs', 'There is no "segs" here, did you mean "seg"?'],
    ['tree.csv?seg=pro&seg=free', 400, 'seg', '"seg" is given twice.'],
    ['tree.csv?seg=nobody', 400, 'seg', /^"seg": there is no segment "nobody"/],
    ['scorecard.csv?by=plans', 400, 'by', /^"by": there is no dimension "plans"/],
    ['scorecard.csv?metrics=csats', 400, 'metrics', /^"metrics": there is no metric "csats"/],
    ['heatmap.csv?rows=industry&cols=topic', 400, 'metric', 'Say "metric", such as metric=contact_rate.'],
    ['findings.csv?who=nobody-like-this', 400, 'who', /^"who": there is no person "nobody-like-this"/],
    ['findings.csv?sort=newer', 400, 'sort', /^"sort": there is no order "newer", did you mean "newest"/],
    ['scorecard.csv?sort=csats', 400, 'sort', /^"sort": there is no metric "csats"/],
    ['tree.csv?at=tomorrow', 400, 'at', '"at" is no day: tomorrow. Write it as 2026-11-22.'],
    ['findings.csv?status=opened', 400, 'status', /^"status": there is no status "opened"/],
  ])('refuses %s', async (path, status, argument, message) =>
    expect(await refused(path)).toEqual([
      status,
      { code: 'BAD_USER_INPUT', message: typeof message === 'string' ? message : expect.stringMatching(message), argument: [argument] },
    ]),
  ); // prettier-ignore

  it('has nothing else', async () => {
    for (const path of ['tables.csv', 'tree.json', 'constructor.csv', 'tree'])
      expect((await app().http(`/export/${path}`)).status).toBe(404);
    expect((await app().http('/export/tree.csv', { headers: { authorization: 'Bearer x' } })).status).toBe(401);
  });
}

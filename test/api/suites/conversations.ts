/** Every number leads to the conversations behind it. */
import { graphqlClient } from '../../support/graphql-client.js';
import type { TestApp } from '../../support/test-app.js';

const AUGUST = 'period: { range: { start: "2026-08-01", endExclusive: "2026-09-01" } }';
const LIST = `clock measure totalCount endCursor items { source externalId link customer createdAt resolvedAt ratedAt topic
  resolutionTime { value formatted unit { kind } } touches rating escalated }`;

export function conversationSuite(app: () => TestApp): void {
  const behind = async (input: string, more = '') =>
    (await app().query(`{ conversations(input: { ${AUGUST}, ${input} }${more}) { ${LIST} } }`)).conversations;
  const valuesOf = (items: readonly any[], field: string) => items.map((each) => each[field]);

  it.each([
    ['pro', 'conversation_volume', 'CREATED', 'created'],
    ['enterprise', 'csat', 'RATED', 'satisfied'],
    ['', 'touches_per_ticket', 'RESOLVED', 'touches'],
    ['enterprise', 'cost_to_serve', 'RESOLVED', 'handle_seconds'],
  ])('of %s are as many as %s counts: %s', async (node, metric, clock, measure) => {
    const found = await behind(`node: "${node}", metric: "${metric}"`);
    expect(found).toMatchObject({ clock, measure });
    // What the scorecard says of the same segment is counted from the rollups, and this from the conversations.
    const counted = { CREATED: 'conversation_volume', RESOLVED: 'touches_per_ticket', RATED: 'csat' }[clock]!;
    const { scorecard } = await app().query(
      `{ scorecard(input: { ${AUGUST}, dimension: "plan", metrics: ["${counted}"] }) {
        total { cells { current { value availability { sampleSize } } } }
        rows { segment { key } cells { current { value availability { sampleSize } } } } } }`,
    );
    const row = node === '' ? scorecard.total : scorecard.rows.find((each: any) => each.segment.key === node);
    const { value, availability } = row.cells[0].current;
    expect(found.totalCount).toBe(clock === 'CREATED' ? value : availability.sampleSize);
  });

  it('are those of a cell: of two segments, and of a topic', async () => {
    const volume = 'metric: "conversation_volume"';
    const all = await behind(`${volume}, segments: ["plan/pro"]`);
    const { segments } = await app().query('{ segments(dimension: "industry") { nodes { key } } }');
    const parts = await Promise.all(
      segments.nodes.map(({ key }: { key: string }) => behind(`${volume}, segments: ["plan/pro", "industry/${key}"]`)),
    );
    expect(parts.reduce((sum, { totalCount }) => sum + totalCount, 0)).toBe(all.totalCount);
    const [{ topic }] = all.items;
    const of = await behind(`${volume}, segments: ["plan/pro"], labels: [{ dimension: "topic", value: "${topic}" }]`);
    expect(of.totalCount).toBeGreaterThan(0);
    expect(of.totalCount).toBeLessThan(all.totalCount);
    expect(new Set(valuesOf(of.items, 'topic'))).toEqual(new Set([topic]));
  });

  it('are those begun where neither a node nor a metric is named', async () => {
    const [begun, counted] = [await behind('order: NEWEST'), await behind('metric: "conversation_volume"')];
    expect(begun).toEqual({ ...counted, endCursor: expect.any(String) });
    expect(begun.clock).toBe('CREATED');
  });

  it('come the newest first, the longest first, and page after page', async () => {
    const newest = await behind('node: "pro/handling_efficiency/resolution_time"', ', first: 100');
    const ends = valuesOf(newest.items, 'resolvedAt');
    expect(ends).toEqual([...ends].sort().reverse());
    const longest = await behind('node: "pro/handling_efficiency/resolution_time", order: HIGHEST', ', first: 100');
    const seconds = longest.items.map((each: any) => each.resolutionTime.value);
    expect(seconds).toEqual([...seconds].sort((a: number, b: number) => b - a));
    expect(seconds[0]).toBeGreaterThan(newest.items[0].resolutionTime.value);
    expect(longest.items[0].resolutionTime).toMatchObject({ unit: { kind: 'DURATION' } });

    const ids = new Set<string>();
    for (let after: string | null = null, more = true; more;) {
      const cursor: string = after === null ? '' : `, after: "${after}"`;
      const page: any = await behind('node: "pro/handling_efficiency/resolution_time"', `, first: 100${cursor}`);
      for (const each of page.items) ids.add(each.externalId);
      [after, more] = [page.endCursor, page.endCursor !== null];
    }
    expect(ids.size).toBe(newest.totalCount);
  });

  it('lead to where they can be read, and only there', async () => {
    const { items } = await behind('node: "pro"');
    for (const { link, externalId } of items) expect(link).toBe(`https://desk.example.com/tickets/${externalId}`);
  });

  it('have customers, who add up', async () => {
    const ask = `{ customers(input: { ${AUGUST}, node: "enterprise", metric: "conversation_volume" }, first: 100) {
      clock totalCount items { externalId name source conversations } } }`;
    const { customers } = await app().query(ask);
    const { totalCount } = await behind('node: "enterprise", metric: "conversation_volume"');
    const counts = valuesOf(customers.items, 'conversations');
    expect(customers.items).toHaveLength(Math.min(100, customers.totalCount));
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(counts.reduce((sum: number, each: number) => sum + each, 0)).toBeLessThanOrEqual(totalCount);
  });

  it('take as many statements, however long the period', async () => {
    const statements = (start: string) =>
      app().countStatements(() =>
        app().query(
          `{ conversations(input: { node: "pro", period: { range: { start: "${start}", endExclusive: "2026-09-01" } } }) { totalCount } }`,
        ),
      );
    expect(await statements('2026-08-30')).toBe(await statements('2026-03-01'));
  });

  it.each([
    [
      'a node that only groups',
      'node: "pro/experience"',
      'This node only groups. Name one that shows a metric, or a metric besides.',
    ],
    ['three labels', 'node: "pro", labels: [{ dimension: "topic" }, { dimension: "stage" }, { dimension: "channel" }]', 'At most 2 labels.'], // prettier-ignore
  ])('are refused for %s', async (_, input, message) =>
    expect(await app().refusal(`{ conversations(input: { ${AUGUST}, ${input} }) { totalCount } }`)).toBe(
      `BAD_USER_INPUT: ${message}`,
    ),
  );

  it('are told only to whoever may read', async () => {
    const stranger = graphqlClient(app().url, { authorization: 'Bearer nobody' });
    const { data, errors } = await stranger.ask(`{ conversations(input: { ${AUGUST}, node: "pro" }) { totalCount } }`);
    expect([data?.conversations ?? null, errors?.[0]?.extensions.code]).toEqual([null, 'UNAUTHENTICATED']);
  });
}

/** Segments side by side with who answers for them, and the standards they are judged by, set by those who may. */
import { graphqlClient, type GraphqlClient } from '../../support/graphql-client.js';
import { cookieFor, invited, pageHeaders } from '../../support/sign-in-builders.js';
import type { TestApp } from '../../support/test-app.js';

const SCORECARD = `query($input: ScorecardInput!) { scorecard(input: $input) {
  total { segment { key } owner { person { key } } cells { rank versusTotal { tone } } }
  rows { segment { key } owner { person { key } } expensiveAndUnhappy cells { metric { key } rank status
    owner { person { key } } current { value formatted availability { sampleSize } } comparison { tone } versusTotal { relative }
    shrunk { value ownWeight } quantiles { median { value } p90 { value } } resolution { median { value formatted } begun shareOpen } standards { status standard { kind setBy } } } } } }`;
const METRICS = ['first_response_time', 'resolution_time', 'csat', 'cost_to_serve', 'contact_rate'];
const JUNE = { range: { start: '2026-06-01', endExclusive: '2026-07-01' } };
const SET = `mutation($standard: StandardInput!, $version: Int!, $dryRun: Boolean! = false) {
  standardSet(standard: $standard, expectedVersion: $version, dryRun: $dryRun) { version changes userErrors { code path } } }`;
const REMOVE = `mutation($segment: String!, $metric: Key!, $kind: StandardKind!, $start: Date!, $version: Int!) {
  standardRemove(segment: $segment, metric: $metric, kind: $kind, start: $start, expectedVersion: $version) { version changes userErrors { code } } }`;
const STANDARDS = `{ workspace { standards { segment metric kind high start endExclusive setBy contractual } } }`;
const NEXT = {
  segment: 'plan/enterprise',
  metric: 'first_response_time',
  kind: 'AT_MOST',
  high: 2400,
  start: '2026-12-01',
  review: '2027-06-30',
  reason: 'two more people answer',
};
const CONTRACT = { ...NEXT, kind: 'SHARE_WITHIN', high: 3600, share: 0.95, contractual: true };

interface Row {
  readonly segment: { readonly key: string };
  readonly cells: readonly { readonly rank: number | null; readonly [field: string]: any }[];
  readonly [field: string]: any;
}

export function scorecardSuite(app: () => TestApp): void {
  const scorecard = async (given: object = {}) => {
    const input = { dimension: 'plan', metrics: METRICS, period: JUNE, ...given };
    return (await app().query(SCORECARD, { input })).scorecard as { total: Row; rows: Row[] };
  };

  it('judges every segment by its own standards, ranks them, and names who answers', async () => {
    const { total, rows } = await scorecard();
    expect(rows.map(({ segment }) => segment.key)).toEqual(['free', 'starter', 'pro', 'enterprise', 'unknown']);
    expect(total).toMatchObject({ segment: null, owner: { person: { key: 'olga' } } });
    const enterprise = rows.find(({ segment }) => segment.key === 'enterprise')!;
    expect(enterprise.owner.person.key).toBe('erik');
    const [response, resolution, , cost, contacts] = enterprise.cells;
    expect(contacts!.owner.person.key).toBe('petra');
    expect(response!.standards).toMatchObject([
      { standard: { kind: 'SHARE_WITHIN', setBy: 'olga' } },
      { standard: { kind: 'AT_MOST', setBy: 'olga' } },
    ]);
    expect(cost).toMatchObject({ status: null, standards: [] });
    expect(resolution!.resolution.begun).toBeGreaterThan(0);
    // The middle one is below the mean, as few take very long.
    expect(resolution!.quantiles.median.value).toBeLessThan(resolution!.current.value);
  });

  it('ranks by the shrunk value, Unknown nowhere, and sorts the worst first', async () => {
    const { rows } = await scorecard({ sort: { metric: 'csat' } });
    expect(rows.at(-1)!.segment.key).toBe('unknown');
    expect(rows.at(-1)!.cells.map(({ rank }) => rank)).toEqual(METRICS.map(() => null));
    const named = rows.slice(0, -1);
    // Lower is better of the durations, higher of CSAT; equals share a place.
    for (const [index, sign] of [
      [0, 1],
      [1, 1],
      [2, -1],
    ] as const) {
      const values = named.map(({ cells }) => sign * (cells[index]!.shrunk?.value ?? cells[index]!.current.value));
      const places = values.map((value) => 1 + values.filter((other) => other < value).length);
      expect(named.map(({ cells }) => cells[index]!.rank)).toEqual(places);
    }
    // First replies depend on no plan, so nobody is ahead; free customers write by far the most.
    expect(named.map(({ cells }) => cells[0]!.rank)).toEqual([1, 1, 1, 1]);
    expect(named.find(({ segment }) => segment.key === 'free')!.cells[4]!.rank).toBe(4);
    const satisfaction = named.map(({ cells }) => cells[2]!.current.value);
    expect(satisfaction).toEqual([...satisfaction].sort((a, b) => a - b));
    const one = await scorecard({ segments: ['pro'] });
    expect(one.rows.map(({ cells }) => cells)).toEqual([named.find(({ segment }) => segment.key === 'pro')!.cells]);
  });

  it('takes as many statements for all segments as for one', async () => {
    const count = (start: string, given: object) =>
      app().countStatements(() => scorecard({ period: { range: { start, endExclusive: '2026-07-01' } }, ...given }));
    const one = await count('2026-05-04', { segments: ['pro'] });
    expect(await count('2026-05-05', {})).toBe(one);
    expect(one).toBeLessThanOrEqual(12);
  });

  it('refuses what is not there, by name', async () => {
    const input = { dimension: 'plan', metrics: ['csta'], period: JUNE };
    expect(await app().refusal(SCORECARD, { input })).toContain('There is no metric "csta", did you mean "csat"?');
    expect(await app().refusal(SCORECARD, { input: { ...input, metrics: [] } })).toContain('Ask for 1 to 50 metrics.');
  });

  describe('a standard', () => {
    let erik: GraphqlClient;
    let tom: GraphqlClient;
    let editor: GraphqlClient;

    const version = async () => (await app().query('{ tree { version } }')).tree.version as number;
    const remove = async (client: GraphqlClient, { segment, metric, kind, start }: typeof NEXT) =>
      client.ask(REMOVE, { segment, metric, kind, start, version: await version() });
    const set = async (client: GraphqlClient, standard: object) =>
      client.ask(SET, { standard, version: await version() });
    const held = async (segment = NEXT.segment) =>
      (await app().query(STANDARDS)).workspace.standards.filter(
        (each: typeof NEXT) => each.segment === segment && each.metric === NEXT.metric,
      );
    const codes = (answers: { errors?: readonly { extensions: { code: string } }[] }[]) =>
      answers.map(({ errors }) => errors?.[0]?.extensions.code);

    beforeAll(async () => {
      const signedIn = async (role: 'viewer' | 'editor', key: string) =>
        graphqlClient(app().url, await pageHeaders(app().url, await cookieFor(app(), await invited(app(), role, key))));
      [erik, tom, editor] = [
        await signedIn('viewer', 'erik'),
        await signedIn('viewer', 'tom'),
        await signedIn('editor', 'editor'),
      ];
    });

    it('is refused to who does not answer for the segment, and a contract to who is no editor', async () => {
      const before = await held();
      expect(codes([await set(tom, NEXT), await remove(tom, { ...NEXT, start: '2025-10-01' })])).toEqual([
        'FORBIDDEN',
        'FORBIDDEN',
      ]);
      const contract = { ...CONTRACT, start: '2025-10-01' };
      const free = { ...NEXT, segment: 'plan/free' };
      expect(codes([await set(erik, CONTRACT), await remove(erik, contract), await set(erik, free)])).toEqual([
        'FORBIDDEN',
        'FORBIDDEN',
        'FORBIDDEN',
      ]);
      expect(codes([await set(graphqlClient(app().url), NEXT)])).not.toEqual([undefined]);
      expect(await held()).toEqual(before);
    });

    it('is set and removed by who answers for the segment, as theirs', async () => {
      const { data } = await set(erik, NEXT);
      expect(data.standardSet).toMatchObject({ userErrors: [], changes: [expect.any(String), expect.any(String)] });
      expect(await held()).toMatchObject([
        { kind: 'SHARE_WITHIN', contractual: true, endExclusive: null },
        { kind: 'AT_MOST', high: 2700, endExclusive: '2026-12-01', setBy: 'olga' },
        { kind: 'AT_MOST', high: 2400, start: '2026-12-01', endExclusive: null, setBy: 'erik' },
      ]);
      expect((await remove(erik, NEXT)).data.standardRemove.userErrors).toEqual([]);
      expect(await held()).toHaveLength(2);
      expect((await remove(erik, NEXT)).data.standardRemove.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    });

    it('of a contract is set and removed by an editor; a rule that is broken is named at its field', async () => {
      const broken = await set(editor, { ...CONTRACT, share: 95, review: '2026-01-01' });
      expect(broken.data.standardSet.userErrors.length).toBeGreaterThan(1);
      const stale = await editor.ask(SET, { standard: CONTRACT, version: (await version()) - 1 });
      expect(stale.data.standardSet.userErrors).toEqual([{ code: 'VERSION_CONFLICT', path: ['expectedVersion'] }]);
      expect((await set(editor, CONTRACT)).data.standardSet.userErrors).toEqual([]);
      expect((await remove(editor, CONTRACT)).data.standardRemove.userErrors).toEqual([]);
    });

    it('is in the audit with every change, and with none that was refused', async () => {
      const admin = await app().admin();
      const done = async (action: string) =>
        (await admin.query(`{ audit(filter: { action: "${action}" }) { nodes { actor changes { subject } } } }`)).audit
          .nodes;
      const [sets, removals] = [await done('standard.set'), await done('standard.remove')];
      const actors = (events: { actor: string }[]) => events.map(({ actor }) => actor);
      expect([actors(sets), actors(removals)]).toEqual([
        ['Editor', 'Erik Holm'],
        ['Editor', 'Erik Holm'],
      ]);
      for (const { changes } of [...sets, ...removals]) expect(changes.length).toBeGreaterThan(0);
    });
  });
}

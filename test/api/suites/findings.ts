/** A finding's whole life over GraphQL, as the person who is Accountable and nothing but a viewer by role. */
import { randomUUID } from 'node:crypto';
import { clockFrom, systemOn, type Methods } from '@bough/application';
import { FINDING_MOVES, type Signal } from '@bough/domain';
import { DAYS, signal } from '../../support/builders-findings.js';
import { OPERATOR } from '../../support/builders.js';
import { graphqlClient, type GraphqlClient } from '../../support/graphql-client.js';
import { cookieFor, invited, pageHeaders } from '../../support/sign-in-builders.js';
import type { TestApp } from '../../support/test-app.js';
import { findingQuestions } from './finding-questions.js';

const PATH = 'enterprise/handling_efficiency/resolution_time';
const SLOW = signal({
  path: PATH,
  cause: 'contrast:slow:enterprise',
  title: 'Enterprise is slow',
  segment: 'plan/enterprise',
});
const FIELDS = `number version status severity moves occurrences title overdue assignee { key } routedTo { key } onBehalfOf { key }
  informed { key } node { key } routing { cause person { key } text } resolution dismissReason note acknowledgeBy`;
const ARGUMENTS: Record<string, string> = {
  dismiss: ', reason: DUPLICATE',
  snooze: `, until: "${new Date(Date.now() + DAYS).toISOString()}"`,
  assign: ', person: "tom"',
  reopen: ', reason: "it is back"',
  giveBack: ', note: "not mine"',
  comment: ', text: "since June"',
};

export function findingSuite(app: () => TestApp): void {
  let erik: GraphqlClient;
  let tom: GraphqlClient;
  let id: string;

  const findingsAt = (days: number, methods: Partial<Methods> = {}) => {
    const { engine, system: _, ...stores } = app();
    const clock = clockFrom(() => Date.now() + days * DAYS);
    return systemOn({ stores, clock, newId: randomUUID, engine, methods }).as(OPERATOR).findings;
  };
  const asOf = () => app().engine.current!.state.range!.to;
  const look = (days: number, signals: Signal[]) => {
    const detect = async () => ({ asOf: asOf() + days, signals, watched: 40, expectedByChance: 0.5 });
    return findingsAt(days, { detect }).detect({ asOf: asOf() + days });
  };
  const move = async (client: GraphqlClient, name: string, rest = ARGUMENTS[name] ?? '') => {
    const field = `finding${name[0]!.toUpperCase()}${name.slice(1)}`;
    return (
      await client.query(
        `mutation { ${field}(id: "${id}"${rest}) { finding { ${FIELDS} } userErrors { code path message } } }`,
      )
    )[field];
  };
  /** Every move that is illegal now, refused and named; none of them changes anything. */
  const refusesAllBut = async (legal: readonly string[]) => {
    for (const name of FINDING_MOVES.filter((each) => !legal.includes(each))) {
      const { finding, userErrors } = await move(erik, name === 'give_back' ? 'giveBack' : name);
      expect(userErrors).toEqual([
        { code: 'FINDING_MOVE_ILLEGAL', path: ['id'], message: expect.stringContaining('and cannot be') as string },
      ]);
      expect(finding.moves.map((each: string) => each.toLowerCase())).toEqual(legal);
    }
  };
  const signedIn = async (key: string) =>
    graphqlClient(app().url, await pageHeaders(app().url, await cookieFor(app(), await invited(app(), 'viewer', key))));

  beforeAll(async () => {
    [erik, tom] = [await signedIn('erik'), await signedIn('tom')];
    await findingsAt(0).raise([SLOW, signal({ path: 'free', cause: 'other' })], asOf());
    const { findings } = await erik.query('{ findings(filter: { segment: "plan/enterprise" }) { nodes { id } } }');
    id = findings.nodes[0].id;
  });

  it('lands on the Accountable, whose work it is, and shows at its node', async () => {
    const told =
      await erik.query(`{ myWork { reason finding { ${FIELDS} } node { key } onBehalfOf { key } } viewer { work { reason } }
      tree { node(key: "${PATH}") { openFindingCount findings { number title evidence { text } period { label } } } } }`);
    const { finding, ...item } = told.myWork[0];
    expect(item).toEqual({ reason: 'TO_ACKNOWLEDGE', node: { key: PATH }, onBehalfOf: null });
    expect(finding).toMatchObject({
      status: 'OPEN',
      severity: 'MEDIUM',
      routedTo: { key: 'erik' },
      assignee: null,
      informed: [{ key: 'olga' }],
      routing: [
        { cause: 'RAISED', person: { key: 'erik' }, text: 'Accountable: Erik Holm, inherited from Enterprise' },
      ],
    });
    expect(told.viewer.work).toHaveLength(told.myWork.length);
    expect(told.tree.node).toMatchObject({ openFindingCount: 1, findings: [{ title: 'Enterprise is slow' }] });
  });

  it('is read by everybody and changed by those who may; a missing one looks the same as one of somebody else', async () => {
    const mutation = (of: string) => `mutation { findingAcknowledge(id: "${of}") { finding { number } } }`;
    const [other, missing] = await Promise.all([id, `fin_${'0'.repeat(32)}`].map((of) => tom.ask(mutation(of))));
    expect(other!.text).toBe(missing!.text);
    expect(other!.errors![0]!.extensions.code).toBe('FORBIDDEN');
    const { node, nodes } = await tom.query(
      `{ node(id: "${id}") { ... on Finding { title } } nodes(ids: ["fin_x"]) { id } }`,
    );
    expect([node, nodes]).toEqual([{ title: 'Enterprise is slow' }, [null]]);
    expect((await move(tom, 'comment')).userErrors).toEqual([]);
  });

  findingQuestions(() => ({ app: app(), erik, tom, id, move }));

  it('open → acknowledged → in progress → resolved, every illegal move refused and named', async () => {
    await refusesAllBut(['acknowledge', 'dismiss', 'snooze', 'assign', 'comment']);
    const stale = await move(erik, 'acknowledge', ', expectedVersion: 1');
    expect(stale.userErrors).toMatchObject([{ code: 'VERSION_CONFLICT', path: ['expectedVersion'] }]);
    expect(await move(erik, 'acknowledge')).toMatchObject({
      finding: { status: 'ACKNOWLEDGED', assignee: { key: 'erik' }, acknowledgeBy: null },
      userErrors: [],
    });
    await refusesAllBut(['start', 'resolve', 'dismiss', 'snooze', 'assign', 'give_back', 'comment']);
    expect((await move(erik, 'giveBack')).finding).toMatchObject({
      status: 'OPEN',
      assignee: null,
      routedTo: { key: 'erik' },
      acknowledgeBy: expect.any(String) as string,
    });
    await move(erik, 'acknowledge');
    expect((await move(erik, 'snooze')).finding.status).toBe('ACKNOWLEDGED');
    expect((await move(erik, 'start')).finding.status).toBe('IN_PROGRESS');
    await refusesAllBut(['resolve', 'dismiss', 'snooze', 'assign', 'give_back', 'comment']);
    const done = await move(erik, 'resolve', ', note: "two more people"');
    expect(done.finding).toMatchObject({ status: 'RESOLVED', resolution: 'FIXED', note: 'two more people' });
    await refusesAllBut(['reopen', 'comment']);
    expect((await erik.query('{ myWork { reason } }')).myWork[0]).toEqual({ reason: 'TO_VERIFY' });
  });

  it('reopens when the numbers have not recovered, and goes up the path', async () => {
    expect((await look(7, [SLOW]))!.run).toMatchObject({ reopened: 0, watched: 40 });
    expect((await look(29, [SLOW]))!.run.reopened).toBe(1);
    const { node } = await erik.query(
      `{ node(id: "${id}") { ... on Finding { ${FIELDS} sightings { asOf words } activity { kind actor text } } } }`,
    );
    expect(node).toMatchObject({ status: 'OPEN', occurrences: 3, routedTo: { key: 'olga' }, assignee: null });
    expect(node.sightings).toHaveLength(3);
    expect(node.activity.map(({ kind, actor }: { kind: string; actor: string }) => `${kind} ${actor}`)).toEqual([
      ...[
        'RAISED Bough',
        'ROUTED Bough',
        'COMMENT Tom Becker',
        'COMMENT Erik Holm',
        'COMMENT Tom Becker',
        'ACKNOWLEDGED Erik Holm',
        'GIVEN_BACK Erik Holm',
        'ACKNOWLEDGED Erik Holm',
        'SNOOZED Erik Holm',
      ],
      ...['STARTED Erik Holm', 'RESOLVED Erik Holm', 'REOPENED Bough', 'ROUTED Bough', 'ESCALATED Bough'],
    ]);
    expect((await erik.query('{ myWork { reason } }')).myWork[0]).toEqual({ reason: 'COPY' });
  });

  it('dismissed, it is quiet; reopened by hand, it is Erik’s again', async () => {
    await refusesAllBut(['acknowledge', 'dismiss', 'snooze', 'assign', 'comment']);
    const unsaid = await move(erik, 'dismiss', ', reason: OTHER');
    expect(unsaid.userErrors).toMatchObject([{ code: 'NOTE_MISSING', path: ['note'] }]);
    expect((await move(erik, 'dismiss')).finding).toMatchObject({ status: 'DISMISSED', dismissReason: 'DUPLICATE' });
    await refusesAllBut(['reopen', 'comment']);
    await look(30, [SLOW]);
    expect((await move(erik, 'comment')).finding.status).toBe('DISMISSED');
    expect((await move(erik, 'reopen')).finding).toMatchObject({ status: 'OPEN', routedTo: { key: 'erik' } });
  });

  it('given to Tom, it is Tom’s to take; verified, it leaves its cause free', async () => {
    expect((await move(erik, 'assign')).finding).toMatchObject({ status: 'OPEN', assignee: { key: 'tom' } });
    expect((await move(tom, 'acknowledge')).finding.assignee).toEqual({ key: 'tom' });
    await move(tom, 'resolve', '');
    await look(40, []);
    await look(61, []);
    const { node } = await tom.query(`{ node(id: "${id}") { ... on Finding { status settledAt moves } } }`);
    expect(node).toEqual({ status: 'RESOLVED', settledAt: expect.any(String) as string, moves: ['COMMENT'] });
    await refusesAllBut(['comment']);
    expect((await look(62, [SLOW]))!.run.raised).toBe(1);
  });

  it('lists page by page, by what is asked for', async () => {
    const query = `query($filter: FindingFilter, $after: String) { findings(first: 1, filter: $filter, after: $after) {
      totalCount nodes { number } pageInfo { hasNextPage endCursor } } }`;
    const { findings: first } = await erik.query(query);
    expect(first).toMatchObject({ totalCount: 3, nodes: [{ number: 3 }], pageInfo: { hasNextPage: true } });
    const { findings: next } = await erik.query(query, { after: first.pageInfo.endCursor });
    expect(next.nodes).toEqual([{ number: 2 }]);
    const { findings: open } = await erik.query(query, { filter: { statuses: ['OPEN'], node: 'enterprise' } });
    expect(open).toMatchObject({ totalCount: 1, nodes: [{ number: 3 }] });
    expect(await erik.refusal(query, { filter: { statuses: ['OPEN'] }, after: first.pageInfo.endCursor })).toMatch(
      /BAD_USER_INPUT/,
    );
  });

  it('an ownership preview names the findings that would move; the whole tree counts them with one statement', async () => {
    const admin = await app().admin();
    const { raciApply } = await admin.query(`mutation { raciApply(dryRun: true, changes: [{ replaceAccountable: {
      target: "enterprise", role: ACCOUNTABLE, party: "sam" } }]) { findingsMoving { number title } } }`);
    expect(raciApply.findingsMoving).toEqual([{ number: 3, title: 'Enterprise is slow' }]);
    const count = '{ tree { slice(maxDepth: 9, first: 500) { nodes { openFindingCount } } } }';
    expect(await app().countStatements(() => app().query(count))).toBe(1);
  });

  it('everything that anybody did is in the audit', async () => {
    const { audit } = await (
      await app().admin()
    ).query('{ audit(filter: { subject: "finding:1" }, first: 100) { nodes { action actor } } }');
    const done = audit.nodes
      .map(({ action, actor }: { action: string; actor: string }) => `${action} ${actor}`)
      .reverse();
    expect(done.slice(0, 6)).toEqual([
      'finding.raise cli',
      'finding.comment Tom Becker',
      'finding.comment Erik Holm',
      'finding.comment Tom Becker',
      'finding.acknowledge Erik Holm',
      'finding.give_back Erik Holm',
    ]);
    expect(await findingsAt(200).follow()).toBeGreaterThan(0);
  });
}

/** What a finding tells whoever asks: rights, marks, search, counts, previews. They leave two findings as they were but for comments. */
import type { GraphqlClient } from '../../support/graphql-client.js';
import type { TestApp } from '../../support/test-app.js';

interface World {
  readonly app: TestApp;
  /** Accountable for the first finding, and a viewer by role. */
  readonly erik: GraphqlClient;
  /** Has no part in it. */
  readonly tom: GraphqlClient;
  /** Global id of the first finding. */
  readonly id: string;
  readonly move: (client: GraphqlClient, name: string) => Promise<unknown>;
}

export function findingQuestions(world: () => World): void {
  it('says what each may do with it, and why not the rest', async () => {
    const { app, erik, tom, id } = world();
    const rights = (client: GraphqlClient) =>
      client.query(`{ node(id: "${id}") { ... on Finding { moves movesRefused { move code reason } } } }`);
    const { node: own } = await rights(erik);
    expect(own.moves).toEqual(['ACKNOWLEDGE', 'DISMISS', 'SNOOZE', 'ASSIGN', 'COMMENT']);
    expect(own.movesRefused).toContainEqual({
      move: 'START',
      code: 'FINDING_MOVE_ILLEGAL',
      reason: expect.stringMatching(/^Finding 1 is open and cannot be started; it can be /) as string,
    });
    const { node: other } = await rights(tom);
    expect(other.moves).toEqual(['COMMENT']);
    expect(other.movesRefused).toContainEqual({
      move: 'ACKNOWLEDGE',
      code: 'FORBIDDEN',
      reason: expect.stringContaining('Accountable or Responsible for its node') as string,
    });
    const { node: visitor } = await app.query(
      `{ node(id: "${id}") { ... on Finding { moves isUnread movesRefused { code } } } }`,
    );
    expect(visitor).toMatchObject({ moves: [], isUnread: false, movesRefused: [{ code: 'UNAUTHENTICATED' }, {}, {}, {}, {}, {}, {}, {}, {}] }); // prettier-ignore
  });

  it('is unread until its reader says so, and again when somebody else does something', async () => {
    const { app, erik, tom, id, move } = world();
    const unread = async (client: GraphqlClient) =>
      (await client.query(`{ node(id: "${id}") { ... on Finding { isUnread } }
        findingCounts(by: [STATUS]) { total unread } findings(filter: { unread: true }) { totalCount } }`)) as {
        node: { isUnread: boolean };
        findingCounts: { total: number; unread: number };
        findings: { totalCount: number };
      };
    const told = ({ node, findingCounts: { total, unread: count }, findings }: Awaited<ReturnType<typeof unread>>) => [
      ...[node.isUnread, total, count, findings.totalCount],
    ];
    expect(told(await unread(erik))).toEqual([true, 2, 2, 2]);
    const { findingSeen } = await erik.query(
      `mutation { findingSeen(ids: ["${id}"]) { findings { number isUnread } userErrors { code } } }`,
    );
    expect(findingSeen).toEqual({ findings: [{ number: 1, isUnread: false }], userErrors: [] });
    expect(told(await unread(erik))).toEqual([false, 2, 1, 1]);
    await move(erik, 'comment');
    expect(told(await unread(erik))).toEqual([false, 2, 1, 1]);
    await move(tom, 'comment');
    expect(told(await unread(erik))).toEqual([true, 2, 2, 2]);
    expect(await app.refusal('{ findings(filter: { unread: true }) { totalCount } }')).toMatch(/BAD_USER_INPUT/);
  });

  it('is found by words, names and dates; a name that there is not is an error', async () => {
    const { erik } = world();
    const count = async (filter: string) =>
      (await erik.query(`{ findings(filter: { ${filter} }) { totalCount } }`)).findings.totalCount as number;
    const { people, teams, tree } = await erik.query(
      `{ people { id key } teams { id key } tree { node(key: "enterprise") { id } } }`,
    );
    const erikId = people.find(({ key }: { key: string }) => key === 'erik').id;
    expect([await count('search: "enterprise SLOW"'), await count('search: "#2"'), await count('search: "nothing"')]).toEqual([1, 1, 0]); // prettier-ignore
    expect([await count('person: "erik"'), await count(`person: "${erikId}"`), await count('person: "tom"')]).toEqual([1, 1, 0]); // prettier-ignore
    expect([await count(`team: "${teams[0].id}"`), await count(`team: "${teams[0].key}"`)]).toEqual([
      await count('team: "operations"'),
      await count('team: "operations"'),
    ]);
    expect([await count(`node: "${tree.node.id}"`), await count('node: "enterprise"'), await count('node: ""')]).toEqual([1, 1, 2]); // prettier-ignore
    expect([await count('rules: ["spread"]'), await count('rules: ["rising"]'), await count('metric: "csat"')]).toEqual([2, 0, 2]); // prettier-ignore
    expect([await count('start: "2020-01-01T00:00:00Z"'), await count('endExclusive: "2020-01-01T00:00:00Z"')]).toEqual([2, 0]); // prettier-ignore
    for (const wrong of ['person: "eric"', 'team: "nobody"', 'node: "nowhere"', 'segment: "plan/gold"', 'metric: "x"'])
      expect(await erik.refusal(`{ findings(filter: { ${wrong} }) { totalCount } }`)).toMatch(/BAD_USER_INPUT/);
  });

  it('is counted by severity, status, kind and person, and sorted as asked', async () => {
    const { erik } = world();
    const { findingCounts, findings } = await erik.query(`{ findings(sort: NEWEST) { nodes { number } }
      findingCounts(by: [SEVERITY, PERSON]) { total groups { by value person { key } count } } }`);
    expect(findings.nodes).toEqual([{ number: 2 }, { number: 1 }]);
    expect(findingCounts.total).toBe(2);
    expect(findingCounts.groups).toContainEqual({ by: 'SEVERITY', value: 'MEDIUM', person: null, count: 2 });
    expect(findingCounts.groups).toContainEqual({ by: 'PERSON', value: 'erik', person: { key: 'erik' }, count: 1 });
  });

  it('shows what a dismissal would silence, and moves many at once, beforehand without saving', async () => {
    const { erik, id } = world();
    const { node } = await erik.query(
      `{ node(id: "${id}") { ... on Finding { dismissalPreview(quietDays: 30) { quietDays sightings wakesAt text } } } }`,
    );
    expect(node.dismissalPreview).toMatchObject({ quietDays: 30, sightings: 1, wakesAt: ['CRITICAL', 'HIGH'] });
    expect(await erik.refusal(`{ node(id: "${id}") { ... on Finding { dismissalPreview(quietDays: 0) { text } } } }`)).toMatch(/BAD_USER_INPUT/); // prettier-ignore
    const { findings } = await erik.query('{ findings(sort: NEWEST) { nodes { id } } }');
    const ids = JSON.stringify(findings.nodes.map((each: { id: string }) => each.id));
    const many = async (rest: string) =>
      (
        await erik.query(`mutation { findingsMove(ids: ${ids}, ${rest}) { applied userErrors { code path }
          results { id finding { number status } userErrors { code path } } } }`)
      ).findingsMove;
    const refusedOne = [{ code: 'FORBIDDEN', path: ['ids', '0'] }];
    const dry = await many('move: DISMISS, reason: DUPLICATE, dryRun: true');
    expect(dry).toMatchObject({ applied: false, userErrors: refusedOne });
    expect(dry.results.map(({ finding }: { finding: unknown }) => finding)).toEqual([
      null,
      { number: 1, status: 'DISMISSED' },
    ]);
    expect(await many('move: ACKNOWLEDGE, together: true')).toMatchObject({ applied: false, userErrors: refusedOne });
    const said = await many('move: COMMENT, text: "seen", expectedVersions: [1, 1]');
    expect(said).toMatchObject({
      applied: true,
      userErrors: [{ code: 'VERSION_CONFLICT', path: ['expectedVersions', '1'] }],
    });
    expect(await erik.refusal(`mutation { findingsMove(ids: ${ids}, move: SNOOZE) { applied } }`)).toMatch(/until/);
  });
}

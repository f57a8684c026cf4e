import { buildSchema, isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLInputType } from 'graphql';
import { readFileSync } from 'node:fs';
import {
  ACTIONS,
  isAllowed,
  mightBeAllowed,
  ROOT_FIELDS,
  SCOPES,
  type Action,
  type Principal,
  type Relation,
  type Role,
} from '@bough/domain';
import { signal } from '../support/builders-findings.js';
import { OPERATOR, workspace } from '../support/builders.js';
import { graphqlClient, type Answer } from '../support/graphql-client.js';
import { partOf } from '../support/how-much.js';
import { cookieFor, invited, tokenFor, pageHeaders } from '../support/sign-in-builders.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { runningPlanSuite } from './suites/running-plan.js';

/** The matrix of rights, walked: every root field, asked by everybody, about what is theirs, another's and nobody's. */
const SCHEMA = buildSchema(readFileSync('apps/api/schema.graphql', 'utf8'));
/** Of those who ask a field about what is not the viewer's, in a part. */
const OTHERS = 5;
const MISSING = { node: 'nod_0000000000000000', token: `tok_${'0'.repeat(31)}9`, finding: `fin_${'0'.repeat(32)}` };

/** What a call is about: a node, its key in the template and its slot, a person, a token, a finding at the node. */
interface About {
  readonly node: string;
  readonly key: string;
  readonly target: string;
  readonly person: string;
  readonly token: string;
  readonly finding: string;
}

const FIELDS = [SCHEMA.getQueryType()!, SCHEMA.getMutationType()!].flatMap((type) =>
  Object.values(type.getFields()).map((field) => ({ type: type.name, field, name: `${type.name}.${field.name}` })),
);

let app: TestApp;
let headers: Record<string, Record<string, string>>;
const principals: Record<string, Principal | null> = { nobody: null };
let ids: Record<'own' | 'other' | 'missing', About>;

beforeAll(async () => {
  app = await startTestApp();
  await app.apply(workspace());
  headers = { nobody: {} };
  for (const role of ['admin', 'editor', 'viewer'] as const) await addPerson(role);
  await assign('the_viewer', '*/demand_intensity');
  const { tree } = await app.query('{ tree { slice(maxDepth: 3) { nodes { id key } } } }');
  const found = await raise('pro/demand_intensity/contact_rate', 'pro/cost_to_serve');
  const about = (path: string, person: string, token: string): About => ({
    node: tree.slice.nodes.find((node: { key: string }) => node.key === path).id,
    key: path.split('/').at(-1)!,
    target: `*/${path.split('/').at(-1)}`,
    person,
    token,
    finding: found.get(path)!,
  });
  const { apiTokenCreate: mine } = await as('viewer', tokenMutation('mine')).then(({ data }) => data);
  const { apiTokenCreate: theirs } = await as('editor', tokenMutation('theirs')).then(({ data }) => data);
  ids = {
    own: about('pro/demand_intensity/contact_rate', 'the_viewer', mine.token.id),
    other: about('pro/cost_to_serve', 'the_admin', theirs.token.id),
    missing: { ...MISSING, key: 'nobody_has_this', target: '*/nobody_has_this', person: 'nobody' },
  };
}, 120_000);
afterAll(() => app?.close());

/**
 * Who asks a field about what: everybody about what is the viewer's, the viewer about everything, and others about another's and nobody's, of
 * which a part asks some.
 */
function askedAbout(field: string): (readonly [who: string, kind: keyof typeof ids])[] {
  const others = Object.keys(principals).flatMap((who) => (['other', 'missing'] as const).map((kind) => [who, kind] as const)); // prettier-ignore
  const ofViewer = others.filter(([who]) => who === 'viewer');
  const rest = others.filter(([who]) => who !== 'viewer');
  const first = field.length % rest.length; // another part for another field
  const turned = [...rest.slice(first), ...rest.slice(0, first)];
  return [...Object.keys(principals).map((who) => [who, 'own'] as const), ...ofViewer, ...partOf(turned, OTHERS)];
}

/** Makes somebody Accountable, as the command line would. */
async function assign(party: string, target: string): Promise<void> {
  const actor = { id: null, name: 'cli' };
  const { problems } = await app.operator.ownership.apply([{ kind: 'assign', target, role: 'A', party }], { actor });
  expect(problems).toEqual([]);
}

/** The ids of findings, one at each of these nodes. */
async function raise(...paths: string[]): Promise<Map<string, string>> {
  const signals = paths.map((path) => signal({ path, cause: path }));
  const raised = await app.operator.findings.raise(signals, 20_000);
  return new Map(raised.map(({ id }, index) => [paths[index]!, `fin_${id.replaceAll('-', '')}`]));
}

/** What the viewer is to what is theirs, as it was set up above and not as the code finds out. */
function relationOf(principal: Principal | null, kind: string, field: string): Relation | null {
  if (principal?.role !== 'viewer' || kind !== 'own') return null;
  if (field === 'Mutation.treeNodeUpdate' || field === 'Mutation.raciApply') return 'accountable';
  if (field.startsWith('Mutation.finding')) return 'accountable';
  return field.startsWith('Mutation.delegation') ? 'self' : null;
}

async function addPerson(role: Role): Promise<void> {
  const account = await invited(app, role, `the_${role}`);
  const person = { person: account.id, name: account.name, role };
  headers[role] = await pageHeaders(app.url, await cookieFor(app, account));
  principals[role] = { ...person, via: 'session', scopes: null };
  for (const scope of SCOPES) {
    const name = `${role} with a token for ${scope}`;
    headers[name] = { authorization: `Bearer ${await tokenFor(app, account, [scope])}` };
    principals[name] = { ...person, via: 'token', scopes: [scope] };
  }
}

function as(who: string, query: string): Promise<Answer> {
  return graphqlClient(app.url, headers[who]!).ask(query);
}

function tokenMutation(name: string): string {
  return `mutation { apiTokenCreate(token: { name: "${name}", scopes: [READ] }) { secret token { id } } }`;
}

/** A query of one root field, every argument that it needs filled in, about these things. */
function queryOf({ type, field }: (typeof FIELDS)[number], about: About): string {
  const isGiven = ({ type: kind, defaultValue, name }: (typeof field.args)[number]) =>
    (isNonNullType(kind) && defaultValue === undefined) || (field.name === 'delegationEnd' && name === 'from'); // one of two
  const given = field.args
    .filter(isGiven)
    .map((argument) => `${argument.name}: ${literal(argument.type, argument.name)}`);
  const dry = field.args.some(({ name }) => name === 'dryRun') ? ['dryRun: true'] : [];
  const list = [...given, ...dry];
  return `${type.toLowerCase()} { ${field.name}${list.length > 0 ? `(${list.join(', ')})` : ''} { __typename } }`;

  function literal(wrapped: GraphQLInputType, name: string): string {
    const inner: GraphQLInputType = isNonNullType(wrapped) ? wrapped.ofType : wrapped;
    if (isListType(inner)) return `[${literal(inner.ofType, name)}]`;
    if (isEnumType(inner)) return inner.getValues()[0]!.name;
    if (isInputObjectType(inner)) {
      if (inner.name === 'PeriodInput') return '{ preset: LAST_28_DAYS }';
      if (inner.name === 'ComparisonInput') return '{ preset: PREVIOUS_PERIOD }';
      if (inner.name === 'RaciChangeInput') return `{ end: { target: "${about.target}", role: RESPONSIBLE } }`;
      if (field.name === 'treeNodeUpdate') return '{ name: "Mine" }';
      const needed = Object.values(inner.getFields()).filter(
        (each) => isNonNullType(each.type) && each.defaultValue === undefined,
      );
      return `{ ${needed.map((each) => `${each.name}: ${literal(each.type, each.name)}`).join(', ')} }`;
    }
    if (inner.name === 'ID' && field.name.startsWith('finding')) return JSON.stringify(about.finding);
    if (inner.name === 'ID') return JSON.stringify(field.name.startsWith('apiToken') ? about.token : about.node);
    if (inner.name === 'Key') return JSON.stringify(about.key);
    if (inner.name === 'Int' || inner.name === 'Float') return '1';
    if (inner.name === 'Date') return '"2026-12-01"';
    if (name === 'from' || name === 'person') return JSON.stringify(about.person);
    return inner.name === 'DateTime' ? '"2026-12-01T00:00:00Z"' : '"text"';
  }
}

it('lists every root field of the schema, and no other', () =>
  expect(Object.keys(ROOT_FIELDS).sort()).toEqual(FIELDS.map(({ name }) => name).sort()));

it('gives no field an action that lets no admin through', () =>
  expect(Object.keys(ACTIONS).filter((action) => !mightBeAllowed(OPERATOR.principal, action as Action))).toEqual([]));

describe.each(FIELDS)('$name', (each) => {
  it('answers those who may, and nobody else, whatever it is asked about', async () => {
    const action = ROOT_FIELDS[each.name]!;
    for (const [who, kind] of askedAbout(each.name)) {
      const principal = principals[who] ?? null;
      if (each.name === 'Mutation.apiTokenRevoke' && mightBeAllowed(principal, action)) continue; // below, it ends them
      const answer = await as(who, queryOf(each, ids[kind]));
      const told = `${answer.status} ${answer.errors?.[0]?.extensions.code ?? 'OK'}`;
      const may = isAllowed(principal, action, relationOf(principal, kind, each.name));
      if (!may) expect(answer.data?.[each.field.name] ?? null).toBeNull();
      const refused = principal ? '200 FORBIDDEN' : '401 UNAUTHENTICATED';
      const expected = may ? expect.not.stringMatching(/FORBIDDEN|UNAUTHENTICATED|INTERNAL|GRAPHQL/) : refused;
      expect([who, kind, told]).toEqual([who, kind, expected]);
    }
  }, 120_000);
});

it('asks of what is theirs by a slot and by inheritance', async () => {
  const { node } = await app.query(`{ node(id: "${ids.own.node}") { ... on TreeNode { ownership { text status } } } }`);
  expect(node.ownership).toEqual({
    status: 'INHERITED',
    text: 'Accountable: The_viewer, inherited from Demand intensity in every branch',
  });
});

describe('missing and forbidden look the same', () => {
  const update = (key: string, node = '{ name: "Mine" }') =>
    `mutation { treeNodeUpdate(key: "${key}", expectedVersion: 1, node: ${node}) { version } }`;
  const revoke = (id: string) =>
    `mutation { apiTokenRevoke(id: "${id}") { token { id } userErrors { code message path } } }`;
  const revokedAt = async (id: string) => {
    const { apiTokens } = (await as('editor', '{ apiTokens { id revokedAt } }')).data;
    return apiTokens.find((token: { id: string }) => token.id === id).revokedAt;
  };
  const texts = async (who: string, make: (about: (typeof ids)['own']) => string) =>
    Promise.all([as(who, make(ids.other)), as(who, make(ids.missing))]).then((told) => told.map(({ text }) => text));

  it('for a node that somebody else answers for', async () => {
    const [other, missing] = await texts('viewer', ({ key }) => update(key));
    expect(other).toBe(missing);
    expect(other).toContain('FORBIDDEN');
    const [formula, none] = await texts('viewer', ({ key }) => update(key, '{ metric: "csat" }'));
    expect(formula).toBe(none);
  });

  it('for a token of somebody else', async () => {
    const [other, missing] = await texts('viewer', ({ token }) => revoke(token));
    expect(other).toBe(missing);
    expect(other).toContain('TOKEN_UNKNOWN');
    expect(await revokedAt(ids.other.token)).toBeNull();
  });

  it.each(['', 'x', 'tok_', 'nod_0000000000000000', "tok_' OR true --", 'per_00000000000000000000000000000001'])(
    'for %j in place of a token',
    async (id) =>
      expect((await as('viewer', revoke(id))).data.apiTokenRevoke).toEqual({
        token: null,
        userErrors: [{ code: 'TOKEN_UNKNOWN', message: 'There is no such token.', path: ['id'] }],
      }),
  );

  it('though one ends a token of one’s own, and an admin anybody’s', async () => {
    for (const [who, token] of [
      ['viewer', ids.own.token],
      ['admin', ids.other.token],
    ] as const)
      expect((await as(who, revoke(token))).data.apiTokenRevoke.token.id).toBe(token);
    expect(await revokedAt(ids.other.token)).not.toBeNull();
  });
});

describe('who may sign in', () => {
  const ask = (query: string, variables = {}) => graphqlClient(app.url, headers.admin!).ask(query, variables);
  const ACCOUNT = 'account { key name email role active signedInAt apiTokens { name } }';
  const enter = (path: string) => {
    const body = { token: new URL(path, app.url).searchParams.get('token'), password: 'correct horse battery' };
    const headers = { 'content-type': 'application/json' };
    return fetch(`${app.url}/sign-in/link`, { method: 'POST', headers, body: JSON.stringify(body) });
  };

  it('is invited with a link that lets in once, and gets other roles', async () => {
    const { accountInvite } = (
      await ask(
        `mutation { accountInvite(account: { key: "eve", email: "Eve@example.com", role: VIEWER }) {
          ${ACCOUNT} link { path expiresAt } } }`,
      )
    ).data;
    expect(accountInvite.account).toEqual({
      key: 'eve',
      name: 'eve',
      email: 'eve@example.com',
      role: 'VIEWER',
      active: true,
      signedInAt: null,
      apiTokens: [],
    });
    expect([(await enter(accountInvite.link.path)).status, (await enter(accountInvite.link.path)).status]).toEqual([
      ...[200, 410],
    ]);
    const changed = await ask(
      `mutation { accountRoleChange(login: "eve", role: EDITOR) { ${ACCOUNT} link { path } } }`,
    );
    expect(changed.data.accountRoleChange).toMatchObject({ account: { role: 'EDITOR' }, link: null });
    const again = await ask('mutation { accountReset(login: "EVE@example.com") { link { path } } }');
    expect((await enter(again.data.accountReset.link.path)).status).toBe(200);
    const { accounts } = (await ask('{ accounts { key role signedInAt apiTokens { name } } }')).data;
    const eve = accounts.find(({ key }: { key: string }) => key === 'eve');
    expect(eve).toEqual({ key: 'eve', role: 'EDITOR', signedInAt: expect.any(String), apiTokens: [] });
    const theirs = accounts.find(({ key }: { key: string }) => key === 'the_viewer').apiTokens;
    expect(theirs.map(({ name }: { name: string }) => name)).toContain('mine');
  });

  it('is in the audit with who did it, and the link is not', async () => {
    const { audit } = (await ask('{ audit(filter: { subject: "person:eve" }) { nodes { action actor } } }')).data;
    const by = audit.nodes.map(({ action, actor }: Record<string, string>) => `${actor} ${action}`).reverse();
    expect(by.filter((line: string) => line.startsWith('The_admin'))).toEqual([
      ...['The_admin person.invite', 'The_admin sign_in_link.create', 'The_admin person.role'],
      ...['The_admin password.reset', 'The_admin sign_in_link.create'],
    ]);
  });

  it.each([
    ['accountInvite(account: { key: "Eve", role: VIEWER })', 'KEY_INVALID', 'account key'],
    ['accountInvite(account: { key: "eva", name: " ", role: VIEWER })', 'NAME_INVALID', 'account name'],
    ['accountInvite(account: { key: "eva", email: "eve", role: VIEWER })', 'EMAIL_INVALID', 'account email'],
    ['accountInvite(account: { key: "eva", email: "eve@example.com", role: VIEWER })', 'EMAIL_TAKEN', 'account email'],
    ['accountRoleChange(login: "nobody", role: VIEWER)', 'PERSON_UNKNOWN', 'login'],
    ['accountLinkCreate(login: "nobody")', 'PERSON_UNKNOWN', 'login'],
    ['accountReset(login: "nobody")', 'PERSON_UNKNOWN', 'login'],
    ['accountUnlock(login: "nobody")', 'PERSON_UNKNOWN', 'login'],
  ])('is told why not, at the argument: %s', async (call, code, path) => {
    const { data, errors } = await ask(
      `mutation { ${call} { account { key } link { path } userErrors { code message path } } }`,
    );
    const userErrors = [{ code, message: expect.any(String) as string, path: path.split(' ') }];
    expect([errors, ...Object.values(data)]).toEqual([undefined, { account: null, link: null, userErrors }]);
  });

  it.each([
    ['{ name: "", scopes: [READ] }', 'TOKEN_NAME', 'name'],
    ['{ name: "x", scopes: [] }', 'TOKEN_SCOPES', 'scopes'],
    ['{ name: "x", scopes: [READ], days: 366 }', 'TOKEN_DAYS', 'days'],
  ])('a token that cannot be made is told so, at the argument: %s', async (token, code, field) => {
    const { data } = await ask(
      `mutation { apiTokenCreate(token: ${token}) { secret token { id } userErrors { code path } } }`,
    );
    expect(data.apiTokenCreate).toEqual({ secret: null, token: null, userErrors: [{ code, path: ['token', field] }] });
  });
});

describe('side doors', () => {
  it('a kept answer is for those who may have it', async () => {
    const query = '{ tree { name slice { nodes { key } } } }';
    for (let times = 0; times < 2; times++) expect((await as('viewer', query)).status).toBe(200);
    expect((await as('nobody', query)).status).toBe(401);
    const [answer] = await Promise.all([as('viewer with a token for admin_identity', query)]);
    expect([answer.data, answer.errors![0]!.extensions.code]).toEqual([{ tree: null }, 'FORBIDDEN']);
  });

  it('fragments, aliases and introspection hide nothing', async () => {
    for (const query of [
      'query { ...F } fragment F on Query { tree { name } }',
      '{ ... on Query { viewer { name } } }',
      '{ __typename: workspace { name } }',
      '{ __schema { types { name } } }',
      '{ __type(name: "Query") { name } }',
    ])
      expect([query, (await as('nobody', query)).status]).toEqual([query, 401]);
    expect((await as('nobody', '{ __typename }')).data).toEqual({ __typename: 'Query' });
    const many = Array.from({ length: 5 }, (_, index) => `a${index}: audit { totalCount }`).join(' ');
    expect(await as('viewer', `{ ${many} }`)).toMatchObject({
      data: null,
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
  });

  it('a mutation that is refused has changed nothing', async () => {
    const state = '{ workspace { version } audit(filter: { action: "metric.remove" }) { totalCount } }';
    const before = await app.query(state);
    const mutation = 'mutation { metricRemove(key: "csat", expectedVersion: 1) { version } }';
    for (const who of ['viewer', 'nobody', 'editor with a token for read']) await as(who, mutation);
    expect(await app.query(state)).toEqual(before);
  });

  it('what was refused is in the audit, once in ten minutes for each person and field, and without what was sent', async () => {
    const mutation = (alias: string) =>
      `mutation { ${alias}: metricRemove(key: "hush", expectedVersion: 1) { version } two: metricRemove(key: "hush", expectedVersion: 1) { version } }`;
    for (const who of ['viewer', 'nobody', 'viewer', 'nobody']) await as(who, mutation('one'));
    const { audit } = await app.query(
      '{ audit(filter: { subject: "field:Mutation.metricRemove" }) { nodes { actor action changes { after } } } }',
    );
    const by = audit.nodes.map(
      ({ actor, action, changes }: { actor: string; action: string; changes: { after: string }[] }) =>
        [actor, action, changes[0]!.after].join(' '),
    );
    // The matrix above was refused the same field: each of them stands there once by now.
    expect(by.sort()).toEqual([
      'The_admin call.refuse FORBIDDEN',
      'The_editor call.refuse FORBIDDEN',
      'The_viewer call.refuse FORBIDDEN',
    ]);
    // Of whoever has not signed in, no document is read.
    const nobody = await app.audit.list({ subject: 'field:*' }, 10);
    expect(nobody.map(({ action, actor }) => `${actor} ${action}`)).toEqual(['nobody call.refuse']);
    expect(JSON.stringify(await app.audit.list({}, 1000))).not.toContain('hush');
  });

  it('a chain of fragments that name each other twice takes no time', async () => {
    const chain = Array.from(
      { length: 90 },
      (_, index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`,
    );
    const query = `{ ...F0 } ${chain.join(' ')} fragment F90 on Query { audit { totalCount } }`;
    expect((await as('nobody', query)).status).toBe(401);
    expect((await as('viewer', query)).errors![0]!.extensions.code).toBe('FORBIDDEN');
  });
});

it('what was stolen from somebody who leaves is worth nothing from then on', async () => {
  const account = await invited(app, 'editor', 'gone');
  const [cookie, token] = [await cookieFor(app, account), await tokenFor(app, account)];
  const session = graphqlClient(app.url, await pageHeaders(app.url, cookie));
  const program = graphqlClient(app.url, { authorization: `Bearer ${token}` });
  for (const client of [session, program]) expect((await client.query('{ viewer { name } }')).viewer.name).toBe('Gone');
  await assign('gone', 'free');
  const leave = (rest = '') =>
    as(
      'admin',
      `mutation { personDeactivate(person: "gone"${rest}) { applied person { active } userErrors { code path } } }`,
    );
  expect((await leave()).data.personDeactivate.userErrors).toEqual([{ code: 'HOLDS_NODES', path: ['successor'] }]);
  await leave(', successor: "the_editor", dryRun: true');
  for (const client of [session, program]) expect((await client.ask('{ viewer { name } }')).status).toBe(200);
  const { data } = await leave(', successor: "the_editor"');
  expect(data.personDeactivate).toEqual({ applied: true, person: { active: false }, userErrors: [] });
  for (const client of [session, program]) expect((await client.ask('{ viewer { name } }')).status).toBe(401);
  await cookieFor(app, account).then(async (later) => {
    expect((await graphqlClient(app.url, { cookie: later }).ask('{ viewer { name } }')).status).toBe(401);
  });
});

describe('people and teams', () => {
  const save = async (who: string, person: string, rest = '') =>
    (
      await as(
        who,
        `mutation { personSave(person: ${person}${rest}) { applied person { id key name email active } userErrors { code path } } }`,
      )
    ).data.personSave;

  it('are saved, and found again by their ids', async () => {
    const wish = '{ key: "petra", name: "Petra", email: "Petra@Example.com" }';
    expect(await save('admin', wish, ', dryRun: true')).toEqual({ applied: false, person: null, userErrors: [] });
    const { person } = await save('admin', wish);
    expect(person).toMatchObject({ key: 'petra', name: 'Petra', email: 'petra@example.com', active: true });
    const { teamSave } = (
      await as(
        'admin',
        'mutation { teamSave(team: { key: "product", lead: "petra", members: ["the_viewer"] }) { team { id } userErrors { code } } }',
      )
    ).data;
    const query = `{ node(id: "${person.id}") { id __typename } nodes(ids: ["${teamSave.team.id}", "per_${'0'.repeat(32)}", "per_x", "tea_"]) {
      id ... on Team { key name lead { key } members { key } } } }`;
    expect((await as('viewer', query)).data).toEqual({
      node: { id: person.id, __typename: 'Person' },
      nodes: [
        {
          id: teamSave.team.id,
          key: 'product',
          name: 'product',
          lead: { key: 'petra' },
          members: expect.arrayContaining([{ key: 'petra' }, { key: 'the_viewer' }]),
        },
        ...[null, null, null],
      ],
    });
    expect(await save('admin', '{ key: "petra", email: "the_viewer@example.com" }')).toMatchObject({
      userErrors: [{ code: 'EMAIL_TAKEN', path: ['person', 'email'] }],
    });
  });

  it('keep their addresses to themselves and to admins', async () => {
    const emails = async (who: string) =>
      (await as(who, '{ people { key email } }')).data.people
        .filter(({ email }: { email: string | null }) => email !== null)
        .map(({ key }: { key: string }) => key);
    expect(await emails('viewer')).toEqual(['the_viewer']);
    expect(await emails('viewer with a token for read')).toEqual([]);
    expect(await emails('admin')).toEqual(expect.arrayContaining(['the_admin', 'the_editor', 'the_viewer']));
  });

  it('are away and back as they say themselves', async () => {
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const away = `mutation { delegationCreate(delegation: { from: "the_viewer", to: "the_editor", endExclusive: "${until}" }) { applied ownerChanges { after { acting } } } }`;
    const back =
      'mutation { delegationEnd(from: "the_viewer") { applied ownerChanges { after { acting } } userErrors { code path } } }';
    expect((await as('viewer', away)).data.delegationCreate).toMatchObject({ applied: true });
    const { delegationEnd } = (await as('viewer', back)).data;
    expect(delegationEnd).toMatchObject({ applied: true, userErrors: [] });
    expect(delegationEnd.ownerChanges[0].after).toEqual({ acting: false });
    expect((await as('viewer', back)).data.delegationEnd.userErrors).toEqual([{ code: 'NOT_AWAY', path: ['from'] }]);
    const { audit } = (
      await as(
        'admin',
        '{ audit(first: 1, filter: { subject: "person:the_viewer", action: "ownership.change" }) { nodes { actor changes { field } } } }',
      )
    ).data;
    expect(audit.nodes).toMatchObject([{ actor: 'The_viewer' }]);
  });
});

it('tells who asks', async () => {
  expect((await as('viewer', '{ viewer { name role via scopes } }')).data.viewer).toEqual({
    name: 'The_viewer',
    role: 'VIEWER',
    via: 'SESSION',
    scopes: [],
  });
  expect((await as('editor with a token for read', '{ viewer { role via scopes } }')).data.viewer).toEqual({
    role: 'EDITOR',
    via: 'TOKEN',
    scopes: ['READ'],
  });
});

it('has every change in the audit, by node, person and time, page after page', async () => {
  const { tree, viewer } = (await as('editor', '{ tree { version } viewer { id } }')).data;
  const { key, node } = ids.own;
  const client = graphqlClient(app.url, { ...headers.editor!, 'x-request-id': 'my-request-1' });
  await client.query(
    `mutation { treeNodeUpdate(key: "${key}", expectedVersion: ${tree.version}, node: { name: "Another" }) { version } }`,
  );
  const query = `query($filter: AuditFilter, $first: Int! = 1, $after: String) { audit(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { actor via action requestId person changes { subject field before after } } } }`;
  const read = async (variables: Record<string, unknown>) =>
    (await graphqlClient(app.url, headers.admin!).query(query, variables)).audit;
  const byNode = await read({ filter: { node, action: 'tree_node.update' } });
  expect(byNode).toMatchObject({ totalCount: 1, pageInfo: { hasNextPage: false } });
  expect(byNode.nodes[0]).toEqual({
    actor: 'The_editor',
    via: 'SESSION',
    action: 'tree_node.update',
    requestId: 'my-request-1',
    person: viewer.id,
    changes: [
      { subject: expect.stringMatching(/^node:/), field: 'name', before: expect.any(String), after: 'Another' },
    ],
  });
  const mine = await read({ filter: { person: viewer.id }, first: 200 });
  expect(mine.nodes.length).toBe(mine.totalCount);
  expect(new Set(mine.nodes.map(({ person }: { person: string }) => person))).toEqual(new Set([viewer.id]));
  expect(await graphqlClient(app.url, headers.admin!).refusal(query, { filter: { node: MISSING.node } })).toMatch(
    /BAD_USER_INPUT/,
  );
  expect((await read({ filter: { endExclusive: '2020-01-01T00:00:00Z' } })).totalCount).toBe(0);
  const all = await read({ first: 200 });
  const paged: unknown[] = [];
  for (let after: string | null = null, more = true; more;) {
    const page: any = await read({ first: 41, after });
    paged.push(...page.nodes);
    [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
  }
  expect(paged.slice(0, 200)).toEqual(all.nodes);
  expect(paged).toHaveLength(all.totalCount);
});

/** The last: it takes everything away that it can. */
describe('a plan that runs', () => runningPlanSuite(() => app));

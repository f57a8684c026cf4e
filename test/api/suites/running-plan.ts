import { buildSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { dayText } from '@bough/domain';
import { signal } from '../../support/builders-findings.js';
import { customer, customers, importBatches, PLAN, workspace } from '../../support/builders.js';
import { graphqlClient, type GraphqlClient } from '../../support/graphql-client.js';
import { cookieFor, invited, pageHeaders } from '../../support/sign-in-builders.js';
import type { TestApp } from '../../support/test-app.js';

/**
 * A plan that runs, and everything that could touch it: each mutation of the schema, asked to change what the plan stands on by whoever
 * may; then the workspace file and the customers.
 */
const MUTATIONS = Object.keys(
  buildSchema(readFileSync('apps/api/schema.graphql', 'utf8')).getMutationType()!.getFields(),
);
const TODAY = Math.floor(Date.now() / 86_400_000);
const NODE = 'pro/handling_efficiency/first_response_time';
const SECONDS = 'first_reply_seconds / replied';
const ERRORS = '{ userErrors { code } }';

interface Known {
  /** Of the intervention. */
  readonly id: string;
  readonly finding: string;
  readonly token: string;
  /** Another browser of the admin. */
  readonly session: string;
  /** Of the workspace. */
  readonly version: number;
  readonly definition: string;
}

const finding = (name: string, rest = '') => ({
  [name]: ({ finding: id }: Known) => `${name}(id: "${id}"${rest}) ${ERRORS}`,
});
const intervention = (name: string, rest = '') => ({
  [name]: ({ id }: Known) => `${name}(id: "${id}"${rest}) ${ERRORS}`,
});
const model = (name: string, rest: (known: Known) => string) => ({
  [name]: (known: Known) => `${name}(expectedVersion: ${known.version}, ${rest(known)}) ${ERRORS}`,
});
const owners = (name: string, rest: string) => ({ [name]: () => `${name}(${rest}) ${ERRORS}` });
const accounts = (name: string, rest: string) => ({ [name]: () => `${name}(${rest}) { account { key } }` });
const STANDARD = `segment: "plan/pro", metric: "first_response_time", kind: AT_MOST, start: "${dayText(TODAY - 30)}"`;

/** In the order in which they are tried; what takes things away comes last. */
const ATTEMPTS: Readonly<Record<string, (known: Known) => string>> = {
  ...owners('personSave', 'person: { key: "dora", name: "Another Dora" }'),
  ...owners('teamSave', 'team: { key: "tiger", lead: "dora", members: ["dora", "ana"] }'),
  ...owners('raciApply', 'changes: [{ set: { target: "pro", role: RESPONSIBLE, party: "olga" } }]'),
  ...owners(
    'delegationCreate',
    `delegation: { from: "ana", to: "dora", endExclusive: "${dayText(TODAY + 9)}T00:00:00Z" }`,
  ),
  ...owners('delegationEnd', 'from: "ana"'),
  ...accounts('accountInvite', 'account: { key: "zoe", email: "zoe@example.com", role: ADMIN }'),
  ...accounts('accountLinkCreate', 'login: "zoe"'),
  ...accounts('accountReset', 'login: "zoe"'),
  ...accounts('accountUnlock', 'login: "zoe"'),
  ...accounts('accountRoleChange', 'login: "dora", role: EDITOR'),
  apiTokenCreate: () => 'apiTokenCreate(token: { name: "t", scopes: [WRITE_INTERVENTIONS] }) { secret }',
  apiTokenRevoke: ({ token }) => `apiTokenRevoke(id: "${token}") { token { id } }`,
  findingSeen: ({ finding: id }) => `findingSeen(ids: ["${id}"]) ${ERRORS}`,
  findingsMove: ({ finding: id }) => `findingsMove(ids: ["${id}"], move: COMMENT, text: "with others") ${ERRORS}`,
  sessionEnd: ({ session }) => `sessionEnd(id: "${session}") { ended }`,
  ...finding('findingGiveBack'),
  ...finding('findingAcknowledge'),
  ...finding('findingStart'),
  ...finding('findingComment', ', text: "the plan was another one"'),
  ...finding('findingAssign', ', person: "dora"'),
  ...finding('findingSnooze', `, until: "${dayText(TODAY + 9)}T00:00:00Z"`),
  ...finding('findingResolve'),
  ...finding('findingReopen', ', reason: "no"'),
  ...finding('findingDismiss', ', reason: DUPLICATE'),
  ...intervention('interventionStart', ', exploratory: true'),
  ...intervention('interventionConclude'),
  ...intervention('interventionSignOff'),
  ...intervention(
    'interventionRevise',
    `, exploratory: true, plan: { node: "${NODE.replace('pro', 'free')}", treated: ["free"], controls: ["pro"], predicted: 0.01,
      margin: { kind: RELATIVE, value: 0.001 }, weeks: 26, looks: WEEKLY, guardrails: [], owner: "ana", launch: "${dayText(TODAY + 5)}",
      excluded: [{ start: "${dayText(TODAY + 6)}", endExclusive: "${dayText(TODAY + 20)}" }], rolloutDays: 1, findingId: null, title: "Another" }`,
  ),
  interventionPlan: () =>
    `interventionPlan(plan: { title: "Second shift", hypothesis: "The same again", node: "${NODE}", launch: "${dayText(TODAY)}", owner: "dora", controls: [] }) ${ERRORS}`,
  ...intervention('interventionAssess'),
  ...model('standardSet', () => `standard: { ${STANDARD}, high: 60, reason: "r", review: "${dayText(TODAY + 30)}" }`),
  ...model('standardRemove', () => STANDARD),
  ...model('metricUpdate', () => `key: "first_response_time", metric: { formula: "${SECONDS}", polarity: HIGHER }`),
  ...model('metricCreate', () => `key: "mine", metric: { formula: "${SECONDS}", unit: DURATION }`),
  ...model('treeNodeUpdate', () => 'key: "first_response_time", node: { metric: "mine", name: "Mine" }'),
  ...model('treeNodeMove', () => 'key: "first_response_time", parent: "experience", order: 0'),
  ...model('treeNodeRemove', () => 'key: "first_response_time"'),
  ...model('treeNodeCreate', () => 'key: "first_response_time", node: { metric: "csat" }'),
  ...model('metricRemove', () => 'key: "mine"'),
  ...model('treeApply', ({ definition }) => `definition: ${JSON.stringify(definition)}`),
  ...owners('ownershipHandover', 'from: "ana", to: "olga"'),
  ...owners('personDeactivate', 'person: "dora", successor: "olga"'),
  ...intervention('interventionCancel', ', reason: "too dear"'),
};
/** What is asked of the moves that a running plan, and a finding that nobody has taken, do not have. */
const REFUSED: Readonly<Record<string, string>> = {
  findingGiveBack: 'FINDING_MOVE_ILLEGAL', // nobody has taken it yet
  interventionStart: 'INTERVENTION_MOVE_ILLEGAL',
  interventionConclude: 'INTERVENTION_MOVE_ILLEGAL',
  interventionSignOff: 'INTERVENTION_MOVE_ILLEGAL',
};

export function runningPlanSuite(given: () => TestApp): void {
  let app: TestApp;
  let admin: GraphqlClient;
  let ana: GraphqlClient;
  let known: Omit<Known, 'version'>;
  beforeAll(async () => {
    app = given();
    await app.apply(workspace());
    const as = async (key: string, role: 'admin' | 'viewer') =>
      graphqlClient(app.url, await pageHeaders(app.url, await cookieFor(app, await invited(app, role, key))));
    [admin, ana] = [await as('olga', 'admin'), await as('ana', 'viewer')];
    await as('dora', 'viewer');
    const assigned = { kind: 'assign' as const, target: 'pro', role: 'A' as const, party: 'ana' };
    await app.operator.ownership.apply([assigned], { actor: { id: null, name: 'cli' } });
    const [raised] = await app.operator.findings.raise([signal({ path: 'pro' })], TODAY);
    const finding = `fin_${raised!.id.replaceAll('-', '')}`;
    const { interventionPlan: planned } = await admin.query(`mutation { interventionPlan(plan: {
    title: "Second shift", hypothesis: "Evenings", node: "${NODE}", launch: "${dayText(TODAY)}", owner: "dora", controls: ["free"],
    predicted: 0.2, findingId: "${finding}", guardrails: [{ node: "pro/experience/satisfaction" }] }) { intervention { id } userErrors { code } } }`);
    expect(planned.userErrors).toEqual([]);
    const { id } = planned.intervention;
    const { interventionStart: started } = await admin.query(
      `mutation { interventionStart(id: "${id}") { intervention { status } userErrors { code message } } }`,
    );
    expect(started).toEqual({ intervention: { status: 'RUNNING' }, userErrors: [] });
    const { apiTokenCreate: made } = await admin.query(
      'mutation { apiTokenCreate(token: { name: "one", scopes: [READ] }) { token { id } } }',
    );
    const accounts = await app.operator.access.listAccounts();
    await cookieFor(
      app,
      accounts.find(({ key }) => key === 'olga')!,
    );
    const { tree, sessions } = await admin.query('{ tree { definition } sessions { id isCurrent } }');
    const other = sessions.find(({ isCurrent }: { isCurrent: boolean }) => !isCurrent);
    known = { id, finding, token: made.token.id, session: other.id, definition: tree.definition };
  }, 120_000);

  /** What the verdict will use, as the database has it. */
  const frozen = async () => {
    const { frozen, frozenAt, exploratory, number, createdAt } = (await app.interventions.findByNumber(1))!;
    return { frozen, frozenAt, exploratory, number, createdAt };
  };

  it('tries every mutation of the schema', () => expect(Object.keys(ATTEMPTS).sort()).toEqual([...MUTATIONS].sort()));

  it('whatever is asked, what is frozen stays, and the verdict says what is another by now', async () => {
    const before = await frozen();
    for (const [name, attempt] of Object.entries(ATTEMPTS)) {
      if (name === 'interventionCancel') await redefineEverything();
      const { version } = (await admin.query('{ workspace { version } }')).workspace;
      const client = name === 'interventionSignOff' ? ana : admin;
      const { data, errors } = await client.ask(`mutation { ${attempt({ ...known, version })} }`);
      expect([name, errors]).toEqual([name, undefined]);
      const told: string[] = (data[name].userErrors ?? []).map(({ code }: { code: string }) => code);
      expect([name, told]).toEqual([name, name in REFUSED ? [REFUSED[name]] : []]);
      expect([name, await frozen()]).toEqual([name, before]);
    }
  }, 60_000);

  /** By the workspace file and by an import: other segments under the same keys, other days, customers elsewhere. */
  async function redefineEverything(): Promise<void> {
    const before = await frozen();
    await importBatches(app.facts, [customers(customer('a', { attributes: { plan: 'pro' } }))], { kind: 'customers' });
    await app.apply(workspace({ dimensions: [{ ...PLAN, attribute: 'tier' }], timeZone: 'Asia/Tokyo' }));
    const moved = customers(customer('a', { attributes: { plan: 'free', tier: 'free' } }));
    await importBatches(app.facts, [moved], { kind: 'customers', fingerprint: 'two' });
    const { interventionAssess: judged } = await admin.query(
      `mutation { interventionAssess(id: "${known.id}") { assessment { planHash exploratory planChanges } userErrors { code } } }`,
    );
    expect(judged).toMatchObject({ userErrors: [], assessment: { planHash: before.frozen!.hash, exploratory: true } });
    expect(judged.assessment.planChanges).toEqual(
      expect.arrayContaining([
        'weeks: 4 → 26',
        'the definition of plan is another one than when the plan was frozen',
        'the definition of time zone is another one than when the plan was frozen',
      ]),
    );
    expect(await frozen()).toEqual(before);
  }
}

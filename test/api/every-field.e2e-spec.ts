import type { Caller } from '@bough/domain';
import { codesOfSound } from '../support/check-answers.js';
import { MUTATION_STEPS, type MutationState, type MutationStep } from '../support/every-mutation.js';
import { ASKED_PERIODS, operationsOf, QUERY_CASES, walkArguments } from '../support/every-query.js';
import { cookieFor, invited } from '../support/sign-in-builders.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { howLarge } from '../support/how-much.js';
import { askedWorldOf } from '../support/asked-world.js';
import { walkOf } from '../support/walk-schema.js';

/** Every field of the API, on the demo with its interventions and findings. The mutations come last: they change the demo. */
let app: TestApp;
const people = new Map<string, Caller>();
beforeAll(async () => {
  app = await startTestApp({ demo: 'whole' });
  for (const [key, role] of [
    ['olga', 'admin'],
    ['erik', 'viewer'],
    ['petra', 'viewer'],
  ] as const) {
    // prettier-ignore
    const { id, name } = await invited(app, role, key);
    people.set(key, { principal: { person: id, name, role, via: 'session', scopes: null }, requestId: 'test' });
  }
}, 240_000);
afterAll(() => app?.close());

/** A grid that is too large or without data, and everything against itself. */
const MAY_REFUSE = ['heatmap', 'explainGap'];
const caller = (key = 'olga') => people.get(key)!;

describe('every query', () => {
  it('is asked', () => {
    expect(Object.keys(QUERY_CASES).sort()).toEqual(Object.keys(app.schema.getQueryType()!.getFields()).sort());
  });

  it.each(ASKED_PERIODS.map((asked) => [asked.period, asked] as const))(
    'answers every field over %s',
    async (_, asked) => {
      const world = await askedWorldOf(app, caller());
      const faults: unknown[] = [];
      for (const [call, operation] of operationsOf(app.schema, world, asked)) {
        try {
          const codes = codesOfSound(call, await app.run(operation, caller()));
          if (!MAY_REFUSE.some((name) => call.startsWith(name)) && codes.length > 0) faults.push([call, codes]);
        } catch (error) {
          faults.push((error as Error).message.slice(0, 700));
        }
      }
      expect(faults).toEqual([]);
    },
    600_000,
  );
});

describe('every mutation', () => {
  const state: { -readonly [Field in keyof MutationState]: MutationState[Field] } = {
    tree: 0,
    findings: [],
    intervention: '',
    token: '',
    session: '',
    definition: '',
  };

  async function look(): Promise<void> {
    const { data } = await app.run(
      '{ tree { version definition } findings(filter: { statuses: [OPEN] }) { nodes { id routedTo { key } } } }',
      caller(),
    );
    const nodes: { id: string; routedTo: { key: string } | null }[] = data.findings.nodes;
    const isOfErik = ({ routedTo }: (typeof nodes)[0]) => routedTo?.key === 'erik';
    const others = nodes.filter((each) => !isOfErik(each));
    if (state.findings.length === 0) state.findings = [nodes.find(isOfErik)!, ...others].map(({ id }) => id);
    Object.assign(state, { tree: data.tree.version, definition: JSON.stringify(data.tree.definition) });
  }

  async function take({ mutation, kind, args, by }: MutationStep): Promise<void> {
    await look();
    const call = `${mutation}(${args(state)})`;
    const depth = kind === 'success' ? 'deep' : howLarge<'shallow' | 'deep'>('shallow', 'deep');
    const operation = walkOf(app.schema, 'mutation', mutation, args(state), walkArguments(ASKED_PERIODS[1]!), depth);
    const answer = await app.run(operation, caller(by));
    const codes = codesOfSound(call, answer);
    const payload = answer.data?.[mutation] as Record<string, any> | undefined;
    const of = (field: string) => Object.entries(payload ?? {}).find(([key]) => key.endsWith(`_${field}`))?.[1];
    const problems = (of('userErrors') ?? []).map((each: Record<string, string>) => each.UserError_code);
    if (kind === 'refusal') expect([call, codes.length + problems.length > 0]).toEqual([call, true]);
    else expect([call, codes, problems]).toEqual([call, [], []]);
    if (mutation === 'interventionPlan' && kind === 'success') state.intervention = of('intervention').Intervention_id;
    if (mutation === 'apiTokenCreate' && kind === 'success') state.token = of('token').ApiToken_id;
    if (mutation === 'apiTokenCreate' && kind === 'success') state.session = await openedSession();
    await app.engine.refresh();
  }

  /** A session of Olga, who asks. */
  async function openedSession(): Promise<string> {
    const person = caller().principal!.person!;
    await cookieFor(app, (await app.accounts.byId(person))!);
    return `ses_${(await app.sessions.sessions(person))[0]!.id.replaceAll('-', '')}`;
  }

  it('is a success, a refusal and, where it can be one, a dry run', () => {
    const expected = Object.values(app.schema.getMutationType()!.getFields()).flatMap(({ name, args }) => [
      `${name}: refusal`,
      `${name}: success`,
      ...(args.some((arg) => arg.name === 'dryRun') ? [`${name}: dry run`] : []),
    ]);
    const asked = MUTATION_STEPS.map(({ mutation, kind }) => `${mutation}: ${kind}`);
    expect([...new Set(asked)].sort()).toEqual(expected.sort());
  });

  it.each(MUTATION_STEPS.map((step) => [step.mutation, step.kind, step] as const))(
    '%s answers every field in a %s',
    async (_, __, step) => take(step),
    60_000,
  );
});

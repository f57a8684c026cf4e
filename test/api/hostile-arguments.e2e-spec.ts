import { readFileSync } from 'node:fs';
import { Logger } from '@nestjs/common';
import { buildSchema } from 'graphql';
import { argumentPlaces, fieldsWithArguments, type ArgumentPlace, type SoundCall } from '../support/argument-places.js';
import { askedWorldOf } from '../support/asked-world.js';
import { OPERATOR } from '../support/builders.js';
import { ASKED_PERIODS, QUERY_CASES, walkArguments } from '../support/every-query.js';
import { MUTATION_STEPS, type MutationState } from '../support/every-mutation.js';
import { hostileValues, type HostileValue } from '../support/hostile-values.js';
import { partOf } from '../support/how-much.js';
import { invited, tokenFor } from '../support/sign-in-builders.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/**
 * Texts, numbers, days and lists that nobody means, in the place of every argument of the API and of every field of its inputs, while all the
 * others are sound: never a defect, never a stack, and what cannot be meant is refused.
 */
const schema = buildSchema(readFileSync('apps/api/schema.graphql', 'utf8'));
const PART = 200;
const SOUND: Readonly<Record<string, string>> = {
  ...walkArguments(ASKED_PERIODS[1]!),
  'DemandItem.points': 'weeks: 12',
  'Finding.dismissalPreview': 'quietDays: 7',
  'Finding.sightings': 'first: 2',
  'Intervention.assessments': 'first: 2',
  'TreeNode.contributions': 'period: { preset: LAST_28_DAYS }, compareTo: { preset: PREVIOUS_PERIOD }',
};

const SILENT = { log: () => undefined, warn: () => undefined };
/** Of defects: what the log says of them. */
const logged: string[] = [];
let app: TestApp;
let calls: SoundCall[];
const headers = new Map<string, Record<string, string>>();
beforeAll(async () => {
  app = await startTestApp({ demo: 'whole' });
  Logger.overrideLogger({ ...SILENT, error: (message: string) => void logged.push(message) });
  for (const key of ['olga', 'erik', 'petra'])
    headers.set(key, { authorization: `Bearer ${await tokenFor(app, await invited(app, key === 'olga' ? 'admin' : 'viewer', key))}` }); // prettier-ignore
  calls = await soundCalls();
}, 240_000);
afterAll(() => app?.close());

async function soundCalls(): Promise<SoundCall[]> {
  const world = await askedWorldOf(app, OPERATOR);
  const query = (name: string) => QUERY_CASES[name]!(world, ASKED_PERIODS[1]!).at(-1)!;
  const state = await stateNow();
  return fieldsWithArguments(schema).map((place) => {
    const [type, name] = place.split('.') as [string, string];
    if (type === 'Query') return { place, args: query(name) };
    if (type !== 'Mutation') return { place, args: SOUND[place] ?? '' };
    const steps = MUTATION_STEPS.filter(({ mutation }) => mutation === name);
    const { args, by } = steps.find(({ kind }) => kind === 'dry run') ?? steps.find(({ kind }) => kind === 'success')!;
    return { place, args: args(state), ...(by && { by }) };
  });
}

/** What mutations name, after those that make it. */
async function stateNow(): Promise<MutationState> {
  const find = async () =>
    (await send('{ tree { version definition } findings { nodes { id } } interventions { nodes { id } } }', '{}')).data;
  let { tree } = await find();
  for (const name of ['metricCreate', 'treeNodeCreate']) {
    const { args } = MUTATION_STEPS.find(({ mutation, kind }) => mutation === name && kind === 'success')!;
    await send(`mutation { ${name}(${args({ tree: tree.version } as MutationState)}) { version } }`, '{}');
    await app.engine.refresh();
    ({ tree } = await find());
  }
  const { findings, interventions } = await find();
  const ids = findings.nodes.map(({ id }: { id: string }) => id);
  const definition = JSON.stringify(tree.definition);
  return { tree: tree.version, findings: ids, intervention: interventions.nodes[0].id, session: 'ses_0', token: 'tok_0', definition }; // prettier-ignore
}

async function send(query: string, variables: string, by = 'olga') {
  const response = await app.http('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers.get(by) },
    body: `{"query":${JSON.stringify(query)},"variables":${variables}}`,
  });
  const text = await response.text();
  return { status: response.status, text, ...(JSON.parse(text) as { data?: any; errors?: any[] }) };
}

/** What is wrong with an answer; nothing where all is well. */
async function faultOf({ document, withJson, by }: ArgumentPlace, value: HostileValue): Promise<string | null> {
  const { status, text, data, errors = [] } = await send(document, withJson(value.json), by);
  const codes = errors.map(({ extensions }) => extensions?.code);
  if (codes.some((code) => code === undefined || code === 'INTERNAL_SERVER_ERROR')) return `a defect: ${logged.splice(0).join(' ').slice(0, 600)}`; // prettier-ignore
  if (status >= 500) return `HTTP ${status}`;
  if (/\n? +at \S+ \(|node_modules|\.[jt]s:\d+/.test(text)) return `a stack: ${text.slice(0, 300)}`;
  const problems = Object.values(data ?? {}).flatMap((each: any) => each?.userErrors ?? []);
  const isRefused = errors.length > 0 || problems.length > 0;
  return value.isWrong && !isRefused ? `was taken: ${text.slice(0, 300)}` : null;
}

it('has a call for every field that takes arguments, and a place for every argument', () => {
  const places = calls.flatMap((call) => argumentPlaces(schema, call));
  expect(new Set(places.map(({ place }) => place))).toEqual(new Set(fieldsWithArguments(schema)));
  expect(places.length).toBeGreaterThan(500);
});

it('no value in any place is a defect, shows a stack, or is taken against all sense', async () => {
  const tried = calls.flatMap((call) =>
    argumentPlaces(schema, call).flatMap((place) => hostileValues(place.type).map((value) => ({ place, value }))),
  );
  const faults: string[] = [];
  for (const { place, value } of partOf(tried, PART)) {
    const fault = await faultOf(place, value);
    if (fault) faults.push(`${place.name} = ${value.name}: ${fault}`);
  }
  expect(faults).toEqual([]);
}, 3_600_000);

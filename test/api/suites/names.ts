/** An argument that names something says so when there is no such thing: with its own path, and with what is near. */
import { buildSchema, getNamedType, isInputObjectType, isObjectType, type GraphQLInputType } from 'graphql';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { graphqlClient } from '../../support/graphql-client.js';
import { cookieFor, invited, pageHeaders } from '../../support/sign-in-builders.js';
import type { TestApp } from '../../support/test-app.js';

const PERIOD = 'period: { preset: LAST_COMPLETE_MONTH }';
const CHANGE = `${PERIOD}, compareTo: { preset: PREVIOUS_PERIOD }`;
const WHAT = '"nothing_such"';
const HEATMAP = { metric: '"csat"', rowDimension: '"plan"', columnDimension: '"topic"' };
const inputOf = (fields: Readonly<Record<string, string>>) =>
  `input: { ${PERIOD}, ${Object.entries(fields).map(([name, value]) => `${name}: ${value}`).join(', ')} }`; // prettier-ignore
const heatmap = (wrong: object) => `{ heatmap(${inputOf({ ...HEATMAP, ...wrong })}) { compared } }`;
const scorecard = (wrong: object) =>
  `{ scorecard(${inputOf({ dimension: '"plan"', metrics: '["csat"]', ...wrong })}) { period { label } } }`;
const list = (field: string, filter: string) => `{ ${field}(filter: { ${filter} }) { totalCount } }`;
const slice = (args: string) => `{ tree { slice(${args}) { hasMore } } }`;
const behind = (field: string, what: string) =>
  `{ ${field}(input: { ${/node|metric/.test(what) ? '' : 'node: "pro", '}${what}, ${PERIOD} }) { totalCount } }`;
const counts = (filter: string) => `{ findingCounts(by: [SEVERITY], filter: { ${filter} }) { __typename } }`;
const PRODUCT = '{ totalCount }';

/** Every argument that names something, asked for what there is not. */
const CASES: Readonly<Record<string, string>> = {
  'Query.assignments.party': `{ assignments(party: ${WHAT}) { id } }`,
  'Query.audit.filter.node': list('audit', `node: ${WHAT}`),
  'Query.audit.filter.person': list('audit', `person: ${WHAT}`),
  'Query.conversations.input.labels.dimension': behind('conversations', `labels: [{ dimension: ${WHAT} }]`),
  'Query.conversations.input.metric': behind('conversations', `metric: ${WHAT}`),
  'Query.conversations.input.node': behind('conversations', `node: ${WHAT}`),
  'Query.conversations.input.segments': behind('conversations', `segments: [${WHAT}]`),
  'Query.customers.input.labels.dimension': behind('customers', `labels: [{ dimension: ${WHAT} }]`),
  'Query.customers.input.metric': behind('customers', `metric: ${WHAT}`),
  'Query.customers.input.node': behind('customers', `node: ${WHAT}`),
  'Query.customers.input.segments': behind('customers', `segments: [${WHAT}]`),
  'Query.demand.by': `{ demand(by: [${WHAT}], ${inputOf({})}) ${PRODUCT} }`,
  'Query.demand.input.dimension': `{ demand(${inputOf({ dimension: WHAT })}) ${PRODUCT} }`,
  'Query.demand.input.segment': `{ demand(${inputOf({ segment: WHAT })}) ${PRODUCT} }`,
  'Query.escalations.input.dimension': `{ escalations(${inputOf({ dimension: WHAT })}) ${PRODUCT} }`,
  'Query.escalations.input.segment': `{ escalations(${inputOf({ segment: WHAT })}) ${PRODUCT} }`,
  'Query.events.dimension': `{ events(${PERIOD}, dimension: ${WHAT}) { title } }`,
  'Query.events.segment': `{ events(${PERIOD}, segment: ${WHAT}) { title } }`,
  'Query.explainChange.dimension': `{ explainChange(node: "pro", dimension: ${WHAT}, ${CHANGE}) { formula } }`,
  'Query.explainChange.metric': `{ explainChange(node: "pro", metric: ${WHAT}, ${CHANGE}) { formula } }`,
  'Query.explainChange.node': `{ explainChange(node: ${WHAT}, ${CHANGE}) { formula } }`,
  'Query.explainGap.metric': `{ explainGap(node: "pro", metric: ${WHAT}, ${PERIOD}) { formula } }`,
  'Query.explainGap.node': `{ explainGap(node: ${WHAT}, ${PERIOD}) { formula } }`,
  'Query.explainGap.reference': `{ explainGap(node: "pro", reference: ${WHAT}, ${PERIOD}) { formula } }`,
  'Query.explainGap.segment': `{ explainGap(node: "pro", segment: ${WHAT}, ${PERIOD}) { formula } }`,
  'Query.findings.filter.node': list('findings', `node: ${WHAT}`),
  'Query.findingCounts.filter.metric': counts(`metric: ${WHAT}`),
  'Query.findingCounts.filter.node': counts(`node: ${WHAT}`),
  'Query.findingCounts.filter.person': counts(`person: ${WHAT}`),
  'Query.findingCounts.filter.segment': counts(`segment: ${WHAT}`),
  'Query.findingCounts.filter.team': counts(`team: ${WHAT}`),
  'Query.findings.filter.metric': list('findings', `metric: ${WHAT}`),
  'Query.findings.filter.person': list('findings', `person: ${WHAT}`),
  'Query.findings.filter.team': list('findings', `team: ${WHAT}`),
  'Query.findings.filter.segment': list('findings', `segment: ${WHAT}`),
  'Query.heatmap.input.columnDimension': heatmap({ columnDimension: WHAT }),
  'Query.heatmap.input.metric': heatmap({ metric: WHAT }),
  'Query.heatmap.input.rowDimension': heatmap({ rowDimension: WHAT }),
  'Query.interventions.filter.finding': list('interventions', `finding: ${WHAT}`),
  'Query.interventions.filter.node': list('interventions', `node: ${WHAT}`),
  'Query.interventions.filter.owner': list('interventions', `owner: ${WHAT}`),
  'Query.metrics.filter.keys': list('metrics', `keys: [${WHAT}]`),
  'Query.myWork.person': `{ myWork(person: ${WHAT}) { title } }`,
  'Query.scorecard.input.dimension': scorecard({ dimension: WHAT }),
  'Query.scorecard.input.metrics': scorecard({ metrics: `["csat", ${WHAT}]` }),
  'Query.scorecard.input.segments': scorecard({ segments: `[${WHAT}]` }),
  'Query.scorecard.input.sort.metric': scorecard({ sort: `{ metric: ${WHAT} }` }),
  'Query.segments.dimension': `{ segments(dimension: ${WHAT}) { totalCount } }`,
  'Query.tree.dimension': `{ tree(dimension: ${WHAT}) { nodeCount } }`,
  'Query.uniformity.dimension': `{ uniformity(dimension: ${WHAT}, metric: "csat", ${PERIOD}) { words } }`,
  'Query.uniformity.metric': `{ uniformity(dimension: "plan", metric: ${WHAT}, ${PERIOD}) { words } }`,
  'MetricTree.matrix.rows': `{ tree { matrix(rows: [${WHAT}], ${PERIOD}) { __typename } } }`,
  'MetricTree.matrix.segments': `{ tree { matrix(segments: [${WHAT}], ${PERIOD}) { __typename } } }`,
  'MetricTree.raciMatrix.rows': `{ tree { raciMatrix(rows: [${WHAT}]) { totalCount } } }`,
  'MetricTree.raciMatrix.segments': `{ tree { raciMatrix(segments: [${WHAT}]) { totalCount } } }`,
  'MetricTree.slice.collapse': slice(`collapse: [${WHAT}]`),
  'MetricTree.slice.expand': slice(`expand: [${WHAT}]`),
  'MetricTree.slice.filter.segments': slice(`filter: { segments: [${WHAT}] }`),
  'MetricTree.slice.node': slice(`node: ${WHAT}`),
  'TreeNode.difference.to': `{ tree { root { difference(to: ${WHAT}, ${PERIOD}) { relative } } } }`,
  'TreeNode.contributions.dimension': `{ tree { root { contributions(dimension: ${WHAT}, ${CHANGE}) { formula } } } }`,
};

/** Arguments of text that name nothing that must be there. */
const FREE: Readonly<Record<string, string>> = {
  after: 'a cursor is refused in its own words',
  search: 'a part of a name',
  value: 'what a conversation has, which may be anything',
  text: 'a formula',
  subject: 'also of what is gone',
  target: 'also of what has gone from the tree',
  rules: 'also of rules that are gone',
  action: 'also of what nobody does any more',
  key: 'looks up one thing, and answers null',
  id: 'looks up one thing, and answers null',
  ids: 'looks up things, and answers null for what there is not',
};

/** `demand.input.segment` …: every argument, and every field of an input, that takes a text, a key or an id. */
function namesIn(place: string, type: GraphQLInputType): string[] {
  const named = getNamedType(type);
  if (isInputObjectType(named))
    return Object.values(named.getFields()).flatMap((field) => namesIn(`${place}.${field.name}`, field.type));
  return ['ID', 'Key', 'String'].includes(named.name) ? [place] : [];
}

export function nameSuite(app: () => TestApp): void {
  const signedIn = async () =>
    graphqlClient(
      app().url,
      await pageHeaders(app().url, await cookieFor(app(), await invited(app(), 'admin', 'names'))),
    );

  it('is tried in every query that has one', async () => {
    const schema = buildSchema(await readFile(join(process.cwd(), 'apps/api/schema.graphql'), 'utf8'));
    const places = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .filter(({ name }) => name !== 'Mutation' && !name.startsWith('__'))
      .flatMap((type) =>
        Object.values(type.getFields()).flatMap(({ name, args }) =>
          args.flatMap((each) => namesIn(`${type.name}.${name}.${each.name}`, each.type)),
        ),
      )
      .filter((place) => !(place.slice(place.lastIndexOf('.') + 1) in FREE));
    expect(places.sort()).toEqual(Object.keys(CASES).sort());
  });

  it('says so, with its path', async () => {
    const client = await signedIn();
    const told: unknown[] = [];
    for (const [place, query] of Object.entries(CASES)) {
      const [error] = (await client.ask(query)).errors ?? [];
      told.push([place, error?.extensions.code, error?.extensions.argument, error?.message.includes('nothing_such')]);
    }
    expect(told).toEqual(Object.keys(CASES).map((place) => [place, 'BAD_USER_INPUT', place.split('.').slice(2), true]));
  }, 60_000);

  it.each([
    ['a node', slice('node: "pro/experiense"'), 'did you mean "pro/experience"?'],
    ['a segment', list('findings', 'segment: "plan/por"'), 'did you mean "plan/pro"?'],
    ['a metric', list('metrics', 'keys: ["cssat"]'), 'did you mean "csat"?'],
    ['a dimension', '{ segments(dimension: "plam") { totalCount } }', 'did you mean "plan"?'],
    ['a person', '{ myWork(person: "erk") { title } }', 'did you mean "erik"?'],
    [
      'with nothing near, all that there are',
      '{ segments(dimension: "x_y_z_1_2") { totalCount } }',
      'There are: plan, ',
    ],
  ])('proposes %s', async (_, query, expected) => expect(await app().refusal(query)).toContain(expected));

  it('takes an id or a key alike', async () => {
    const { tree, segments, people } = await app().query(
      '{ tree { node(key: "pro/experience") { id } } segments(dimension: "plan") { nodes { id key } } people { id key } }',
    );
    const pro = segments.nodes.find(({ key }: { key: string }) => key === 'pro').id;
    const erik = people.find(({ key }: { key: string }) => key === 'erik').id;
    const pairs = [
      [slice(`node: "${tree.node.id}"`), slice('node: "pro/experience"')],
      [list('findings', `segment: "${pro}"`), list('findings', 'segment: "plan/pro"')],
      [list('interventions', `owner: "${erik}"`), list('interventions', 'owner: "erik"')],
      [`{ myWork(person: "${erik}") { title } }`, '{ myWork(person: "erik") { title } }'],
    ] as const;
    for (const [byId, byKey] of pairs) expect(await app().query(byId)).toEqual(await app().query(byKey));
  });
}

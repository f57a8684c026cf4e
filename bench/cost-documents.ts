/**
 * What the prices of the API are held against: the queries of the web client, and the dear fields one by one. Each is asked over another
 * period every time, so that nothing is kept of it.
 */
import { fileURLToPath } from 'node:url';
import { dayText } from '@bough/domain';

/** What the questions name. */
export interface CostWorld {
  /** Global ids of nodes of one branch, the head first; and their keys. */
  readonly nodes: readonly { readonly id: string; readonly key: string }[];
  readonly segments: readonly string[];
  readonly metrics: readonly string[];
  readonly dimensions: readonly string[];
  /** The first and the last day with numbers. */
  readonly days: readonly [from: number, to: number];
}

export interface CostQuestion {
  readonly name: string;
  readonly query: string;
  readonly variables: (world: CostWorld, round: number) => Record<string, unknown>;
}

const LENGTH = 28;
const METRICS_SHOWN = 10;

/** Four weeks, one day later each round. */
export function periodOf({ days: [from, to] }: CostWorld, round: number, length = LENGTH) {
  const start = Math.max(from, to - length - 1 - round);
  return { range: { start: dayText(start), endExclusive: dayText(start + length) } };
}

/** Variables by their names. */
function given(world: CostWorld, round: number): Record<string, unknown> {
  const [head] = world.nodes;
  const inner = world.nodes[1 + (round % (world.nodes.length - 1))]!;
  const [period, compareTo] = [periodOf(world, round), { preset: 'PREVIOUS_PERIOD' }];
  return {
    period,
    compareTo,
    seriesPeriod: periodOf(world, round, 60),
    grain: 'DAY',
    id: inner.id,
    ids: world.nodes.map(({ id }) => id),
    node: inner.key,
    to: head!.id,
    segment: world.segments[0],
    reference: null,
    dimension: null,
    at: null,
    after: null,
    view: 'ADDITIVE',
    target: 1,
    search: `word${round}`,
    filter: null,
    sort: 'SEVERITY',
    number: 1 + round,
    by: ['topic'],
    first: 50,
    segments: world.segments.slice(0, 2),
  };
}

/** Variables whose values differ from query to query. */
const OF_QUERY: Readonly<Record<string, (world: CostWorld, round: number) => Record<string, unknown>>> = {
  Demand: (world, round) => ({ input: { period: periodOf(world, round), compareTo: { preset: 'PREVIOUS_PERIOD' } } }),
  ExplainChange: ({ nodes }, round) => ({ node: nodes[1 + (round % (nodes.length - 1))]!.id, dimension: null }),
  ExplainGap: ({ nodes }, round) => ({ node: nodes[1 + (round % (nodes.length - 1))]!.id, segment: null }),
  NodeWhy: ({ nodes }, round) => ({ node: nodes[1 + (round % (nodes.length - 1))]!.id }),
  Conversations: (world, round) => ({ input: { node: world.nodes[1]!.id, period: periodOf(world, round) } }),
  Heatmap: (world, round) => ({
    input: { metric: 'contact_rate', rowDimension: world.dimensions[1], columnDimension: world.dimensions[2], period: periodOf(world, round) }, // prettier-ignore
  }),
  Scorecard: (world, round) => ({
    input: { dimension: world.dimensions[0], metrics: world.metrics.slice(0, METRICS_SHOWN), period: periodOf(world, round), compareTo: { preset: 'PREVIOUS_PERIOD' } }, // prettier-ignore
  }),
  TreeSideBySide: () => ({ segments: null }),
  FindingByNumber: (_, round) => ({ search: `#${round}` }),
};

/** The queries of the web client that are about numbers. */
export async function clientQuestions(): Promise<CostQuestion[]> {
  const path = new URL('../../apps/web/build/operations.mjs', import.meta.url);
  const { readOperations } = (await import(path.href)) as {
    readOperations: (folder: string) => { name: string; text: string }[];
  };
  const operations = readOperations(fileURLToPath(new URL('../../apps/web', import.meta.url)));
  return operations
    .filter(({ text }) => !/^mutation/m.test(text))
    .map(({ name, text }) => ({
      name,
      query: text,
      variables: (world, round) => ({ ...given(world, round), ...OF_QUERY[name]?.(world, round) }),
    }));
}

const READ = 'reading(period: $period, compareTo: $compareTo) { current { value formatted } comparison { tone } }';
const onNodes = (first: number, field: string) => `slice(maxDepth: 12, first: ${first}) { nodes { key ${field} } }`;

/** By name: what is asked of the tree, and further variables. */
const OF_TREE: Readonly<Record<string, string>> = {
  'names, first 2,000': onNodes(2000, 'id name kind depth'),
  'readings, first 200': onNodes(200, READ),
  'readings, first 2,000': onNodes(2000, READ),
  'sparklines of 12, first 200': onNodes(200, 'sparkline(period: $period)'),
  'sparklines of 60, first 200': onNodes(200, 'sparkline(period: $period, points: 60)'),
  'series of 28 days, first 20': onNodes(20, 'series(period: $period, grain: DAY) { points { isCut } }'),
  'contributions, first 1': `node(key: $node) { contributions(period: $period, compareTo: $compareTo) { method sentences items { name } } }`,
  'contributions, first 40': onNodes(40, 'contributions(period: $period, compareTo: $compareTo) { method sentences items { name } }'), // prettier-ignore
  'contributions by segments, first 10': onNodes(10, 'contributions(period: $period, compareTo: $compareTo, dimension: $of) { method sentences segments { method simpson } }'), // prettier-ignore
  'differences, first 200': onNodes(200, 'difference(period: $period) { relative withinNoise }'),
  'standards, first 200': onNodes(200, 'standardStatus(period: $period)'),
  'needed changes, first 20': onNodes(20, 'neededChange(period: $period, target: 1) { key }'),
  'influence, first 1': 'node(key: $node) { influence { words } }',
  'influence, first 50': onNodes(50, 'influence { words }'),
  'identity checks, first 200': onNodes(200, 'identityCheck(period: $period) { holds }'),
  'broken identities': 'brokenIdentities(period: $period) { key }',
  'owners, first 200': onNodes(200, 'ownership { status text accountable { acting holder { name } } }'),
  'owners in the past, first 200': onNodes(200, 'ownership(at: $at) { status text accountable { acting holder { name } } }'), // prettier-ignore
  'raci by branch': 'raciMatrix(first: 200) { totalCount rows { target name } cells { role partyId } }',
  'raci of two branches':
    'raciMatrix(first: 200, segments: $segments) { totalCount rows { target name } cells { role partyId } }',
  coverage: 'ownershipCoverage(at: $at) { effective gaps { key } }',
  load: 'ownershipLoad(at: $at) { person { name } }',
  gaps: 'ownershipGaps(at: $at, first: 20) { text }',
  matrix: 'matrix(period: $period, compareTo: $compareTo) { columns { key name } cells { value formatted change tone status } }', // prettier-ignore
  definition: 'definition',
  findings: onNodes(200, 'openFindingCount findings { title }'),
};

/** By name: a query, and what its input is. */
const OF_ROOT: Readonly<Record<string, readonly [query: string, variables: CostQuestion['variables']]>> = {
  contrasts: [
    'query($period: PeriodInput) { contrasts(period: $period) { name words cases { words value } } }',
    (world, round) => ({ period: periodOf(world, round, 56) }),
  ],
  detection: [
    'query($asOf: Date) { detection(asOf: $asOf) { signals { title words } } }',
    (world, round) => ({ asOf: dayText(world.days[1] - round) }),
  ],
  heatmap: [
    'query($input: HeatmapInput!) { heatmap(input: $input) { cells { gap pValue } } }',
    (world, round) => ({ input: { metric: 'csat', rowDimension: world.dimensions[0], columnDimension: 'topic', period: periodOf(world, round) } }), // prettier-ignore
  ],
  uniformity: [
    'query($dimension: Key!, $period: PeriodInput!) { uniformity(dimension: $dimension, metric: "csat", period: $period) { verdict words } }',
    (world, round) => ({ dimension: world.dimensions[0], period: periodOf(world, round) }),
  ],
  demand: [
    'query($input: DemandInput!) { demand(by: ["topic", "channel"], input: $input) { items { segment } } }',
    (world, round) => ({ input: { period: periodOf(world, round) } }),
  ],
  escalations: [
    'query($input: DemandInput!) { escalations(input: $input) { items { segment } } }',
    (world, round) => ({ input: { period: periodOf(world, round) } }),
  ],
  'scorecard of 30': [
    'query($input: ScorecardInput!) { scorecard(input: $input) { rows { cells { current { formatted } } } } }',
    (world, round) => ({ input: { dimension: world.dimensions[0], metrics: world.metrics.slice(0, 30), period: periodOf(world, round) } }), // prettier-ignore
  ],
  conversations: [
    'query($input: ConversationsInput!) { conversations(input: $input, first: 100) { items { __typename } } }',
    (world, round) => ({ input: { node: world.nodes[1]!.id, period: periodOf(world, round) } }),
  ],
  customers: [
    'query($input: ConversationsInput!) { customers(input: $input, first: 100) { items { __typename } } }',
    (world, round) => ({ input: { node: world.nodes[1]!.id, period: periodOf(world, round) } }),
  ],
  segments: ['{ segments(first: 200) { nodes { key name ownership { text } } } }', () => ({})],
  introspection: ['{ __schema { types { name fields { name type { name } args { name } } } } }', () => ({})],
};

const DECLARED: Readonly<Record<string, string>> = {
  period: 'PeriodInput!',
  compareTo: 'ComparisonInput!',
  node: 'String!',
  of: 'Key',
  at: 'DateTime',
  segments: '[Key!]',
};

export function fieldQuestions(): CostQuestion[] {
  const ofTree = Object.entries(OF_TREE).map(([name, field]): CostQuestion => {
    const used = Object.keys(DECLARED).filter((variable) => new RegExp(`\\$${variable}\\b`).test(field));
    const declared = used.map((variable) => `$${variable}: ${DECLARED[variable]}`).join(', ');
    const query = `query ${declared && `(${declared})`} { tree { ${field} } }`;
    const variables: CostQuestion['variables'] = (world, round) => ({
      ...given(world, round),
      node: world.nodes[2]!.key,
      of: world.dimensions[1],
      at: new Date((world.days[1] - round) * 86_400_000).toISOString(),
    });
    return { name: `tree: ${name}`, query, variables };
  });
  const ofRoot = Object.entries(OF_ROOT).map(([name, [query, variables]]) => ({ name, query, variables }));
  return [...ofTree, ...ofRoot];
}

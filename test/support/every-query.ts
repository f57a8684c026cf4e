/** Every root field of the schema, asked for everything, over a workspace whatever it holds. */
import type { GraphQLSchema } from 'graphql';
import { drawn, howLarge, partOf } from './how-much.js';
import { walkOf, type WalkArguments } from './walk-schema.js';

/** What the workspace has, by the keys and ids that arguments name. */
export interface AskedWorld {
  readonly dimensions: readonly string[];
  readonly segments: readonly string[];
  readonly metrics: readonly string[];
  /** Global ids of nodes of the tree. */
  readonly nodes: readonly string[];
  /** Global ids of anything else. */
  readonly others: readonly string[];
  readonly version: number;
}

export const EMPTY_WORLD: AskedWorld = { dimensions: [], segments: [], metrics: [], nodes: [], others: [], version: 1 };

/** A period, and what it is compared with: `{ preset: LAST_28_DAYS }`. */
export interface AskedPeriod {
  readonly period: string;
  readonly compareTo: string;
}

export const ASKED_PERIODS: readonly AskedPeriod[] = [
  { period: '{ preset: ALL_TIME }', compareTo: '{ preset: SAME_PERIOD_LAST_YEAR }' },
  { period: '{ preset: LAST_COMPLETE_DAY }', compareTo: '{ preset: PREVIOUS_PERIOD }' },
  {
    period: '{ range: { start: "1999-01-01", endExclusive: "1999-02-01" } }',
    compareTo: '{ preset: PREVIOUS_PERIOD }',
  },
];

const IDS_AT_ONCE = 40;
/** Of each query, in a part, which asks every query for every field at least once. */
const CASES = 2;
/** Nodes, and other things of the workspace, that a part knows; and items of a page. */
const IDS = 20;
const ITEMS = 2;
const page = (whole: number) => `first: ${howLarge(ITEMS, whole)}`;
const quoted = (texts: readonly string[]) => `[${texts.map((text) => JSON.stringify(text)).join(', ')}]`;
/** At least one, so that the empty workspace is asked as well. */
const some = (keys: readonly string[], other: string) => (keys.length > 0 ? keys : [other]);

/** The arguments below the root fields. */
export function walkArguments({ period, compareTo }: AskedPeriod): WalkArguments {
  return {
    'MetricTree.brokenIdentities': `period: ${period}`,
    'MetricTree.matrix': `period: ${period}, compareTo: ${compareTo}`,
    'MetricTree.node': 'key: ""',
    'MetricTree.slice': page(4),
    'SegmentDimension.segments': page(50),
    'Standard.verdict': `period: ${period}`,
    'TreeNode.children': page(5),
    'TreeNode.contributions': `period: ${period}, compareTo: ${compareTo}`,
    'TreeNode.difference': `period: ${period}`,
    'TreeNode.identityCheck': `period: ${period}`,
    'TreeNode.neededChange': `period: ${period}, target: 1e-9`,
    'TreeNode.reading': `period: ${period}, compareTo: ${compareTo}`,
    'TreeNode.series': 'period: { preset: LAST_90_DAYS }, grain: WEEK',
    'TreeNode.standards': `period: ${period}`,
    'TreeNode.standardStatus': `period: ${period}`,
    'TreeNode.sparkline': `period: ${period}, points: 7`,
  };
}

/** The arguments with which each query is asked; a test compares the names with the schema. */
export const QUERY_CASES: Readonly<Record<string, (world: AskedWorld, asked: AskedPeriod) => readonly string[]>> = {
  accounts: () => [''],
  apiTokens: () => [''],
  assignments: () => ['history: true', 'target: ""'],
  audit: () => ['first: 20'],
  conversations: conversationInputs,
  customers: conversationInputs,
  contrasts: (_, { period }) => ['', `period: ${period}`],
  delegations: () => ['', 'start: "2020-01-01T00:00:00Z"'],
  demand: (world, asked) => ['["topic"]', '["topic", "stage"]'].flatMap((by) => demandInputs(world, asked).map((input) => `by: ${by}, ${input}`)), // prettier-ignore
  detection: () => [''],
  dimension: ({ dimensions }) => some(dimensions, 'plan').map((key) => `key: "${key}"`),
  dimensions: () => [''],
  escalations: demandInputs,
  events: ({ dimensions }, { period }) => ['', ...dimensions.map((key) => `, dimension: "${key}"`)].map((more) => `period: ${period}${more}`), // prettier-ignore
  explainChange: ({ nodes, dimensions }, { period, compareTo }) =>
    sampleOf(nodes).flatMap((node) =>
      ['view: ADDITIVE', 'view: COMPOUNDING', ...dimensions.slice(-1).map((key) => `dimension: "${key}"`)].map(
        (more) => `node: "${node}", period: ${period}, compareTo: ${compareTo}, ${more}`,
      ),
    ),
  explainGap: ({ nodes, segments }, { period }) =>
    sampleOf(nodes).flatMap((node) =>
      ['', ...segments.slice(0, 1).map((id) => `, segment: "${id}"`)].map(
        (more) => `node: "${node}", period: ${period}${more}`,
      ),
    ),
  findingCounts: () => ['by: [SEVERITY, KIND, STATUS, PERSON]', 'by: [STATUS], filter: { search: "a" }'],
  findings: () => [page(200), `${page(200)}, sort: MONEY`],
  formulaCheck: () => ['text: "created / resolved"', 'text: "created /"', 'text: ""'],
  heatmap: ({ dimensions, metrics }, { period }) =>
    some(metrics, 'contact_rate').flatMap((metric) =>
      pairsOf(some(dimensions, 'plan')).map(
        ([row, column]) =>
          `input: { metric: "${metric}", rowDimension: "${row}", columnDimension: "${column}", period: ${period} }`,
      ),
    ),
  unmatchedCustomers: () => ['', 'days: 30, first: 5'],
  agents: () => ['days: 30, unmatched: true', ''],
  imports: () => [''],
  interventionRegistry: () => [''],
  interventions: () => [''],
  metric: ({ metrics }) => some(metrics, 'csat').map((key) => `key: "${key}"`),
  metrics: () => ['first: 200'],
  myWork: () => [''],
  node: ({ nodes, others }) => [...nodes.slice(0, 1), ...others.slice(0, 1), 'per_0'].map((id) => `id: "${id}"`),
  nodes: ({ nodes, others }) => chunksOf([...nodes, ...others, 'nod_0']).map((ids) => `ids: ${quoted(ids)}`),
  people: () => [''],
  scorecard: ({ dimensions, metrics }, { period, compareTo }) =>
    some(dimensions, 'plan').flatMap((key) =>
      chunksOf(some(metrics, 'csat')).map(
        (some) =>
          `input: { dimension: "${key}", metrics: ${quoted(some)}, period: ${period}, compareTo: ${compareTo} }`,
      ),
    ),
  segments: () => [page(200)],
  sessions: () => [''],
  teams: () => [''],
  tree: ({ version, dimensions }) => ['', `version: ${version}`, 'at: "2026-11-20T00:00:00Z"', ...dimensions.slice(-1).map((key) => `dimension: "${key}"`)], // prettier-ignore
  treeDiff: ({ version }) => [`from: 1, to: ${version}`],
  treeVersions: () => [''],
  uniformity: ({ dimensions, metrics }, { period }) =>
    some(metrics, 'csat').flatMap((metric) =>
      some(dimensions, 'plan').map((key) => `dimension: "${key}", metric: "${metric}", period: ${period}`),
    ),
  versions: () => [''],
  viewer: () => [''],
  workspace: () => [''],
};

/** Every query over a world in one period, a part of its cases each: the operations by the call that they make. */
export function operationsOf(schema: GraphQLSchema, world: AskedWorld, asked: AskedPeriod): Map<string, string> {
  const given = walkArguments(asked);
  const known = {
    ...world,
    nodes: drawn(world.nodes, howLarge(IDS, Infinity)),
    others: drawn(world.others, howLarge(IDS, Infinity)),
  };
  return new Map(
    Object.entries(QUERY_CASES).flatMap(([name, cases]) =>
      partOf(cases(known, asked), asked === ASKED_PERIODS[0] ? CASES : 1).map((args) => [
        `${name}(${args})`,
        walkOf(schema, 'query', name, args, given),
      ]),
    ),
  );
}

/** Every fifth node: a branch has no multiple of five of them, so that each node of the template comes from some branch. */
function sampleOf(nodes: readonly string[]): string[] {
  return nodes.length > 0 ? nodes.filter((_, index) => index % 5 === 0) : ['nod_0'];
}

function demandInputs({ dimensions }: AskedWorld, { period, compareTo }: AskedPeriod): string[] {
  return some(dimensions, 'plan').map(
    (key) => `input: { period: ${period}, compareTo: ${compareTo}, dimension: "${key}" }`,
  );
}

function conversationInputs({ nodes, metrics }: AskedWorld, { period }: AskedPeriod): string[] {
  const behind = [
    ...sampleOf(nodes).map((node) => `node: "${node}"`),
    ...some(metrics, 'csat').map((metric) => `metric: "${metric}", labels: [{ dimension: "topic" }]`),
  ];
  return behind.map((what) => `input: { ${what}, period: ${period}, order: HIGHEST }`);
}

function pairsOf(keys: readonly string[]): (readonly [string, string])[] {
  return keys.flatMap((row) => keys.filter((key) => key !== row).map((column) => [row, column] as const));
}

function chunksOf(ids: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(ids.length / IDS_AT_ONCE) }, (_, at) => ids.slice(at * IDS_AT_ONCE, (at + 1) * IDS_AT_ONCE)); // prettier-ignore
}

import { execFileSync } from 'node:child_process';
import {
  getNamedType,
  isListType,
  Kind,
  parse,
  typeFromAST,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { isDear } from '../../apps/api/graphql/apart.js';
import { COST_LIMIT } from '../../apps/api/graphql/cost/cost-limit.js';
import { exampleSizes } from '../../apps/api/price-table.js';
import { PRICES } from '../../apps/api/prices.js';
import { committedSchema, priceOf, someOf } from '../support/priced-world.js';

/** Honest work is not refused: what the screens of the client ask, and the largest trees that the documentation speaks of. */
const schema = committedSchema();
const LIST = `import('./apps/web/build/operations.mjs').then((it) => console.log(JSON.stringify(it.readOperations('apps/web').map(({ name, text }) => [name, text]))))`;
const documents = JSON.parse(execFileSync(process.execPath, ['-e', LIST], { encoding: 'utf8' })) as [string, string][];

const PERIOD = { preset: 'LAST_90_DAYS' };
const COMPARED = { preset: 'PREVIOUS_PERIOD' };
const METRICS = Array.from({ length: 12 }, (_, index) => `metric_${index}`);
/** As large as the client asks, by the type of the variable, or by its name. */
const GIVEN: Readonly<Record<string, unknown>> = {
  PeriodInput: PERIOD,
  ComparisonInput: COMPARED,
  ConversationsInput: { node: 'n', period: PERIOD },
  DemandInput: { period: PERIOD, compareTo: COMPARED },
  HeatmapInput: { metric: 'csat', rowDimension: 'plan', columnDimension: 'industry', period: PERIOD },
  ScorecardInput: { dimension: 'plan', metrics: METRICS, period: PERIOD, compareTo: COMPARED },
  DelegationInput: { from: 'ann', endExclusive: '2026-12-01T00:00:00Z' },
  first: 200,
  ids: Array.from({ length: 100 }, (_, index) => `id_${index}`),
  by: ['topic', 'stage'],
  segments: ['pro', 'free'],
  grain: 'WEEK',
};

function variablesOf(operation: OperationDefinitionNode): Record<string, unknown> {
  const given = (operation.variableDefinitions ?? []).map(({ variable, type }) => {
    const [name, full] = [variable.name.value, typeFromAST(schema as GraphQLSchema, type as never)!];
    const named = getNamedType(full).name;
    const value =
      GIVEN[name] ?? GIVEN[named] ?? someOf(schema, named) ?? { Int: 1, Boolean: false, Float: 1 }[named] ?? 'x';
    const isList =
      type.kind === Kind.LIST_TYPE ||
      (type.kind === Kind.NON_NULL_TYPE && isListType(typeFromAST(schema, type.type as never)));
    return [name, isList && !Array.isArray(value) ? [value] : value];
  });
  return Object.fromEntries(given) as Record<string, unknown>;
}

function priced(text: string, branches: number, variables?: Record<string, unknown>) {
  const document = parse(text);
  const operation = document.definitions.find(
    (each) => each.kind === Kind.OPERATION_DEFINITION,
  )! as OperationDefinitionNode;
  const cost = priceOf(schema, document, exampleSizes(branches), variables ?? variablesOf(operation));
  return { cost, operation, document };
}

function milliseconds(...given: Parameters<typeof priced>): number {
  const { microseconds, crowded } = priced(...given).cost;
  expect(crowded).toEqual([]);
  return microseconds / 1000;
}

/** The documents that are executed in threads of their own. */
function runApart(branches: number): string[] {
  return documents.flatMap(([name, text]) => {
    const { cost, operation, document } = priced(text, branches);
    return isDear(cost, operation, document, PRICES) ? [name] : [];
  });
}

it('has the documents of the client', () => expect(documents.length).toBeGreaterThan(30));

it.each(documents)('%s stays under the limit with 8 and with 512 branches', (_, text) => {
  expect(milliseconds(text, 8)).toBeLessThan(COST_LIMIT / 1000);
  expect(milliseconds(text, 512)).toBeLessThan(COST_LIMIT / 1000);
});

const READ =
  'reading(period: { preset: LAST_28_DAYS }, compareTo: { preset: PREVIOUS_PERIOD }) { current { formatted } comparison { tone } }';
it.each([
  [
    'a slice of 2,000 nodes',
    `{ tree { slice(maxDepth: 12, first: 2000) { nodes { id key name ${READ} } edges { parentId childId relation } } } }`,
  ],
  [
    '512 branches as a matrix',
    '{ tree { matrix(period: { preset: LAST_28_DAYS }, compareTo: { preset: PREVIOUS_PERIOD }) { columns { key name } rows { templateKey name depth } cells { value formatted change tone findings owner status } } } }',
  ],
  ['introspection', '{ __schema { types { name fields { name type { name ofType { name } } args { name } } } } }'],
])('%s stays under the limit', (_, text) => expect(milliseconds(text, 512)).toBeLessThan(COST_LIMIT / 1000));

it('what computes for long runs apart, and what a screen begins with does not', () => {
  const always = [
    'BranchNodes',
    'Contrasts',
    'Demand',
    'ExplainChange',
    'ExplainGap',
    'Heatmap',
    'NodeWhy',
    'Scorecard',
  ];
  const changes = ['CoverCreate', 'CoverEnd', 'Handover', 'RaciApply'];
  expect(runApart(8).sort()).toEqual(always);
  expect(runApart(512).sort()).toEqual(
    [...always, ...changes, 'Conversations', 'TreeCompare', 'TreeSideBySide'].sort(),
  );
});

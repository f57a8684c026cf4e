/**
 * Rules for a tree: it has one root, each node has one place, no node is above itself, metrics and segments exist, and the branches are
 * segments of customers.
 */
import { CONVERSATION_FIELD_LIST } from '../../facts/conversation.js';
import { firstIndexes } from '../../shared/check-keys.js';
import { prefixPaths, didYouMean, problem, type Problem } from '../../shared/problem.js';
import { checkBranches } from './check-branches.js';
import { METRIC_CATALOGUE } from '../../metrics/metric-catalogue.js';
import type { Workspace } from '../workspace.js';
import type { TemplateNode } from '../tree-template.js';

/** Problems of the tree of a workspace. */
export function checkTree(workspace: Workspace): Problem[] {
  const { tree, dimensions } = workspace;
  const metrics = new Set([...METRIC_CATALOGUE, ...workspace.metrics].map(({ key }) => key));
  const first = firstIndexes(tree.nodes.map(({ key }) => key));
  const inNodes = tree.nodes.flatMap((node, index) =>
    prefixPaths(
      ['tree', 'nodes', index],
      [
        ...isThereTwice(node, index, first),
        ...isSecondRoot(node, tree.key),
        ...isOrphan(node, first),
        ...knowsMetric(node, metrics),
        ...isPlannedOrMeasured(node),
        ...hasLagOnlyWhereBelieved(node),
        ...saysSomething(node),
      ],
    ),
  );
  const head = [
    ...knowsDimension(workspace),
    ...(metrics.has(tree.headline) ? [] : [noMetric(tree.headline, metrics, ['tree', 'headline'])]),
  ];
  return [...head, ...inNodes, ...aboveThemselves(tree.nodes), ...checkBranches(tree, dimensions)];
}

/** What conversations differ in; a customer has many of them, so they cut no customers into segments. */
const OF_CONVERSATIONS = CONVERSATION_FIELD_LIST.filter(({ kind }) => kind === 'label' || kind === 'choice').map(
  ({ name }) => name,
);

function knowsDimension({ tree, dimensions }: Workspace): Problem[] {
  const keys = dimensions.map(({ key }) => key);
  if (keys.includes(tree.dimension)) return [];
  const path = ['tree', 'dimension'];
  if (!OF_CONVERSATIONS.includes(tree.dimension))
    return [problem('UNKNOWN_DIMENSION', path, `no dimension "${tree.dimension}"${didYouMean(tree.dimension, keys)}`)];
  const why = `"${tree.dimension}" tells conversations apart, not customers: it may be a column of a heatmap or a split of demand, never a branch`;
  return [problem('CONVERSATION_DIMENSION', path, `${why}. Dimensions of customers: ${keys.join(', ')}`)];
}

function isThereTwice({ key }: TemplateNode, index: number, first: ReadonlyMap<string, number>): Problem[] {
  if (first.get(key) === index) return [];
  return [problem('DUPLICATE_NODE', ['key'], `node "${key}" is there twice; a node has one home`)];
}

function isSecondRoot({ key }: TemplateNode, treeKey: string): Problem[] {
  if (key !== treeKey) return [];
  return [
    problem('SECOND_ROOT', ['key'], `"${key}" is the root of the tree, and a tree has one root; choose another key`),
  ];
}

function isOrphan({ key, parent }: TemplateNode, nodes: ReadonlyMap<string, number>): Problem[] {
  if (parent === null || nodes.has(parent)) return [];
  const hint = didYouMean(parent, nodes.keys());
  return [problem('UNKNOWN_PARENT', ['parent'], `no node "${parent}" to hang "${key}" under${hint}`)];
}

function knowsMetric({ metric }: TemplateNode, metrics: ReadonlySet<string>): Problem[] {
  return metric === null || metrics.has(metric) ? [] : [noMetric(metric, metrics, ['metric'])];
}

function noMetric(metric: string, metrics: ReadonlySet<string>, path: Problem['path']): Problem {
  return problem('UNKNOWN_METRIC', path, `no metric "${metric}"${didYouMean(metric, metrics)}`);
}

function isPlannedOrMeasured({ key, planned, metric }: TemplateNode): Problem[] {
  if (planned === null || metric === null) return [];
  return [problem('PLANNED_WITH_METRIC', ['planned'], `"${key}" has a metric, so it is no longer planned; remove one`)];
}

const LONGEST_LAG = 104;

function hasLagOnlyWhereBelieved({ key, edge, lag }: TemplateNode): Problem[] {
  if (lag === undefined) return [];
  if (edge === 'identity')
    return [
      problem(
        'LAG_ON_IDENTITY',
        ['lag'],
        `"${key}" is a term of an identity, which holds at once; only an influence has a lag`,
      ),
    ];
  if (Number.isInteger(lag) && lag >= 1 && lag <= LONGEST_LAG) return [];
  return [problem('LAG_OUT_OF_RANGE', ['lag'], `a lag is a whole number of weeks from 1 to ${LONGEST_LAG}`)];
}

/** An empty text has no meaning, and would be lost when the tree is written to a file. */
function saysSomething(node: TemplateNode): Problem[] {
  const fields = (['name', 'identity', 'planned', 'note'] as const).filter((field) => node[field]?.trim() === '');
  return fields.map((field) => problem('EMPTY_TEXT', [field], `"${field}" of "${node.key}" is empty; leave it out`));
}

function aboveThemselves(nodes: readonly TemplateNode[]): Problem[] {
  return nodeCycles(nodes).map((cycle) => {
    const index = nodes.findIndex(({ key }) => key === cycle[0]);
    const message = `these nodes are above each other: ${cycle.join(' → ')}`;
    return problem('TREE_CYCLE', ['tree', 'nodes', index, 'parent'], message);
  });
}

function nodeCycles(nodes: readonly TemplateNode[]): string[][] {
  const parent = new Map(nodes.map((node) => [node.key, node.parent]));
  const done = new Set<string>();
  return nodes.flatMap(({ key }) => {
    const seen = new Set<string>();
    let current: string | null | undefined = key;
    while (current && !done.has(current) && !seen.has(current)) {
      seen.add(current);
      current = parent.get(current);
    }
    seen.forEach((step) => done.add(step));
    const path = [...seen];
    return current && seen.has(current) ? [[...path.slice(path.indexOf(current)), current]] : [];
  });
}

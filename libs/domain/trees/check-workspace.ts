/**
 * All rule breaches of a workspace at once, each with its place in the workspace file: overlapping segments, formulas that
 * do not parse, unknown metrics, cycles between metrics or nodes, two homes for one node.
 */
import type { KnownNames } from '@bough/formula';
import { checkDimension } from '../segments/dimension.js';
import { didYouMean, problem, type Problem } from '../shared/problem.js';
import { isTimeZone } from '../shared/time-zone.js';
import { checkIdentity } from './check-identity.js';
import { duplicates } from './check-keys.js';
import { checkMetrics } from './check-metrics.js';
import { formulaNames } from './formula-names.js';
import { METRIC_CATALOGUE } from './metric-catalogue.js';
import type { TemplateNode } from './tree.js';
import type { Workspace } from './workspace.js';

/** Every problem of the workspace; without an error among them it may be applied. */
export function checkWorkspace(workspace: Workspace): Problem[] {
  return [
    ...checkSettings(workspace),
    ...workspace.dimensions.flatMap((dimension, index) => at(['dimensions', index], checkDimension(dimension))),
    ...duplicates(workspace.dimensions, 'dimensions', 'DUPLICATE_DIMENSION'),
    ...checkMetrics(workspace),
    ...checkTree(workspace),
  ];
}

function checkSettings(workspace: Workspace): Problem[] {
  const problems: Problem[] = [];
  if (!isTimeZone(workspace.timeZone)) {
    const hint = didYouMean(workspace.timeZone, Intl.supportedValuesOf('timeZone'));
    problems.push(
      problem('UNKNOWN_TIME_ZONE', ['time_zone'], `"${workspace.timeZone}" is not an IANA time zone${hint}`),
    );
  }
  if (!Intl.supportedValuesOf('currency').includes(workspace.currency))
    problems.push(
      problem('UNKNOWN_CURRENCY', ['currency'], `"${workspace.currency}" is not an ISO 4217 currency code`),
    );
  const reference = workspace.referencePeriod;
  if (reference && reference.from >= reference.to)
    problems.push(problem('EMPTY_PERIOD', ['reference_period'], 'the reference period ends before it begins'));
  return problems;
}

function checkTree(workspace: Workspace): Problem[] {
  const { tree } = workspace;
  const metrics = new Set([...METRIC_CATALOGUE, ...workspace.metrics].map(({ key }) => key));
  const { names } = formulaNames(workspace.measures, workspace.metrics);
  const problems: Problem[] = [];
  if (!workspace.dimensions.some(({ key }) => key === tree.dimension)) {
    const hint = didYouMean(
      tree.dimension,
      workspace.dimensions.map(({ key }) => key),
    );
    problems.push(problem('UNKNOWN_DIMENSION', ['tree', 'dimension'], `no dimension "${tree.dimension}"${hint}`));
  }
  if (!metrics.has(tree.headline))
    problems.push(
      problem(
        'UNKNOWN_METRIC',
        ['tree', 'headline'],
        `no metric "${tree.headline}"${didYouMean(tree.headline, metrics)}`,
      ),
    );
  tree.nodes.forEach((node, index) =>
    problems.push(...at(['tree', 'nodes', index], checkNode(node, index, tree.nodes, metrics, names))),
  );
  for (const cycle of nodeCycles(tree.nodes)) {
    const index = tree.nodes.findIndex(({ key }) => key === cycle[0]);
    problems.push(
      problem(
        'TREE_CYCLE',
        ['tree', 'nodes', index, 'parent'],
        `these nodes are above each other: ${cycle.join(' → ')}`,
      ),
    );
  }
  return problems;
}

function checkNode(
  node: TemplateNode,
  index: number,
  nodes: readonly TemplateNode[],
  metrics: ReadonlySet<string>,
  names: KnownNames,
): Problem[] {
  const problems: Problem[] = [];
  if (nodes.findIndex(({ key }) => key === node.key) !== index)
    problems.push(problem('DUPLICATE_NODE', ['key'], `node "${node.key}" is there twice; a node has one home`));
  const keys = nodes.map(({ key }) => key);
  if (node.parent !== null && !keys.includes(node.parent))
    problems.push(
      problem(
        'UNKNOWN_PARENT',
        ['parent'],
        `no node "${node.parent}" to hang "${node.key}" under${didYouMean(node.parent, keys)}`,
      ),
    );
  if (node.metric !== null && !metrics.has(node.metric))
    problems.push(
      problem('UNKNOWN_METRIC', ['metric'], `no metric "${node.metric}"${didYouMean(node.metric, metrics)}`),
    );
  if (node.planned !== null && node.metric !== null)
    problems.push(
      problem('PLANNED_WITH_METRIC', ['planned'], `"${node.key}" has a metric, so it is no longer planned; remove one`),
    );
  return [...problems, ...checkIdentity(node, nodes, names)];
}

function nodeCycles(nodes: readonly TemplateNode[]): string[][] {
  const parent = new Map(nodes.map((node) => [node.key, node.parent]));
  const done = new Set<string>();
  return nodes.flatMap(({ key }) => {
    const path: string[] = [];
    let current: string | null | undefined = key;
    while (current && !done.has(current) && !path.includes(current)) {
      path.push(current);
      current = parent.get(current);
    }
    path.forEach((step) => done.add(step));
    return current && path.includes(current) ? [[...path.slice(path.indexOf(current)), current]] : [];
  });
}

function at(prefix: readonly (string | number)[], problems: readonly Problem[]): Problem[] {
  return problems.map((found) => ({ ...found, path: [...prefix, ...found.path] }));
}

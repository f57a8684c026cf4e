/**
 * A workspace made ready to evaluate: its metrics compiled into one program, its segments given positions in the leaf
 * columns, its tree grown.
 */
import { compileProgram, namesOf, parseFormula, type Expression, type Leaf, type Program } from '@bough/formula';
import { ALL_SEGMENTS } from '../rollups/leaf-columns.js';
import { MEASURES, type Measure } from '../rollups/measures.js';
import { UNKNOWN, type Dimension } from '../segments/dimension.js';
import type { Metric } from '../metrics/metric.js';
import { METRIC_CATALOGUE } from '../metrics/metric-catalogue.js';
import { growTree, type TreeNode } from './tree.js';
import type { Workspace } from '../workspace/workspace.js';
import type { ReadingMeasure } from '../metrics/reading-measure.js';

export interface ModelSegment {
  /** `plan/enterprise`; `all` for all segments together. */
  readonly id: string;
  readonly dimension: string | null;
  readonly key: string;
  readonly name: string;
}

/** A metric of the workspace that knows in which currency its money is: a `ValueUnit` of its values. */
export interface ModelMetric extends Metric {
  readonly currency: string;
}

export interface Model {
  readonly workspace: Workspace;
  readonly measures: ReadonlyMap<string, Measure | ReadingMeasure>;
  readonly metrics: ReadonlyMap<string, ModelMetric>;
  readonly expressions: ReadonlyMap<string, Expression>;
  /** Other metrics that a metric is computed from, directly or through others. */
  readonly usesOf: ReadonlyMap<string, readonly string[]>;
  /** Of the metrics that have them: the factors that explain a difference. */
  readonly factors: ReadonlyMap<string, Expression>;
  /** Measures with their windows that a metric comes down to, directly or through other metrics. */
  readonly leavesOf: ReadonlyMap<string, readonly Leaf[]>;
  /** The measures alone, each once. */
  readonly measuresOf: ReadonlyMap<string, readonly string[]>;
  readonly program: Program;
  /** Names of the program's outputs, in order: metrics, then `sample of …` formulas. */
  readonly outputs: readonly string[];
  readonly segments: readonly ModelSegment[];
  readonly positions: ReadonlyMap<string, number>;
  /** The dimension whose segments are the branches. */
  readonly branches: Dimension;
  readonly nodes: readonly TreeNode[];
  readonly nodesByPath: ReadonlyMap<string, TreeNode>;
}

/** `plan/enterprise`: the id of a segment in the leaf columns. */
export function segmentId(dimension: string, segment: string): string {
  return `${dimension}/${segment}`;
}

/** Name of the program output that counts the events behind a metric. */
export function sampleName(metric: string): string {
  return `sample of ${metric}`;
}

/** The segments of a workspace by position: all together first, then each dimension's, `Unknown` last. */
export function segmentsOf(dimensions: readonly Dimension[]): ModelSegment[] {
  const own = dimensions.flatMap((dimension) =>
    [...dimension.segments, { key: UNKNOWN, name: 'Unknown' }].map(({ key, name }) => ({
      id: segmentId(dimension.key, key),
      dimension: dimension.key,
      key,
      name,
    })),
  );
  return [{ id: ALL_SEGMENTS, dimension: null, key: ALL_SEGMENTS, name: 'All segments' }, ...own];
}

/** Position of the segment whose customers a node counts; `null` when there is no such segment any more. */
export function positionOf({ positions, branches }: Model, { segment }: Pick<TreeNode, 'segment'>): number | null {
  return positions.get(segment === null ? ALL_SEGMENTS : segmentId(branches.key, segment)) ?? null;
}

/** Compiles a workspace that `checkWorkspace` found sound. A tree of the past may have other `branches` than segments. */
export function modelOf(workspace: Workspace, branches: Dimension = dimensionOf(workspace)): Model {
  const { currency } = workspace;
  const metrics = new Map(
    [...METRIC_CATALOGUE, ...workspace.metrics].map((metric) => [metric.key, { ...metric, currency }]),
  );
  const expressions = new Map<string, Expression>();
  for (const metric of metrics.values()) {
    if (metric.formula !== null) expressions.set(metric.key, parse(metric.formula));
    expressions.set(sampleName(metric.key), parse(metric.sample));
  }
  const outputs = [...expressions.keys()];
  const leavesOf = new Map(outputs.map((name) => [name, compileProgram(expressions, [name]).leaves]));
  const segments = segmentsOf(workspace.dimensions);
  const nodes = growTree(workspace.tree, branches);
  return {
    workspace,
    metrics,
    expressions,
    usesOf: new Map([...metrics.keys()].map((key) => [key, usedMetrics(key, expressions)])),
    factors: new Map([...metrics.values()].flatMap(({ key, factors }) => (factors ? [[key, parse(factors)]] : []))),
    outputs,
    segments,
    branches,
    nodes,
    measures: new Map<string, Measure | ReadingMeasure>([
      ...MEASURES,
      ...workspace.measures.map((measure) => [measure.key, measure] as const),
    ]),
    leavesOf,
    measuresOf: new Map([...leavesOf].map(([name, leaves]) => [name, [...new Set(leaves.map((leaf) => leaf.name))]])),
    program: compileProgram(expressions, outputs),
    positions: new Map(segments.map(({ id }, index) => [id, index])),
    nodesByPath: new Map(nodes.map((node) => [node.path, node])),
  };
}

/** Each once, in the order of the formulas. */
function usedMetrics(key: string, expressions: ReadonlyMap<string, Expression>, used = new Set<string>()): string[] {
  const expression = expressions.get(key);
  for (const name of expression ? namesOf(expression) : [])
    if (expressions.has(name) && !used.has(name)) usedMetrics(name, expressions, used.add(name));
  return [...used];
}

/** The dimension whose segments are the branches of the tree. */
export function dimensionOf({ dimensions, tree }: Workspace): Dimension {
  return dimensions.find(({ key }) => key === tree.dimension)!;
}

function parse(formula: string): Expression {
  const { expression } = parseFormula(formula);
  if (!expression) throw new Error(`formula does not parse: ${formula}`);
  return expression;
}

/**
 * The model of a workspace is what values are computed with: the metrics compiled into one program, the segments with their positions in
 * the leaf columns, and the grown tree.
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

/** A segment; its position is its index in the list of the model. */
export interface ModelSegment {
  /** `plan/enterprise`; `all` for all segments together. */
  readonly id: string;
  /** `null` for all segments together. */
  readonly dimension: string | null;
  readonly key: string;
  readonly name: string;
}

/** A metric of the workspace that knows in which currency its money is: a `ValueUnit` of its values. */
export interface ModelMetric extends Metric {
  readonly currency: string;
}

/** A workspace with all that follows from it. Maps are by the key of a metric or measure unless they say otherwise. */
export interface Model {
  readonly workspace: Workspace;
  readonly measures: ReadonlyMap<string, Measure | ReadingMeasure>;
  readonly metrics: ReadonlyMap<string, ModelMetric>;
  /** Formulas of metrics and, under `sampleName`, of their samples. */
  readonly expressions: ReadonlyMap<string, Expression>;
  /** The other metrics that a metric is computed from, directly or through others. */
  readonly usesOf: ReadonlyMap<string, readonly string[]>;
  /** The factors that explain a difference, for the metrics that have them. */
  readonly factors: ReadonlyMap<string, Expression>;
  /** The measures, with their windows, that a metric or sample is made of, directly or through other metrics. */
  readonly leavesOf: ReadonlyMap<string, readonly Leaf[]>;
  /** The same without windows: each measure once. */
  readonly measuresOf: ReadonlyMap<string, readonly string[]>;
  readonly program: Program;
  /** Names of the program's outputs, in order. */
  readonly outputs: readonly string[];
  readonly segments: readonly ModelSegment[];
  /** Positions by the id of a segment. */
  readonly positions: ReadonlyMap<string, number>;
  /** The dimension whose segments are the branches. */
  readonly branches: Dimension;
  /** The grown tree, parents first. */
  readonly nodes: readonly TreeNode[];
  readonly nodesByPath: ReadonlyMap<string, TreeNode>;
}

/** The id of a segment in the leaf columns: `plan/enterprise`. */
export function segmentId(dimension: string, segment: string): string {
  return `${dimension}/${segment}`;
}

/** The name of the program output that counts the events behind a metric. */
export function sampleName(metric: string): string {
  return `sample of ${metric}`;
}

/** The segments by position: all together first, then those of each dimension, `Unknown` last in each. */
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

/** The position of the segment whose customers a node counts; `null` when the segment no longer exists. */
export function positionOf({ positions, branches }: Model, { segment }: Pick<TreeNode, 'segment'>): number | null {
  return positions.get(segment === null ? ALL_SEGMENTS : segmentId(branches.key, segment)) ?? null;
}

/** The model of a workspace in which `checkWorkspace` finds no error. The branches of a tree of the past may differ from today's segments. */
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

/** Keys of the metrics that a metric uses, each once, in the order of the formulas. */
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

/** Which node of the tree something is about. */
import { positionOf, segmentId, type Model } from '../../trees/model-of-workspace.js';
import type { TreeNode } from '../../trees/tree.js';
import { UNKNOWN } from '../../segments/dimension.js';

/**
 * The node of the metric in the segment's branch, else the branch; for a segment that is no branch, or none, the root. The metric may
 * be one that a node shows under another name: `others` are asked in their order.
 */
export function pathOf(model: Model, segment: string | null, metric: string, others: readonly string[] = []): string {
  const branch = model.branches.segments.find(({ key }) => segmentId(model.branches.key, key) === segment);
  if (!branch) return '';
  const own = model.nodes.filter((node) => node.segment === branch.key && node.kind !== 'segment');
  for (const each of [metric, ...others]) {
    const found = own.find((node) => node.metric === each);
    if (found) return found.path;
  }
  return branch.key;
}

/** A metric at a place of the tree that is watched for moves. */
export interface WatchedNode {
  readonly path: string;
  readonly name: string;
  readonly metric: string;
  readonly position: number;
  /** `plan/free`; `null` at the root. */
  readonly segment: string | null;
}

/** Money follows handle time and months, a stock its own days: neither has days or weeks of its own to watch. */
const NOT_WATCHED = ['cost', 'revenue_days', 'open_at_end'];

/** Every metric of the tree in every branch, and for all segments together at the root; each once. */
export function watchedNodes(model: Model): WatchedNode[] {
  const seen = new Set<string>();
  const isNew = (metric: string, position: number) => {
    const key = `${position} ${metric}`;
    return seen.has(key) ? false : (seen.add(key), true);
  };
  const nodes = model.nodes.filter((node) => node.segment !== UNKNOWN && isWatched(model, node));
  return nodes.flatMap((node) => {
    const metric = node.metric!;
    const position = positionOf(model, node);
    const segment = node.segment === null ? null : segmentId(model.branches.key, node.segment);
    const { name } = model.metrics.get(metric)!;
    const here =
      position !== null && isNew(metric, position) ? [{ path: node.path, name, metric, position, segment }] : [];
    const root = isNew(metric, 0) ? [{ path: '', name, metric, position: 0, segment: null }] : [];
    return [...root, ...here];
  });
}

function isWatched(model: Model, { metric, planned }: TreeNode): boolean {
  if (metric === null || planned !== null || model.metrics.get(metric)!.formula === null) return false;
  return !model.measuresOf.get(metric)!.some((measure) => NOT_WATCHED.includes(measure));
}

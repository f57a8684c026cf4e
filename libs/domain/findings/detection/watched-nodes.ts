/** The nodes of the tree whose days and weeks are watched. */
import { positionOf, segmentId, type Model } from '../../trees/model-of-workspace.js';
import type { TreeNode } from '../../trees/tree.js';
import { UNKNOWN } from '../../segments/dimension.js';

/** A metric in a place of the tree. */
export interface WatchedNode {
  readonly path: string;
  readonly name: string;
  readonly metric: string;
  /** Position of the segment in the model; 0 for all segments together. */
  readonly position: number;
  /** `plan/free`; `null` at the root. */
  readonly segment: string | null;
}

/** Money follows handle time and months, and a stock has its own days: neither has days or weeks of its own to watch. */
const NOT_WATCHED = ['cost', 'revenue_days', 'open_at_end'];

/** Every metric of the tree in every branch, and at the root for all segments together; each once. */
export function listWatchedNodes(model: Model): WatchedNode[] {
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

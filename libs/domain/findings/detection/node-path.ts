/** The node of the tree that something is about. */
import { segmentId, type Model } from '../../trees/model-of-workspace.js';

/**
 * The path of the metric's node in the branch of a segment; without such a node, that of the branch. For a segment that is no branch of
 * the tree, and for `null`, it is the root (`''`). A node may show the metric under another name: `others` are tried in their order.
 */
export function findNodePath(
  model: Model,
  segment: string | null,
  metric: string,
  others: readonly string[] = [],
): string {
  const branch = model.branches.segments.find(({ key }) => segmentId(model.branches.key, key) === segment);
  if (!branch) return '';
  const nodes = model.nodes.filter((node) => node.segment === branch.key && node.kind !== 'segment');
  for (const name of [metric, ...others]) {
    const node = nodes.find((each) => each.metric === name);
    if (node) return node.path;
  }
  return branch.key;
}

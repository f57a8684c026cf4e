/** The nodes that a plan names must be there, and show a metric. */
import { didYouMean, problem, type Problem } from '../../shared/problem.js';
import type { Polarity } from '../../metrics/metric.js';
import type { Model } from '../../trees/model-of-workspace.js';
import type { TreeNode } from '../../trees/tree.js';

/** Stands for the node of a draft that names none yet: no path begins with a slash. */
export const NO_NODE = '/';

/** Problems of a node that is named at `place`; none when it shows a metric that has data. */
export function nodeProblems(path: string, model: Model, place: Problem['path']): Problem[] {
  if (path === NO_NODE)
    return [problem('NODE_MISSING', place, 'say whose number should move, by the key of a node of the tree')];
  const node = model.nodesByPath.get(path);
  if (!node) {
    const near = didYouMean(path, model.nodesByPath.keys());
    return [problem('UNKNOWN_NODE', place, `the tree has no node "${path}"${near}`)];
  }
  if (node.planned !== null)
    return [problem('NODE_WITHOUT_METRIC', place, `"${path}" has no value yet: ${node.planned}`)];
  if (node.metric === null)
    return [problem('NODE_WITHOUT_METRIC', place, `"${path}" only groups other nodes; name one that shows a metric`)];
  return [];
}

/** The better side at a node: as the node says, else as its metric says. */
export function polarityAt(model: Model, node: TreeNode): Polarity {
  return node.polarity ?? (node.metric === null ? 'neutral' : (model.metrics.get(node.metric)?.polarity ?? 'neutral'));
}

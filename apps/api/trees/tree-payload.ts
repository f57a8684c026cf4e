import type { StructureChange } from '@bough/application';
import { requireSnapshot, type RequestContext } from '../graphql/context.js';
import { toMetric } from '../metrics/metric.resolver.js';
import { grownTree } from './grown-tree.js';
import { userErrors, type TreePayload } from './structure.model.js';

/** The payload of an edit: the tree as it is now, changed or not, with the nodes and metrics that are new or changed. */
export function treePayload(context: RequestContext, change: StructureChange): TreePayload {
  const snapshot = requireSnapshot(context);
  const { tree, byPath } = grownTree(snapshot);
  const { changed, version, changes } = change;
  const paths = snapshot.model.nodes
    .filter(({ path, depth, metric }) => {
      const isOfTemplate = depth > 1 && changed.nodes.includes(path.slice(path.lastIndexOf('/') + 1));
      return isOfTemplate || (metric !== null && changed.metrics.includes(metric));
    })
    .map(({ path }) => path);
  return {
    tree,
    version,
    changes,
    nodes: paths.map((path) => byPath.get(path)!),
    metrics: changed.metrics.flatMap((key) => {
      const metric = snapshot.model.metrics.get(key);
      return metric ? [toMetric(snapshot, metric)] : [];
    }),
    changed,
    userErrors: userErrors(change),
  };
}

/** How much changed, in one line: `2 nodes added, 1 changed; 1 metric removed`. */
import type { TreeChange } from '@bough/domain';

const NOUNS = { tree: ['tree', 'tree'], node: ['node', 'nodes'], metric: ['metric', 'metrics'] } as const;

export function changeSummary(changes: readonly TreeChange[]): string {
  return (['tree', 'node', 'metric'] as const)
    .map((kind) =>
      about(
        kind,
        changes.filter((change) => change.kind === kind),
      ),
    )
    .filter((text) => text !== '')
    .join('; ');
}

function about(kind: TreeChange['kind'], changes: readonly TreeChange[]): string {
  const counts = (['added', 'removed', 'changed', 'reordered'] as const)
    .map((change) => ({
      change,
      count: new Set(changes.filter((each) => each.change === change).map(({ key }) => key)).size,
    }))
    .filter(({ count }) => count > 0);
  return counts
    .map(({ change, count }, index) => `${count}${index === 0 ? ` ${NOUNS[kind][count === 1 ? 0 : 1]}` : ''} ${change}`)
    .join(', ');
}

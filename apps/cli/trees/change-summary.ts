/** Counts changes in one line: `tree changed; 2 nodes added, 1 changed; 1 metric removed`. */
import type { TreeChange } from '@bough/domain';

export function changeSummary(changes: readonly TreeChange[]): string {
  const head = changes.some(({ kind }) => kind === 'tree') ? ['tree changed'] : [];
  const lists = (['node', 'metric', 'standard', 'event'] as const).map((noun) => about(noun, changes));
  return [...head, ...lists.filter((text) => text !== '')].join('; ');
}

function about(noun: 'node' | 'metric' | 'standard' | 'event', changes: readonly TreeChange[]): string {
  const own = changes.filter(({ kind }) => kind === noun);
  const keys = (change: TreeChange['change']) =>
    new Set(own.filter((each) => each.change === change).map(({ key }) => key));
  return (['added', 'removed', 'changed', 'reordered'] as const)
    .map((change) => ({ change, count: keys(change).size }))
    .filter(({ count }) => count > 0)
    .map(({ change, count }, index) => `${count}${index > 0 ? '' : count === 1 ? ` ${noun}` : ` ${noun}s`} ${change}`)
    .join(', ');
}

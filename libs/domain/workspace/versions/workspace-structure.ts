/** The structure of a workspace is what decides about the shape of its tree: the tree, the metrics, and the segments that are branches. */
import type { Dimension } from '../../segments/dimension.js';
import { isSame } from '../../shared/same.js';
import type { Workspace } from '../workspace.js';

/** The sections of a workspace that `bough tree apply` replaces. */
export type TreeSections = Pick<Workspace, 'metrics' | 'tree'>;

/** The newest version in which the structure changed; 0 when there are no versions. `versions` are in order. */
export function structureVersion(versions: readonly { version: number; workspace: Workspace }[]): number {
  const changed = versions.findLast(
    ({ workspace }, index) => index === 0 || !hasSameStructure(versions[index - 1]!.workspace, workspace),
  );
  return changed?.version ?? 0;
}

/** Whether two workspaces have the same structure: a tree that was drawn for one is right for the other. */
export function hasSameStructure(a: Workspace, b: Workspace): boolean {
  const structure = ({ tree, metrics, dimensions }: Workspace) => [
    tree,
    metrics,
    dimensions.find(({ key }) => key === tree.dimension)?.segments.map(({ key, name }) => [key, name]),
  ];
  return isSame(structure(a), structure(b));
}

/** A workspace with the structure of the past and the facts of today, and the dimension whose segments were the branches then. */
export function structureOverToday(then: Workspace, now: Workspace): { workspace: Workspace; branches: Dimension } {
  const { tree, metrics, standards } = then;
  const present = new Set(now.measures.map(({ key }) => key));
  const measures = [...now.measures, ...then.measures.filter(({ key }) => !present.has(key))];
  return {
    workspace: { ...now, tree, metrics, measures, standards },
    branches: then.dimensions.find(({ key }) => key === tree.dimension)!,
  };
}

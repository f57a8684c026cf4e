/** The structure of a workspace is what draws its tree: the tree, the metrics, and the segments that are its branches. */
import type { Dimension } from '../../segments/dimension.js';
import { isSame } from '../../shared/same.js';
import type { Workspace } from '../workspace.js';

/** The sections of a workspace that `bough tree apply` replaces. */
export type TreeSections = Pick<Workspace, 'metrics' | 'tree'>;

/** The newest version in which the structure changed, of versions in their order; 0 when there are none. */
export function structureVersion(versions: readonly { version: number; workspace: Workspace }[]): number {
  const changed = versions.findLast(
    ({ workspace }, index) => index === 0 || !hasSameStructure(versions[index - 1]!.workspace, workspace),
  );
  return changed?.version ?? 0;
}

/** True when a tree drawn for one is a tree drawn for the other. */
export function hasSameStructure(a: Workspace, b: Workspace): boolean {
  const structure = ({ tree, metrics, dimensions }: Workspace) => [
    tree,
    metrics,
    dimensions.find(({ key }) => key === tree.dimension)?.segments.map(({ key, name }) => [key, name]),
  ];
  return isSame(structure(a), structure(b));
}

/** A structure of the past over the facts of today, and the segments that were its branches then. */
export function structureOverToday(then: Workspace, now: Workspace): { workspace: Workspace; branches: Dimension } {
  const { tree, metrics, standards } = then;
  const known = new Set(now.measures.map(({ key }) => key));
  const measures = [...now.measures, ...then.measures.filter(({ key }) => !known.has(key))];
  return {
    workspace: { ...now, tree, metrics, measures, standards },
    branches: then.dimensions.find(({ key }) => key === tree.dimension)!,
  };
}

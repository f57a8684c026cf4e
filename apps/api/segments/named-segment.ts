/** What arguments named after dimensions and segments name: their ids, as answers give them, or their keys, as people type them. */
import type { Snapshot } from '@bough/application';
import { ALL_SEGMENTS, type Dimension } from '@bough/domain';
import { unknownName } from '../graphql/errors.js';
import { segmentModels, type SegmentModel } from './dimension.model.js';

/** How arguments that name a segment describe it. */
export const SEGMENT_NAME = 'Its id, or its key: plan/enterprise, or enterprise in the dimension of the tree.';

/** The dimension of a key; refuses a key of none. `argument` is the path to the argument. */
export function namedDimension({ model }: Snapshot, key: string, ...argument: readonly string[]): Dimension {
  const { dimensions } = model.workspace;
  const found = dimensions.find((each) => each.key === key);
  if (found) return found;
  const keys = dimensions.map((each) => each.key);
  throw unknownName('dimension', key, keys, argument);
}

/**
 * The segment. A key without a dimension is one of `dimension`; where none is given one of the tree's, else of the only dimension that
 * has it. Refuses a name of none.
 */
export function namedSegment(
  { model: { workspace } }: Snapshot,
  name: string,
  argument: readonly string[],
  given?: string,
): SegmentModel {
  const dimension = given ?? workspace.tree.dimension;
  const all = workspace.dimensions.flatMap(segmentModels);
  const alike = given === undefined ? all.filter(({ key }) => key === name) : [];
  const found =
    all.find(({ id, columnId }) => id === name || columnId === name) ??
    all.find(({ columnId }) => columnId === `${dimension}/${name}`) ??
    (alike.length === 1 ? alike[0] : undefined);
  if (found) return found;
  const isWhole = name.includes('/');
  const known = all.flatMap(({ key, columnId, dimensionKey }) =>
    isWhole ? [columnId] : dimensionKey === dimension ? [key] : [],
  );
  throw unknownName('segment', name, known, argument);
}

/** Where the segment is in columns: `plan/enterprise`; `all` for everybody together. */
export function segmentColumn(snapshot: Snapshot, name: string, ...argument: readonly string[]): string {
  return name === ALL_SEGMENTS ? name : namedSegment(snapshot, name, argument).columnId;
}

import type { Person, TreeNode } from '@bough/domain';

/** What is owned: a node, or, where the tree has none, a segment by its id and a metric of it. */
export interface Ownable {
  readonly node: TreeNode | null;
  readonly segment?: string;
  readonly metric?: string;
}

/** Who answers for something; `null` for a gap. */
export type OwnerOf = (owned: Ownable) => Person | null;

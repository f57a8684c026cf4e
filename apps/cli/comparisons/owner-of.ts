import type { Person, TreeNode } from '@bough/domain';

/** Who answers for a node; `null` for a gap, and where there is no node. */
export type OwnerOf = (node: TreeNode | null) => Person | null;

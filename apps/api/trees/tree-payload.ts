import type { StructureChange } from '@bough/application';
import { requireSnapshot, type RequestContext } from '../graphql/context.js';
import { grownTree } from './grown-tree.js';
import { userErrors, type TreePayload } from './structure.model.js';

/** The payload of an edit: the tree as it is now, changed or not. */
export function treePayload(context: RequestContext, change: StructureChange): TreePayload {
  const { tree } = grownTree(requireSnapshot(context));
  return { tree, version: change.version, changes: change.changes, userErrors: userErrors(change) };
}

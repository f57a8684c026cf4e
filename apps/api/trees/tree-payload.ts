import type { Engine, StructureChange } from '@bough/application';
import { requireSnapshot, type RequestContext } from '../graphql/context.js';
import { grownTree } from './grown-tree.js';
import { userErrors, type TreePayload } from './structure.model.js';

/** What was changed is there for the rest of the request, and for everybody who asks next. */
export async function treePayload(
  context: RequestContext,
  engine: Engine,
  told: StructureChange,
): Promise<TreePayload> {
  if (requireSnapshot(context).workspaceVersion !== told.version) await engine.update();
  context.snapshot = engine.current;
  const { tree } = grownTree(requireSnapshot(context));
  return { tree, version: told.version, changes: told.changes, userErrors: userErrors(told) };
}

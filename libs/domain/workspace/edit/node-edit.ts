/**
 * One change of a node, as a value. The identity of the node above may change with it, because a term can only come or go together with
 * the formula that it belongs to.
 */
import { problem, type Problem } from '../../shared/problem.js';
import { withMove, withNode, withoutNode, withPatch, type NodePatch, type NodePlacement } from './edit-nodes.js';
import type { TemplateNode } from '../tree-template.js';

interface NodeReference {
  readonly key: string;
  /** The new identity of the node above; `null` removes it, left out it stays as it is. */
  readonly parentIdentity?: string | null;
}

/** One change of a node; see `edit-nodes.ts` for what each does. */
export type NodeEdit =
  | (NodeReference & NodePlacement & { readonly kind: 'create-node'; readonly patch: NodePatch })
  | (NodeReference & { readonly kind: 'update-node'; readonly patch: NodePatch })
  | (NodeReference & NodePlacement & { readonly kind: 'move-node' })
  | (NodeReference & { readonly kind: 'remove-node' });

type Nodes = readonly TemplateNode[];

/** The nodes after an edit; whether the edit is possible is checked before (see `editWorkspace`). */
export function editNodes(nodes: Nodes, edit: NodeEdit): Nodes {
  const above = nodeAbove(nodes, edit);
  const { parentIdentity: identity } = edit;
  const next = edited(nodes, edit);
  return above === null || identity === undefined ? next : withPatch(next, above, { identity });
}

function edited(nodes: Nodes, edit: NodeEdit): Nodes {
  switch (edit.kind) {
    case 'create-node':
      return withNode(nodes, edit, edit.patch);
    case 'update-node':
      return withPatch(nodes, edit.key, edit.patch);
    case 'move-node':
      return withMove(nodes, edit);
    case 'remove-node':
      return withoutNode(nodes, edit.key);
  }
}

/** Key of the node above the edited one, whose identity may change; `null` right under a segment. */
export function nodeAbove(nodes: Nodes, edit: NodeEdit): string | null {
  const key = 'parent' in edit ? edit.parent : nodes.find((node) => node.key === edit.key)?.parent;
  return nodes.some((node) => node.key === key) ? key! : null;
}

/** Refuses a new identity right under a segment: a segment has no formula. */
export function refuseIdentity(nodes: Nodes, edit: NodeEdit): Problem[] {
  if (edit.parentIdentity === undefined || nodeAbove(nodes, edit) !== null) return [];
  return [
    problem('PARENT_MISSING', ['parentIdentity'], `there is no node above "${edit.key}" that could have an identity`),
  ];
}

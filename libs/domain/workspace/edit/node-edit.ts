/**
 * One change of a node, as a value. The formula of the node above may change with it: a term that comes or goes and the
 * identity that it belongs to are only sound together.
 */
import { problem, type Problem } from '../../shared/problem.js';
import { withMove, withNode, without, withPatch, type NodePatch } from './edit-nodes.js';
import type { TemplateNode } from '../tree-template.js';

interface About {
  readonly key: string;
  /** The identity of the node above from now on; `null` takes it away, left out it stays as it is. */
  readonly parentIdentity?: string | null;
}

export type NodeEdit =
  | (About & {
      readonly kind: 'create-node';
      /** `null`: right under every segment. */
      readonly parent: string | null;
      /** Place among its siblings from 0; `null`: the last. */
      readonly order: number | null;
      readonly patch: NodePatch;
    })
  | (About & { readonly kind: 'update-node'; readonly patch: NodePatch })
  | (About & { readonly kind: 'move-node'; readonly parent: string | null; readonly order: number | null })
  | (About & { readonly kind: 'remove-node' });

type Nodes = readonly TemplateNode[];

/** The nodes after an edit that makes sense (see `editWorkspace`). */
export function editNodes(nodes: Nodes, edit: NodeEdit): Nodes {
  const above = nodeAbove(nodes, edit);
  const { parentIdentity: identity } = edit;
  const next = edited(nodes, edit);
  return above === null || identity === undefined ? next : withPatch(next, above, { identity });
}

function edited(nodes: Nodes, edit: NodeEdit): Nodes {
  switch (edit.kind) {
    case 'create-node':
      return withNode(nodes, edit.key, edit.parent, edit.order, edit.patch);
    case 'update-node':
      return withPatch(nodes, edit.key, edit.patch);
    case 'move-node':
      return withMove(nodes, edit.key, edit.parent, edit.order);
    case 'remove-node':
      return without(nodes, edit.key);
  }
}

/** Key of the node whose formula an edit may change; `null` under a segment. */
export function nodeAbove(nodes: Nodes, edit: NodeEdit): string | null {
  const key = 'parent' in edit ? edit.parent : nodes.find((node) => node.key === edit.key)?.parent;
  return nodes.some((node) => node.key === key) ? key! : null;
}

/** Segments have no formula that a node could be a term of. */
export function refuseIdentity(nodes: Nodes, edit: NodeEdit): Problem[] {
  if (edit.parentIdentity === undefined || nodeAbove(nodes, edit) !== null) return [];
  return [
    problem('PARENT_MISSING', ['parentIdentity'], `there is no node above "${edit.key}" that could have an identity`),
  ];
}

/** Template nodes in the order in which a tree is read: parents first, siblings as they stand in the list. */
import type { TemplateNode } from '../tree-template.js';

/** Nodes that hang under nothing, or under themselves, come last. */
export function inTreeOrder(nodes: readonly TemplateNode[]): TemplateNode[] {
  const below = childrenByParent(nodes);
  const read = (parent: string | null): TemplateNode[] =>
    (below.get(parent) ?? []).flatMap((node) => [node, ...read(node.key)]);
  const found = read(null);
  const placed = new Set(found);
  return [...found, ...nodes.filter((node) => !placed.has(node))];
}

/** By the key of the node above; `null` for the nodes right under a segment. */
export function childrenByParent(nodes: readonly TemplateNode[]): Map<string | null, TemplateNode[]> {
  const below = new Map<string | null, TemplateNode[]>();
  for (const node of nodes) below.set(node.parent, [...(below.get(node.parent) ?? []), node]);
  return below;
}

/** `cost/escalation`: the keys from right under the segment down to the node. */
export function templatePath(key: string, nodes: readonly TemplateNode[]): string {
  const path = [key];
  for (let at = parentOf(key, nodes); at !== null && !path.includes(at); at = parentOf(at, nodes)) path.unshift(at);
  return path.join('/');
}

function parentOf(key: string, nodes: readonly TemplateNode[]): string | null {
  return nodes.find((node) => node.key === key)?.parent ?? null;
}

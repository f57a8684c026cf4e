/** The order in which template nodes are read: parents first, siblings as in the list. */
import type { TemplateNode } from '../tree-template.js';

/** The nodes in that order. Nodes without a parent in the list, and those in a cycle, come last. */
export function inTreeOrder(nodes: readonly TemplateNode[]): TemplateNode[] {
  const below = childrenByParent(nodes);
  const read = (parent: string | null): TemplateNode[] =>
    (below.get(parent) ?? []).flatMap((node) => [node, ...read(node.key)]);
  const found = read(null);
  const placed = new Set(found);
  return [...found, ...nodes.filter((node) => !placed.has(node))];
}

/** The nodes by the key of the node above; those right under a segment are under `null`. */
export function childrenByParent(nodes: readonly TemplateNode[]): Map<string | null, TemplateNode[]> {
  const below = new Map<string | null, TemplateNode[]>();
  for (const node of nodes) below.set(node.parent, [...(below.get(node.parent) ?? []), node]);
  return below;
}

/** The path of a node below its segment: `cost/escalation`. */
export function templatePath(key: string, nodes: readonly TemplateNode[]): string {
  const path = [key];
  for (let at = parentOf(key, nodes); at !== null && !path.includes(at); at = parentOf(at, nodes)) path.unshift(at);
  return path.join('/');
}

function parentOf(key: string, nodes: readonly TemplateNode[]): string | null {
  return nodes.find((node) => node.key === key)?.parent ?? null;
}

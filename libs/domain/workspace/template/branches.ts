/**
 * The nodes of the template that a branch has: all but those that are `only` for other segments or `except` for this one. The nodes below
 * a node that is left out are left out, too.
 */

/** The fields of a template node that decide about branches. */
interface Branching {
  readonly key: string;
  readonly parent: string | null;
  readonly only?: readonly string[];
  readonly except?: readonly string[];
}

/** The template's nodes in the branch of a segment, in the order of the template. */
export function nodesOfBranch<Node extends Branching>(nodes: readonly Node[], segment: string): Node[] {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const decided = new Map<Node, boolean>();
  const isThere = (node: Node): boolean => {
    const found = decided.get(node);
    if (found !== undefined) return found;
    decided.set(node, true); // ends a cycle, which `check-tree.ts` reports
    const above = node.parent === null ? undefined : byKey.get(node.parent);
    const there = isMeantFor(node, segment) && (!above || isThere(above));
    decided.set(node, there);
    return there;
  };
  return nodes.filter(isThere);
}

function isMeantFor({ only, except }: Branching, segment: string): boolean {
  return (!only || only.includes(segment)) && !except?.includes(segment);
}

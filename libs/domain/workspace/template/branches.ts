/**
 * Which nodes of the template a branch has: all of them, but for those that are `only` for other segments or `except` for
 * this one. What hangs under a node that is left out is left out with it.
 */

/** What a node of the template says about branches. */
interface Branching {
  readonly key: string;
  readonly parent: string | null;
  readonly only?: readonly string[];
  readonly except?: readonly string[];
}

/** The template's nodes in the branch of a segment, in the order of the template. */
export function nodesOfBranch<Node extends Branching>(nodes: readonly Node[], segment: string): Node[] {
  const byKey = new Map(nodes.map((node) => [node.key, node]));
  const known = new Map<Node, boolean>();
  const isThere = (node: Node): boolean => {
    const found = known.get(node);
    if (found !== undefined) return found;
    known.set(node, true); // ends a cycle, which a rule reports
    const above = node.parent === null ? undefined : byKey.get(node.parent);
    const there = isMeantFor(node, segment) && (!above || isThere(above));
    known.set(node, there);
    return there;
  };
  return nodes.filter(isThere);
}

function isMeantFor({ only, except }: Branching, segment: string): boolean {
  return (!only || only.includes(segment)) && !except?.includes(segment);
}

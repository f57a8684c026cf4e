/** Rules for nodes that only some branches have: the segments exist, and no identity loses a term in one of the branches. */
import { UNKNOWN, type Dimension } from '../../segments/dimension.js';
import { prefixPaths, didYouMean, problem, type Problem } from '../../shared/problem.js';
import { nodesOfBranch } from '../template/branches.js';
import type { TemplateNode, TreeDefinition } from '../tree-template.js';

/** Problems of `only` and `except` of the nodes. If the tree's dimension does not exist, segments of any dimension may be named. */
export function checkBranches({ nodes, dimension }: TreeDefinition, dimensions: readonly Dimension[]): Problem[] {
  const own = dimensions.filter(({ key }) => key === dimension);
  const possible = own.length > 0 ? own : dimensions;
  const segments = new Set([...possible.flatMap((each) => each.segments.map(({ key }) => key)), UNKNOWN]);
  const byKey = new Map([...nodes].reverse().map((node) => [node.key, node]));
  let branches: Branch[] | null = null;
  const branchesOf = () =>
    (branches ??= [...segments].map((segment) => ({ segment, nodes: new Set(nodesOfBranch(nodes, segment)) })));
  return nodes.flatMap((node, index) =>
    prefixPaths(
      ['tree', 'nodes', index],
      [
        ...namesSegments(node, segments),
        ...saysItOnce(node),
        ...keepsTerms(node, byKey.get(node.parent ?? ''), branchesOf),
      ],
    ),
  );
}

/** With more, a message would be a list. */
const MOST_LISTED = 40;

function namesSegments(node: TemplateNode, segments: ReadonlySet<string>): Problem[] {
  const list = segments.size <= MOST_LISTED ? `; branches are ${[...segments].join(', ')}` : '';
  return (['only', 'except'] as const).flatMap((field) =>
    (node[field] ?? []).flatMap((segment, index) => {
      if (segments.has(segment)) return [];
      const message = `no segment "${segment}"${didYouMean(segment, segments)}${list}`;
      return [problem('UNKNOWN_SEGMENT', [field, index], message)];
    }),
  );
}

function saysItOnce({ key, only, except }: TemplateNode): Problem[] {
  if (!only || !except) return [];
  return [problem('ONLY_WITH_EXCEPT', ['except'], `"${key}" has "only" and "except"; give one`)];
}

interface Branch {
  readonly segment: string;
  readonly nodes: ReadonlySet<TemplateNode>;
}

/** Every branch that has a node must also have all terms of its identity. */
function keepsTerms(
  node: TemplateNode,
  parent: TemplateNode | undefined,
  branchesOf: () => readonly Branch[],
): Problem[] {
  if (node.edge !== 'identity' || !parent || !(node.only ?? node.except)) return [];
  const lost = branchesOf().filter((branch) => branch.nodes.has(parent) && !branch.nodes.has(node));
  if (lost.length === 0) return [];
  const where = lost.map(({ segment }) => segment).join(', ');
  const message = `"${node.key}" is a term of "${parent.key}", which is there for ${where}; leave out both or neither`;
  return [problem('IDENTITY_TERM_LEFT_OUT', [node.only ? 'only' : 'except'], message)];
}

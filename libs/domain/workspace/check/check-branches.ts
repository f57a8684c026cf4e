/** Rules for nodes that only some branches have: the segments exist, and no identity loses a term in one of the branches. */
import { UNKNOWN, type Dimension } from '../../segments/dimension.js';
import { prefixPaths, didYouMean, problem, type Problem } from '../../shared/problem.js';
import { nodesOfBranch } from '../template/branches.js';
import type { TemplateNode, TreeDefinition } from '../tree-template.js';

/** Problems of `only` and `except` of the nodes. If the tree's dimension does not exist, segments of any dimension may be named. */
export function checkBranches({ nodes, dimension }: TreeDefinition, dimensions: readonly Dimension[]): Problem[] {
  const own = dimensions.filter(({ key }) => key === dimension);
  const possible = own.length > 0 ? own : dimensions;
  const segments = [...possible.flatMap((each) => each.segments.map(({ key }) => key)), UNKNOWN];
  const branches = segments.map((segment) => ({ segment, nodes: new Set(nodesOfBranch(nodes, segment)) }));
  return nodes.flatMap((node, index) =>
    prefixPaths(
      ['tree', 'nodes', index],
      [...namesSegments(node, segments), ...saysItOnce(node), ...keepsTerms(node, nodes, branches)],
    ),
  );
}

function namesSegments(node: TemplateNode, segments: readonly string[]): Problem[] {
  return (['only', 'except'] as const).flatMap((field) =>
    (node[field] ?? []).flatMap((segment, index) => {
      if (segments.includes(segment)) return [];
      const message = `no segment "${segment}"${didYouMean(segment, segments)}; branches are ${segments.join(', ')}`;
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
function keepsTerms(node: TemplateNode, nodes: readonly TemplateNode[], branches: readonly Branch[]): Problem[] {
  const parent = nodes.find(({ key }) => key === node.parent);
  if (node.edge !== 'identity' || !parent || !(node.only ?? node.except)) return [];
  const lost = branches.filter((branch) => branch.nodes.has(parent) && !branch.nodes.has(node));
  if (lost.length === 0) return [];
  const where = lost.map(({ segment }) => segment).join(', ');
  const message = `"${node.key}" is a term of "${parent.key}", which is there for ${where}; leave out both or neither`;
  return [problem('IDENTITY_TERM_LEFT_OUT', [node.only ? 'only' : 'except'], message)];
}

/**
 * The rows of a RACI matrix that people can read: the root, the template (a slot per node of it), and a row per segment. The nodes of a
 * branch have rows of their own only where the branch is asked for; otherwise a tree of 512 branches would have as many times its nodes.
 */
import type { TreeNode } from '../trees/tree.js';
import type { TemplateNode } from '../workspace/tree-template.js';
import { slotOf, slotTarget, type OwnedNode } from './target.js';

export type RaciRowKind = 'root' | 'slot' | 'branch' | 'node' | 'segment';

export interface RaciRow extends OwnedNode {
  readonly kind: RaciRowKind;
  /** 0 for the root; slots count from 1 as in the template, nodes as in the tree. */
  readonly depth: number;
}

export interface RaciRowWish {
  /** Keys of nodes of the template; left out: all of them. */
  readonly rows?: readonly string[];
  /** Keys of the branches whose nodes are rows; left out: a row per branch, and none for the nodes in it. */
  readonly branches?: readonly string[];
}

type Nodes = readonly Pick<TreeNode, 'path' | 'parentPath' | 'name' | 'depth' | 'segment'>[];

/** The rows in order; parents come before their children. `segments` are those of other dimensions, see `listOwnedNodes`. */
export function listRaciRows(
  nodes: Nodes,
  template: readonly TemplateNode[],
  segments: readonly OwnedNode[],
  { rows, branches }: RaciRowWish,
): RaciRow[] {
  const isAsked = (key: string) => rows?.includes(key) ?? true;
  const root = nodes
    .filter(({ path }) => path === '')
    .map((node): RaciRow => ({ ...own(node), kind: 'root', depth: 0 }));
  const slots = slotRows(template).filter(({ path }) => isAsked(path.slice(2)));
  const below = nodes.filter(
    ({ path, segment }) => path !== '' && (branches?.includes(segment ?? '') ?? path === segment),
  );
  const inTree = below
    .filter(({ path, segment }) => path === segment || isAsked(slotOf(path)!.slice(2)))
    .map((node): RaciRow => ({
      ...own(node),
      kind: node.path === node.segment ? 'branch' : 'node',
      depth: node.depth,
    }));
  const others = branches ? [] : segments.map((node): RaciRow => ({ ...own(node), kind: 'segment', depth: 1 }));
  return [...root, ...slots, ...inTree, ...others];
}

/** The template as rows, which inherit from each other and then from the root. */
export function slotRows(template: readonly TemplateNode[]): RaciRow[] {
  const grow = (parent: string | null, depth: number): RaciRow[] =>
    template
      .filter((node) => node.parent === parent)
      .flatMap(({ key, name }) => [
        {
          path: slotTarget(key),
          parentPath: parent === null ? '' : slotTarget(parent),
          name: name ?? key,
          kind: 'slot' as const,
          depth,
        },
        ...grow(key, depth + 1),
      ]);
  return grow(null, 1);
}

function own({ path, parentPath, name }: OwnedNode): OwnedNode {
  return { path, parentPath, name };
}

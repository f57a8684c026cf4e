/** Where the cards of one branch lie, and the lines between them: pure, in pixels at full size. */
import { stratify, tree } from 'd3-hierarchy';

export type Relation = 'IDENTITY' | 'PARTITION' | 'INFLUENCE';

/** A node in sight; parents come before their children, and the first is the root. */
export interface BranchNode {
  readonly key: string;
  readonly parent: string | null;
  /** To its parent; that of the root does not matter. */
  readonly relation: Relation;
}
interface Spot {
  readonly key: string;
  /** The left upper corner of the card. */
  readonly x: number;
  readonly y: number;
  readonly depth: number;
}
/** One path for all edges of a kind below one parent. */
export interface Edges {
  readonly parent: string;
  readonly relation: Relation;
  readonly d: string;
}
export interface BranchLayout {
  /** In the order of the nodes. */
  readonly spots: readonly Spot[];
  readonly edges: readonly Edges[];
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

export const CARD = { width: 232, height: 78 } as const;
/** Between two columns: room for a few words on an edge. Between two cards: for the formula of the upper one. */
export const GAP = { x: 120, y: 30 } as const;
/** From the parent to the line that its children hang on. */
export const SPINE = 22;
/** The children of different parents lie this much further apart. */
const APART = 1.15;

const RELATIONS: readonly Relation[] = ['IDENTITY', 'PARTITION', 'INFLUENCE'];
const EMPTY: BranchLayout = { spots: [], edges: [], box: { x: 0, y: 0, width: 0, height: 0 } };

/** Tidy (Reingold and Tilford 1981, Buchheim 2002, by d3-hierarchy), from left to right. */
export function layOutBranch(nodes: readonly BranchNode[]): BranchLayout {
  if (nodes.length === 0) return EMPTY;
  const root = tree<BranchNode>()
    .nodeSize([CARD.height + GAP.y, CARD.width + GAP.x])
    .separation((a, b) => (a.parent === b.parent ? 1 : APART))(
    stratify<BranchNode>()
      .id(({ key }) => key)
      .parentId(({ parent }) => parent)([...nodes]),
  );
  const byKey = new Map(root.descendants().map((each) => [each.data.key, each]));
  const spots = nodes.map(({ key }): Spot => {
    const { x, y, depth } = byKey.get(key)!;
    return { key, x: round(y), y: round(x), depth };
  });
  const edges = root.descendants().flatMap((parent) =>
    RELATIONS.flatMap((relation): Edges[] => {
      const children = (parent.children ?? []).filter(({ data }) => data.relation === relation);
      return children.length === 0 ? [] : [{ parent: parent.data.key, relation, d: edgePath(parent, children) }];
    }),
  );
  const tops = spots.map(({ y }) => y);
  const y = Math.min(...tops);
  return {
    spots,
    edges,
    box: {
      x: 0,
      y,
      width: Math.max(...spots.map(({ x }) => x)) + CARD.width,
      height: Math.max(...tops) - y + CARD.height + GAP.y,
    },
  };
}

interface Placed {
  readonly x: number;
  readonly y: number;
}

/** From the parent to the spine, along it, and from it to each child. (d3 lays out from the top: its x is down here.) */
function edgePath(parent: Placed, children: readonly Placed[]): string {
  const middle = ({ x }: Placed) => round(x + CARD.height / 2);
  const from = round(parent.y + CARD.width);
  const spine = from + SPINE;
  const at = [middle(parent), ...children.map(middle)];
  const rungs = children.map((child) => `M${spine} ${middle(child)}H${round(child.y)}`);
  return `M${from} ${middle(parent)}H${spine}M${spine} ${Math.min(...at)}V${Math.max(...at)}${rungs.join('')}`;
}

const round = (value: number) => Math.round(value * 10) / 10;

/** The node and all above it. */
export function pathToRoot(nodes: readonly BranchNode[], key: string): ReadonlySet<string> {
  const parents = new Map(nodes.map((node) => [node.key, node.parent]));
  const path = new Set<string>();
  for (let at: string | null | undefined = parents.has(key) ? key : null; at != null; at = parents.get(at))
    path.add(at);
  return path;
}

export type Arrow = 'ArrowRight' | 'ArrowLeft' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End';

/**
 * Where an arrow leads: to the first child, to the parent, to the card above or below in the same column; Home and End to the first and
 * the last of all. `null`: nowhere.
 */
export function stepTo(
  nodes: readonly BranchNode[],
  { spots }: BranchLayout,
  key: string,
  arrow: Arrow,
): string | null {
  switch (arrow) {
    case 'ArrowRight':
      return nodes.find(({ parent }) => parent === key)?.key ?? null;
    case 'ArrowLeft':
      return nodes.find((node) => node.key === key)?.parent ?? null;
    case 'Home':
      return nodes[0]?.key ?? null;
    case 'End':
      return nodes.at(-1)?.key ?? null;
    case 'ArrowUp':
    case 'ArrowDown': {
      const here = spots.find((spot) => spot.key === key);
      const column = spots.filter(({ depth }) => depth === here?.depth).sort((a, b) => a.y - b.y);
      const place = column.findIndex((spot) => spot.key === key);
      return place < 0 ? null : (column[place + (arrow === 'ArrowDown' ? 1 : -1)]?.key ?? null);
    }
  }
}

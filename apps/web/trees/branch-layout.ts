/** Where the cards of a branch lie, or of two that mirror each other, and the lines between them: pure, in pixels at full size. */
import { stratify, tree } from 'd3-hierarchy';

export type Relation = 'IDENTITY' | 'PARTITION' | 'INFLUENCE';

/** A branch grows to the right; of two, the first grows to the left. */
export type Side = 'left' | 'right';

/** A node in sight; parents come before their children. */
export interface BranchNode {
  readonly key: string;
  /** Its place among the rows of the tree: siblings lie in this order, and twins of two branches, who have the same, on one height. */
  readonly line: number;
  readonly side: Side;
  readonly parent: string | null;
  /** To its parent; that of the root does not matter. */
  readonly relation: Relation;
}
interface Spot {
  readonly key: string;
  /** The left upper corner of the card. */
  readonly x: number;
  readonly y: number;
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
  /** Where two branches meet; of one, where it begins. */
  readonly middle: number;
}

export const CARD = { width: 232, height: 78 } as const;
/** Between two columns: room for a few words on an edge. Between two cards: for the formula of the upper one. */
export const GAP = { x: 120, y: 30 } as const;
/** From the parent to the line that its children hang on. */
export const SPINE = 22;
/** The children of different parents lie this much further apart. */
const APART = 1.15;

/** Between the roots of two branches that have no card above them. */
const BETWEEN = 64;

const RELATIONS: readonly Relation[] = ['IDENTITY', 'PARTITION', 'INFLUENCE'];
const EMPTY: BranchLayout = { spots: [], edges: [], box: { x: 0, y: 0, width: 0, height: 0 }, middle: 0 };

/**
 * Tidy (Reingold and Tilford 1981, Buchheim 2002, by d3-hierarchy), from left to right. Two branches are laid out as one that has the rows
 * of both; what is of the left one is then mirrored at the card above both, or between the two roots.
 */
export function layOutBranch(nodes: readonly BranchNode[]): BranchLayout {
  if (nodes.length === 0) return EMPTY;
  const places = placesOfRows(nodes);
  const isPair = nodes.some(({ side }) => side === 'left');
  const hasOneRoot = nodes.filter(({ parent }) => parent === null).length === 1;
  const shift = hasOneRoot ? 0 : CARD.width + BETWEEN;
  const spots = nodes.map(({ key, line, side }): Spot => {
    const { x, y } = places.get(line)!;
    return { key, x: side === 'left' ? -x - shift : x, y };
  });
  const byKey = new Map(spots.map((spot) => [spot.key, spot]));
  const edges = nodes.flatMap(({ key }) =>
    (['left', 'right'] as const).flatMap((side) =>
      RELATIONS.flatMap((relation): Edges[] => {
        const children = nodes.filter(
          (node) => node.parent === key && node.side === side && node.relation === relation,
        );
        if (children.length === 0) return [];
        const ends = children.map((child) => byKey.get(child.key)!);
        return [{ parent: key, relation, d: edgePath(byKey.get(key)!, ends, side) }];
      }),
    ),
  );
  const [lefts, tops] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  const [x, y] = [Math.min(...lefts), Math.min(...tops)];
  return {
    spots,
    edges,
    box: {
      x,
      y,
      width: Math.max(...lefts) - x + CARD.width,
      height: Math.max(...tops) - y + CARD.height + GAP.y,
    },
    middle: !isPair ? 0 : hasOneRoot ? CARD.width / 2 : -BETWEEN / 2,
  };
}

/** Each row once, by its line. (d3 lays out from the top: its x is down here.) */
function placesOfRows(nodes: readonly BranchNode[]): ReadonlyMap<number, Placed> {
  const lineOf = new Map(nodes.map(({ key, line }) => [key, line]));
  const rows = [...new Map(nodes.map((node) => [node.line, node])).values()].sort((a, b) => a.line - b.line);
  const rooted = stratify<BranchNode>()
    .id(({ line }) => String(line))
    .parentId(({ parent }) => (parent === null ? null : String(lineOf.get(parent))))(rows);
  const laidOut = tree<BranchNode>()
    .nodeSize([CARD.height + GAP.y, CARD.width + GAP.x])
    .separation((a, b) => (a.parent === b.parent ? 1 : APART))(rooted);
  return new Map(laidOut.descendants().map(({ data, x, y }) => [data.line, { x: round(y), y: round(x) }]));
}

interface Placed {
  readonly x: number;
  readonly y: number;
}

const middleOf = ({ y }: Placed) => round(y + CARD.height / 2);

/** Where the line of a card to its children begins, where it turns, and where it ends at a child. */
function joints(from: Placed, side: Side) {
  const start = side === 'right' ? from.x + CARD.width : from.x;
  return {
    start: round(start),
    spine: round(side === 'right' ? start + SPINE : start - SPINE),
    end: ({ x }: Placed) => round(side === 'right' ? x : x + CARD.width),
  };
}

/** From the parent to the spine, along it, and from it to each child. */
function edgePath(parent: Placed, children: readonly Placed[], side: Side): string {
  const { start, spine, end } = joints(parent, side);
  const at = [middleOf(parent), ...children.map(middleOf)];
  const rungs = children.map((child) => `M${spine} ${middleOf(child)}H${end(child)}`);
  return `M${start} ${middleOf(parent)}H${spine}M${spine} ${Math.min(...at)}V${Math.max(...at)}${rungs.join('')}`;
}

/** One line along all edges between the nodes of `keys`, such as the way to the root. */
export function pathAlong(nodes: readonly BranchNode[], { spots }: BranchLayout, keys: ReadonlySet<string>): string {
  const byKey = new Map(spots.map((spot) => [spot.key, spot]));
  return nodes
    .filter(({ key, parent }) => keys.has(key) && parent !== null && keys.has(parent))
    .map(({ key, parent, side }) => {
      const [to, from] = [byKey.get(key)!, byKey.get(parent!)!];
      const { start, spine, end } = joints(from, side);
      return `M${start} ${middleOf(from)}H${spine}V${middleOf(to)}H${end(to)}`;
    })
    .join('');
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
 * Where an arrow leads, as the picture lies: away from the root to the first child, towards it to the parent, up and down to the card in the
 * same column; between two roots to the other one; Home and End to the first and the last of all. `null`: nowhere.
 */
export function stepTo(
  nodes: readonly BranchNode[],
  { spots }: BranchLayout,
  key: string,
  arrow: Arrow,
): string | null {
  const node = nodes.find((each) => each.key === key);
  if (!node) return null;
  switch (arrow) {
    case 'ArrowRight':
    case 'ArrowLeft': {
      const side = arrow === 'ArrowRight' ? 'right' : 'left';
      const child = nodes.find((each) => each.parent === key && each.side === side);
      const otherRoot = nodes.find((each) => each.parent === null && each.side === side);
      if (child) return child.key;
      return node.side === side ? null : (node.parent ?? otherRoot?.key ?? null);
    }
    case 'Home':
      return nodes[0]?.key ?? null;
    case 'End':
      return nodes.at(-1)?.key ?? null;
    case 'ArrowUp':
    case 'ArrowDown': {
      const here = spots.find((spot) => spot.key === key);
      const column = spots.filter(({ x }) => x === here?.x).sort((a, b) => a.y - b.y);
      const place = column.findIndex((spot) => spot.key === key);
      return column[place + (arrow === 'ArrowDown' ? 1 : -1)]?.key ?? null;
    }
  }
}

/** The card of the same row in the other branch; `null` where that has none. */
export function twinOf(nodes: readonly BranchNode[], key: string): string | null {
  const node = nodes.find((each) => each.key === key);
  return nodes.find(({ line, side }) => node && line === node.line && side !== node.side)?.key ?? null;
}

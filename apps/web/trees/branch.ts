/** One branch, or two that mirror each other, as they are drawn: the cards in sight, out of the rows of the tree. */
import type { ArrangedRow } from './arrange.js';
import type { BranchNode, Side } from './branch-layout.js';
import { ALL, type Cell, type Column, type Woven } from './weave.js';

/** What the picture shows beyond the tree's own numbers. */
export interface NodeMore {
  /** Oldest first, `null` for a gap. */
  readonly sparkline: readonly (number | null)[];
  /** How strongly a belief shows, in a few words: `may lead by 2 weeks`. */
  readonly strength: string | null;
}

export interface ShownNode extends BranchNode {
  /** The key of its row; {@link WHOLE} for the card before the branches. */
  readonly row: string;
  readonly cell: Cell;
  readonly name: string;
  /** From 1. */
  readonly level: number;
  readonly position: number;
  readonly size: number;
  /** `null` where nothing is below. */
  readonly isOpen: boolean | null;
  readonly formula: string | null;
  /** The name of its segment, where two are shown. */
  readonly branch: string | null;
}

/** How a card shows whether its standard is kept. */
export const SHAPES = { MET: '◇ met', AT_RISK: '◈ at risk', MISSED: '◆ missed', NOT_EVALUABLE: '', UNSET: '' } as const;

/** The card of all segments together; no key of a row has a minus. */
export const WHOLE = '-whole';

/**
 * The segments that are drawn: the chosen one, else the first that is a segment, else all together. Where exactly two are chosen, `seg` with
 * two or with one and `vs`, the second stands beside the first.
 */
export function branchColumns(
  { columns }: Woven,
  { seg, vs }: { readonly seg: readonly string[]; readonly vs: string | null },
): readonly [first: Column, second: Column | null] {
  const first =
    columns.find(({ key }) => key === seg[0]) ?? columns.find(({ kind }) => kind === 'SEGMENT') ?? columns[0]!;
  const other = seg.length === 2 ? seg[1] : seg.length === 1 ? vs : null;
  const second = columns.find(({ key, kind }) => key === other && kind !== 'ALL') ?? null;
  return [first, first.kind === 'ALL' || second === first ? null : second];
}

/**
 * The cards in the order of the tree. `from`: the row where the picture begins; without one, the whole tree stands before the branch, of
 * which it is a part. Rows that the branch does not have are left out, with what is below them.
 */
export function branchCards(
  woven: Woven,
  rows: readonly ArrangedRow[],
  column: Column,
  { name, from }: { readonly name: string; readonly from: string | null },
): readonly ShownNode[] {
  const there = rows.filter(({ cells }) => cells[column.index]!.state !== 'absent');
  const keys = new Set<string>();
  const start = from !== null && there.some(({ key }) => key === from) ? from : null;
  const branch = there.flatMap(({ key, row, cells, isOpen, position, size, level }): ShownNode[] => {
    const above = row.parent === null ? null : woven.rows[row.parent]!.key;
    const isFirst = start === null ? above === null : key === start;
    if (!isFirst && (above === null || !keys.has(above))) return [];
    keys.add(key);
    return [
      {
        key,
        row: key,
        line: woven.rows.indexOf(row),
        side: 'right',
        parent: isFirst ? null : above,
        relation: row.isInfluence ? 'INFLUENCE' : 'IDENTITY',
        cell: cells[column.index]!,
        name: row.parent === null ? column.name : row.name,
        level,
        position: isFirst ? 1 : position,
        size: isFirst ? 1 : size,
        isOpen,
        formula: row.formula,
        branch: null,
      },
    ];
  });
  const whole = woven.columns.find(({ key }) => key === ALL);
  if (start !== null || !whole || whole === column || !branch[0]) return leveled(branch);
  const [head, ...rest] = branch;
  return leveled([
    {
      key: WHOLE,
      row: WHOLE,
      line: -1,
      side: 'right',
      parent: null,
      relation: 'PARTITION',
      cell: woven.cells[0]![whole.index]!,
      name,
      level: 1,
      position: 1,
      size: 1,
      isOpen: true,
      formula: null,
      branch: null,
    },
    { ...head, parent: WHOLE, relation: 'PARTITION' },
    ...rest,
  ]);
}

/** Two branches that mirror each other, after the card of the whole tree; the first grows to the left. */
export function pairedCards(
  woven: Woven,
  rows: readonly ArrangedRow[],
  columns: readonly [Column, Column],
  { name, from }: { readonly name: string; readonly from: string | null },
): readonly ShownNode[] {
  const isInBoth = rows.some(({ key, cells }) => key === from && columns.every(({ index }) => cells[index]!.state !== 'absent')); // prettier-ignore
  const start = isInBoth ? from : null;
  const [left, right] = columns.map((column, index) => {
    const side: Side = index === 0 ? 'left' : 'right';
    const keyOf = (key: string) => (key === WHOLE ? WHOLE : `${column.key}:${key}`);
    return branchCards(woven, rows, column, { name, from: start }).map((card): ShownNode => {
      const isFirst = card.parent === null || card.parent === WHOLE;
      const place = isFirst && card.key !== WHOLE ? { position: index + 1, size: 2 } : {};
      if (card.key === WHOLE) return card;
      const parent = card.parent === null ? null : keyOf(card.parent);
      return { ...card, ...place, key: keyOf(card.key), parent, side, branch: column.name };
    });
  });
  return [...left!, ...right!.filter(({ key }) => key !== WHOLE)];
}

/** With levels counted from the first card. */
function leveled(cards: readonly ShownNode[]): readonly ShownNode[] {
  const levels = new Map<string, number>();
  return cards.map((card) => {
    const level = card.parent === null ? 1 : levels.get(card.parent)! + 1;
    levels.set(card.key, level);
    return { ...card, level };
  });
}

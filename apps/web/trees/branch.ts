/** One branch as it is drawn: the cards in sight, out of the rows of the tree and what was asked about its nodes. */
import type { ArrangedRow } from './arrange.js';
import type { BranchNode } from './branch-layout.js';
import { ALL, type Cell, type Column, type Woven } from './weave.js';

/** What the picture shows beyond the tree's own numbers. */
export interface NodeMore {
  /** Oldest first, `null` for a gap. */
  readonly sparkline: readonly (number | null)[];
  /** How strongly a belief shows, in a few words: `may lead by 2 weeks`. */
  readonly strength: string | null;
}

export interface ShownNode extends BranchNode {
  readonly cell: Cell;
  readonly name: string;
  /** From 1. */
  readonly level: number;
  readonly position: number;
  readonly size: number;
  /** `null` where nothing is below. */
  readonly isOpen: boolean | null;
  readonly formula: string | null;
}

/** The card of all segments together; no key of a row has a minus. */
export const WHOLE = '-whole';

/** The segment that is drawn: the chosen one, else the first that is a segment, else all together. */
export function branchColumn({ columns }: Woven, seg: readonly string[]): Column {
  return columns.find(({ key }) => key === seg[0]) ?? columns.find(({ kind }) => kind === 'SEGMENT') ?? columns[0]!;
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
        parent: isFirst ? null : above,
        relation: row.isInfluence ? 'INFLUENCE' : 'IDENTITY',
        cell: cells[column.index]!,
        name: row.parent === null ? column.name : row.name,
        level,
        position: isFirst ? 1 : position,
        size: isFirst ? 1 : size,
        isOpen,
        formula: row.formula,
      },
    ];
  });
  const whole = woven.columns.find(({ key }) => key === ALL);
  if (start !== null || !whole || whole === column || !branch[0]) return leveled(branch);
  const [head, ...rest] = branch;
  return leveled([
    {
      key: WHOLE,
      parent: null,
      relation: 'PARTITION',
      cell: woven.cells[0]![whole.index]!,
      name,
      level: 1,
      position: 1,
      size: 1,
      isOpen: true,
      formula: null,
    },
    { ...head, parent: WHOLE, relation: 'PARTITION' },
    ...rest,
  ]);
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

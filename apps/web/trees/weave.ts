/** The tree side by side as it is drawn: the parallel lists of the API woven into rows, columns and cells. */
import { initials } from '../shared/initials.js';

export type Tone = 'GOOD' | 'BAD' | 'NEUTRAL';
export type Noise = 'BEYOND' | 'WITHIN' | 'UNKNOWN';
export type OwnerKind = 'DIRECT' | 'INHERITED' | 'ACTING' | 'GAP';
export type StandardState = 'MET' | 'AT_RISK' | 'MISSED' | 'NOT_EVALUABLE' | 'UNSET';
type Maybe<Value> = Value | null | undefined;
type List<Value> = readonly Maybe<Value>[];

/** As much of `TreeMatrix` as is drawn. In `cells` there is one entry per cell, row after row. */
export interface MatrixAnswer {
  readonly rows: readonly {
    readonly templateKey: string;
    readonly parent?: Maybe<number>;
    readonly depth: number;
    readonly name: string;
    readonly description?: Maybe<string>;
    readonly metric?: Maybe<string>;
    readonly metricName?: Maybe<string>;
    readonly polarity?: Maybe<'HIGHER' | 'LOWER' | 'NEUTRAL'>;
    readonly influence: boolean;
    readonly influenceNote?: Maybe<string>;
    readonly formula?: Maybe<string>;
    readonly planned: boolean;
    readonly owner?: Maybe<number>;
  }[];
  readonly columns: readonly {
    readonly key?: Maybe<string>;
    readonly name: string;
    readonly kind: 'ALL' | 'SEGMENT' | 'UNKNOWN';
    readonly nodeId?: Maybe<string>;
    readonly nodeKey?: Maybe<string>;
    readonly volume?: Maybe<number>;
    readonly customers?: Maybe<number>;
    readonly owner?: Maybe<number>;
    readonly ownerKind?: Maybe<OwnerKind>;
  }[];
  readonly cells: {
    readonly nodeId: List<string>;
    readonly nodeKey: List<string>;
    readonly value: List<number>;
    readonly formatted: List<string>;
    readonly change: List<number>;
    readonly changeFormatted: List<string>;
    readonly tone: List<Tone>;
    readonly noise: List<Noise>;
    readonly status: List<'AVAILABLE' | 'LOW_CONFIDENCE' | 'UNAVAILABLE'>;
    readonly message: List<string>;
    readonly standard: List<StandardState>;
    readonly standardText: List<string>;
    readonly gap: List<number>;
    readonly gapFormatted: List<string>;
    readonly gapTone: List<Tone>;
    readonly gapNoise: List<Noise>;
    readonly findings: readonly number[];
    readonly findingsBelow: readonly number[];
    readonly owner: List<number>;
    readonly ownerKind: List<OwnerKind>;
  };
  readonly people: readonly { readonly key: string; readonly name: string }[];
}

/** Somebody who answers for something; a gap is an owner without a name. */
export interface Owner {
  readonly name: string | null;
  readonly initials: string;
  readonly kind: OwnerKind;
}

export interface Row {
  /** The template key; {@link HEADLINE} for the first. */
  readonly key: string;
  readonly name: string;
  /** Index of the row above. */
  readonly parent: number | null;
  /** 0 for the first. */
  readonly depth: number;
  readonly description: string | null;
  readonly metric: string | null;
  readonly polarity: 'HIGHER' | 'LOWER' | 'NEUTRAL' | null;
  /** The edge to the row above is a belief and no identity. */
  readonly isInfluence: boolean;
  readonly influenceNote: string | null;
  readonly formula: string | null;
  readonly isPlanned: boolean;
  /** Who answers for it in every branch at once. */
  readonly owner: Owner | null;
}

export interface Column {
  /** The key of the segment; {@link ALL} for all together. */
  readonly key: string;
  /** Its place as the workspace declares it, and that of its cells. */
  readonly index: number;
  readonly name: string;
  readonly kind: 'ALL' | 'SEGMENT' | 'UNKNOWN';
  readonly nodeKey: string | null;
  readonly volume: number | null;
  readonly customers: number | null;
  readonly owner: Owner | null;
}

/** A number beside a value: how much, in which direction, whether that is good, and whether it is more than chance. */
export interface Movement {
  readonly amount: number;
  readonly formatted: string;
  readonly tone: Tone;
  readonly noise: Noise;
}

/**
 * `value`, perhaps `thin` (also immature); `withheld` says why in `message`; `planned` comes before its data; `group` only holds others
 * together; `absent`: this branch has no such node.
 */
export type CellState = 'value' | 'thin' | 'withheld' | 'planned' | 'group' | 'absent';

export interface Cell {
  readonly row: Row;
  readonly column: Column;
  readonly state: CellState;
  readonly nodeId: string | null;
  readonly nodeKey: string | null;
  readonly value: number | null;
  readonly formatted: string | null;
  readonly message: string | null;
  readonly change: Movement | null;
  /** From all segments together. */
  readonly gap: Movement | null;
  readonly standard: StandardState;
  readonly standardText: string | null;
  readonly findings: number;
  readonly findingsBelow: number;
  readonly owner: Owner | null;
}

/** What is drawn; `cells[row][column]`. */
export interface Woven {
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  readonly cells: readonly (readonly Cell[])[];
}

/** Neither can be the key of something. */
export const HEADLINE = '*';
export const ALL = '*';

/** What stands for the root in an address, where its empty path would be no choice. */
const ROOT = '*';

/** How an address names the node of a cell; `null` where the cell has none. */
export function nodeWord({ nodeKey }: Cell): string | null {
  return nodeKey === '' ? ROOT : nodeKey;
}

/** The cell whose node an address names. */
export function cellOf({ cells }: Woven, word: string): Cell | null {
  return cells.flat().find((cell) => cell.nodeId !== null && nodeWord(cell) === word) ?? null;
}

export function weave({ rows, columns, cells, people }: MatrixAnswer): Woven {
  const ownerOf = (index: Maybe<number>, kind: OwnerKind): Owner => {
    const name = index == null ? null : people[index]!.name;
    return { name, initials: name === null ? '?' : initials(name), kind };
  };
  const wovenRows = rows.map((row): Row => ({
    key: row.templateKey || HEADLINE,
    // The root and the heads of the branches are called after what they hold together; the row is what they show.
    name: row.parent == null ? (row.metricName ?? row.name) : row.name,
    parent: row.parent ?? null,
    depth: row.depth,
    description: row.description ?? null,
    metric: row.metric ?? null,
    polarity: row.polarity ?? null,
    isInfluence: row.influence,
    influenceNote: row.influenceNote ?? null,
    formula: row.formula ?? null,
    isPlanned: row.planned,
    owner: row.owner == null ? null : ownerOf(row.owner, 'DIRECT'),
  }));
  const wovenColumns = columns.map((column, index): Column => ({
    key: column.key ?? ALL,
    index,
    name: column.name,
    kind: column.kind,
    nodeKey: column.nodeKey ?? null,
    volume: column.volume ?? null,
    customers: column.customers ?? null,
    owner: column.ownerKind ? ownerOf(column.owner, column.ownerKind) : null,
  }));
  const cellAt = (row: Row, column: Column, at: number): Cell => {
    const nodeId = cells.nodeId[at] ?? null;
    const kind = cells.ownerKind[at];
    return {
      row,
      column,
      state: stateOf(cells, row, column, at),
      nodeId,
      nodeKey: cells.nodeKey[at] ?? null,
      value: cells.value[at] ?? null,
      formatted: cells.formatted[at] ?? null,
      message: cells.message[at] ?? null,
      change: movement(cells.change[at], cells.changeFormatted[at], cells.tone[at], cells.noise[at]),
      gap: movement(cells.gap[at], cells.gapFormatted[at], cells.gapTone[at], cells.gapNoise[at]),
      standard: cells.standard[at] ?? 'UNSET',
      standardText: cells.standardText[at] ?? null,
      findings: cells.findings[at]!,
      findingsBelow: cells.findingsBelow[at]!,
      owner: kind ? ownerOf(cells.owner[at], kind) : null,
    };
  };
  return {
    rows: wovenRows,
    columns: wovenColumns,
    cells: wovenRows.map((row, line) =>
      wovenColumns.map((column, place) => cellAt(row, column, line * wovenColumns.length + place)),
    ),
  };
}

function stateOf(cells: MatrixAnswer['cells'], row: Row, column: Column, at: number): CellState {
  const status = cells.status[at];
  if (column.kind !== 'ALL' && cells.nodeId[at] == null) return 'absent';
  if (row.isPlanned) return 'planned';
  if (status == null) return 'group';
  if (cells.formatted[at] == null) return 'withheld';
  return status === 'LOW_CONFIDENCE' ? 'thin' : 'value';
}

function movement(
  amount: Maybe<number>,
  formatted: Maybe<string>,
  tone: Maybe<Tone>,
  noise: Maybe<Noise>,
): Movement | null {
  if (formatted == null) return null;
  return { amount: amount ?? 0, formatted, tone: tone ?? 'NEUTRAL', noise: noise ?? 'UNKNOWN' };
}

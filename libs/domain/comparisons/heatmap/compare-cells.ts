/**
 * Which cells of a heatmap stand out? A cell is held against the other segments of its column (healthcare against other industries, on the
 * same topic), customer by customer, and not more than one in ten of those that are named is named by chance.
 */
import {
  benjaminiHochberg,
  momentsOf,
  pOfDifference,
  shrinkMeans,
  welchDifference,
  type Moments,
} from '@bough/statistics';
import type { CustomerValue } from '../uniformity/customer-value.js';
import type { Grid } from './grid-values.js';
import { LEAST_COMPARED_CUSTOMERS, marginOn, shownGap, typicalOf } from '../uniformity/assess-uniformity.js';

export interface CellComparison {
  /** What the typical customer of the cell has, in the metric's unit: for times the geometric mean. `null` where nobody has any. */
  readonly typical: number | null;
  /** The same moved towards its column, for a cell of few customers; the raw one stays beside it. */
  readonly shrunk: number | null;
  /** Against the other segments of the column: a part of them, or points. `null` where it was not compared. */
  readonly gap: number | null;
  /** Probability of such a gap by chance, corrected for all cells that were compared. */
  readonly p: number | null;
  readonly standsOut: 'above' | 'below' | null;
}

/** Cells of fewer customers are shown shrunk. */
const SHRUNK_BELOW = 20;
/** Of the cells that are said to stand out, at most this share by chance. */
const FALSE_DISCOVERIES = 0.1;

const COMPARED: ReadonlySet<string> = new Set(['segment', 'value']);

interface Contest {
  readonly cell: number;
  readonly gap: number;
  readonly margin: number;
  readonly p: number;
  readonly shown: number;
}

/** By cell, row after row, without totals. `byCell`: values of customers; `isThin`: cells that are shown, never compared. */
export function compareCells(
  value: CustomerValue,
  { rows, columns }: Grid,
  byCell: readonly (readonly number[])[],
  isThin: (cell: number) => boolean,
): CellComparison[] {
  const width = columns.items.length;
  const own = rows.items.flatMap(({ kind }, row) => (COMPARED.has(kind) ? [row] : []));
  const columnsOf = columns.items.flatMap(({ kind }, column) =>
    COMPARED.has(kind) ? [own.map((row) => row * width + column)] : [],
  );
  const contests = columnsOf.flatMap((cells) => contestsIn(value, cells, byCell, isThin));
  const adjusted = benjaminiHochberg(contests.map(({ p }) => p));
  const contested = new Map(contests.map((contest, index) => [contest.cell, { ...contest, p: adjusted[index]! }]));
  const shrunk = new Map(columnsOf.flatMap((cells) => shrinkIn(cells, byCell)));
  return byCell.map((values, cell) => {
    const typical = values.length === 0 ? null : typicalOf(value.scale, momentsOf(values).mean);
    const moved = shrunk.get(cell);
    const contest = contested.get(cell);
    return {
      typical,
      shrunk: moved === undefined ? null : typicalOf(value.scale, moved),
      gap: contest?.shown ?? null,
      p: contest?.p ?? null,
      standsOut: contest ? outstanding(contest) : null,
    };
  });
}

function outstanding({ p, gap, margin }: Contest): CellComparison['standsOut'] {
  if (p > FALSE_DISCOVERIES || Math.abs(gap) <= margin) return null;
  return gap > 0 ? 'above' : 'below';
}

/** Each cell against all others of the column together; thin cells and those of few customers are not compared. */
function contestsIn(
  value: CustomerValue,
  cells: readonly number[],
  byCell: readonly (readonly number[])[],
  isThin: (cell: number) => boolean,
): Contest[] {
  return cells.flatMap((cell): Contest[] => {
    const values = byCell[cell]!;
    const others = cells.flatMap((other) => (other === cell ? [] : byCell[other]!));
    if (isThin(cell) || values.length < LEAST_COMPARED_CUSTOMERS || others.length < LEAST_COMPARED_CUSTOMERS) return [];
    const sides = withVariance(momentsOf(values), momentsOf(others));
    if (sides === null) return [];
    const estimate = welchDifference(...sides);
    const margin = marginOn(value, [{ values: others }]);
    const shown = shownGap(value.scale, sides[1].mean)(estimate.value);
    return [{ cell, gap: estimate.value, margin, p: pOfDifference(estimate), shown }];
  });
}

/** Who are all alike are not known to be so beyond those who were seen: they take the variance of the others. */
function withVariance(a: Moments, b: Moments): [Moments, Moments] | null {
  if (a.variance === 0 && b.variance === 0) return null;
  return [
    { ...a, variance: a.variance || b.variance },
    { ...b, variance: b.variance || a.variance },
  ];
}

/** Means of the small cells, moved towards their column; the spread of few customers is taken from all of it. */
function shrinkIn(cells: readonly number[], byCell: readonly (readonly number[])[]): [cell: number, shrunk: number][] {
  const kept = cells.filter((cell) => byCell[cell]!.length > 0);
  const moments = kept.map((cell) => momentsOf(byCell[cell]!));
  const freedom = moments.reduce((total, { count }) => total + count - 1, 0);
  const within = moments.reduce((total, { count, variance }) => total + (count - 1) * variance, 0) / freedom;
  const result = shrinkMeans(moments.map(({ count, mean }) => ({ value: mean, error: Math.sqrt(within / count) })));
  if (result.kind === 'none') return [];
  return result.segments.flatMap(({ shrunk }, index) =>
    moments[index]!.count < SHRUNK_BELOW ? [[kept[index]!, shrunk] as [number, number]] : [],
  );
}

/**
 * Which cells of a heatmap stand out? A cell is compared with the other cells of its column (healthcare with other industries on the same
 * topic), customer by customer, by Welch's test. Benjamini and Hochberg's procedure (1995) keeps the expected share of false ones among
 * the cells that stand out to one in ten.
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
import { LEAST_COMPARED_CUSTOMERS, marginOn, gapOnScale, typicalOf } from '../uniformity/assess-uniformity.js';

/** How a cell compares with its column. */
export interface CellComparison {
  /** The value of the typical customer, in the metric's unit (for times the geometric mean); `null` without customers. */
  readonly typical: number | null;
  /** `typical` shrunk towards the column, for a cell of fewer than 20 customers; else `null`. */
  readonly shrunk: number | null;
  /** The gap to the other cells of the column, as a part of their mean or in points; `null` where it was not compared, and where the others have 0, of which nothing is a part. */
  readonly gap: number | null;
  /** The p-value of the gap, adjusted for all cells that were compared; `null` where it was not compared. */
  readonly p: number | null;
  readonly standsOut: 'above' | 'below' | null;
}

/** Cells of fewer customers have a shrunk value. */
const SHRUNK_BELOW = 20;
/** The false discovery rate: the expected share of cells that stand out only by chance. */
const FALSE_DISCOVERIES = 0.1;

const COMPARED: ReadonlySet<string> = new Set(['segment', 'value']);

interface Contest {
  readonly cell: number;
  readonly gap: number;
  readonly margin: number;
  readonly p: number;
  readonly gapOnScale: number | null;
}

/** Compares cells, row by row, without totals. `byCell` has the values of the customers; `isThin` says which cells are too thin to compare. */
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
      gap: contest?.gapOnScale ?? null,
      p: contest?.p ?? null,
      standsOut: contest ? outstanding(contest) : null,
    };
  });
}

function outstanding({ p, gap, margin }: Contest): CellComparison['standsOut'] {
  if (p > FALSE_DISCOVERIES || Math.abs(gap) <= margin) return null;
  return gap > 0 ? 'above' : 'below';
}

/** Compares each cell with all others of its column together, except thin cells and cells of few customers. */
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
    const isPartOfNothing = value.scale === 'relative' && sides[1].mean === 0;
    const scaled = isPartOfNothing ? null : gapOnScale(value.scale, sides[1].mean)(estimate.value);
    return [{ cell, gap: estimate.value, margin, p: pOfDifference(estimate), gapOnScale: scaled }];
  });
}

/** A sample without variance takes that of the other one, as its customers may only happen to be alike; `null` where neither has any. */
function withVariance(a: Moments, b: Moments): [Moments, Moments] | null {
  if (a.variance === 0 && b.variance === 0) return null;
  return [
    { ...a, variance: a.variance || b.variance },
    { ...b, variance: b.variance || a.variance },
  ];
}

/** The shrunk means of the cells of few customers; their error comes from the pooled variance of the column. */
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

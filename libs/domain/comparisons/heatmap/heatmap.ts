/** A metric over two dimensions: the value in every cell, the customers behind it, what is thin, and what stands out. */
import type { Period } from '../../rollups/period.js';
import { Refusal } from '../../shared/refusal.js';
import type { MetricValue } from '../../trees/values/metric-value.js';
import { isMarkedThin } from '../../trees/values/value-marks.js';
import type { Model } from '../../trees/model-of-workspace.js';
import type { Axis, PlacedAxis } from './axis.js';
import { compareCells, type CellComparison } from './compare-cells.js';
import { customerValue, type CustomerValue } from '../uniformity/customer-value.js';
import { customersByCell } from './grid-customers.js';
import { gridValues, type Grid, type GridValues, type PeriodDoubts } from './grid-values.js';
import { assessGroups, uniformityNotAssessed } from '../uniformity/assess-uniformity.js';
import type { UniformityOutcome } from '../uniformity/uniformity-outcome.js';

/** One cell, or a total. */
export interface HeatmapCell extends CellComparison {
  readonly value: MetricValue;
  /** The number of distinct customers behind the value. */
  readonly customers: number;
  /** Difference from the value over all, in the metric's unit and as a part of that value. `null` for thin cells. */
  readonly versusOverall: { readonly absolute: number; readonly relative: number | null } | null;
}

/** The whole heatmap. */
export interface Heatmap {
  readonly metric: string;
  readonly period: Period;
  readonly rows: Axis;
  readonly columns: Axis;
  /** Row by row. */
  readonly cells: readonly HeatmapCell[];
  readonly rowTotals: readonly HeatmapCell[];
  readonly columnTotals: readonly HeatmapCell[];
  readonly overall: HeatmapCell;
  /** Whether the rows get the same. */
  readonly uniformity: UniformityOutcome;
  /** How many cells were compared with the others of their column. */
  readonly compared: number;
  readonly notes: readonly string[];
}

const MOST_CELLS = 2_500;

/** Refuses a heatmap with more than 2,500 cells, which nobody could read. */
export function checkSize(rows: Axis, columns: Axis): void {
  const cells = rows.items.length * columns.items.length;
  if (cells <= MOST_CELLS) return;
  const sizes = `${rows.items.length} × ${columns.items.length}`;
  throw new Refusal(
    'HEATMAP_TOO_LARGE',
    `${sizes} are ${cells.toLocaleString('en-GB')} cells; a heatmap has at most ${MOST_CELLS.toLocaleString('en-GB')}. Take a dimension with fewer segments.`,
  );
}

/** What a heatmap is made from. */
export interface HeatmapParts {
  /** A metric that `checkGridMetric` accepts, with the notes that it gives. */
  readonly metric: string;
  readonly notes: readonly string[];
  readonly period: Period;
  readonly grid: Grid;
  readonly doubts: PeriodDoubts;
}

/** The heatmap of a metric over a grid. */
export function heatmapOf(model: Model, { metric, notes, period, grid, doubts }: HeatmapParts): Heatmap {
  const found = gridValues(model, metric, grid, doubts);
  const value = customerValue(model, metric);
  const cellAt = cellReader(grid, found);
  const { rows, columns } = grid;
  const [height, width] = [rows.items.length, columns.items.length];
  const comparisons = value.kind === 'none' ? null : comparisonsOf(value, grid, found);
  const total = (row: number, column: number) => cellAt(row, column, null);
  return {
    metric,
    period,
    rows: axisOnly(rows),
    columns: axisOnly(columns),
    cells: Array.from({ length: height * width }, (_, cell) =>
      cellAt(Math.floor(cell / width), cell % width, comparisons?.[cell] ?? null),
    ),
    rowTotals: rows.items.map((_, row) => total(row, width)),
    columnTotals: columns.items.map((_, column) => total(height, column)),
    overall: total(height, width),
    uniformity: uniformityOfRows(model, value, { metric, grid, found }),
    compared: comparisons?.filter(({ p }) => p !== null).length ?? 0,
    notes,
  };
}

const NOT_COMPARED: CellComparison = { typical: null, shrunk: null, gap: null, p: null, standsOut: null };

function cellReader({ rows, columns }: Grid, { values, customers }: GridValues) {
  const stride = columns.items.length + 1;
  const overall = values[rows.items.length * stride + columns.items.length]!;
  return (row: number, column: number, comparison: CellComparison | null): HeatmapCell => {
    const at = row * stride + column;
    const versusOverall = versus(values[at]!, overall);
    return { ...(comparison ?? NOT_COMPARED), value: values[at]!, customers: customers[at]!, versusOverall };
  };
}

function versus(value: MetricValue, overall: MetricValue): HeatmapCell['versusOverall'] {
  if (value.value === null || overall.value === null || isMarkedThin(value)) return null;
  const absolute = value.value - overall.value;
  return { absolute, relative: overall.value === 0 ? null : absolute / Math.abs(overall.value) };
}

function isMissingOrThin(value: MetricValue): boolean {
  return value.value === null || isMarkedThin(value);
}

function comparisonsOf(value: CustomerValue, grid: Grid, { values }: GridValues): CellComparison[] | null {
  const byCell = customersByCell(value, grid);
  const width = grid.columns.items.length;
  const stride = width + 1;
  const thin = (cell: number) => isMissingOrThin(values[Math.floor(cell / width) * stride + (cell % width)]!);
  return byCell && compareCells(value, grid, byCell, thin);
}

/** Compares the rows over all columns. A customer who wrote about several topics counts in each of them. */
function uniformityOfRows(
  model: Model,
  value: ReturnType<typeof customerValue>,
  { metric, grid, found: { values } }: { readonly metric: string; readonly grid: Grid; readonly found: GridValues },
): UniformityOutcome {
  const { rows, columns } = grid;
  const question = { metric, dimension: rows.key, noun: rows.field === null ? 'segment' : rows.name.toLowerCase() };
  if (value.kind === 'none') return uniformityNotAssessed(question, value.reason, value.message);
  const whole = withoutColumns(grid);
  const byRow = customersByCell(value, whole);
  if (byRow === null)
    return uniformityNotAssessed(question, 'NO_VALUES', 'too many customers and topics to be judged at once');
  const stride = columns.items.length + 1;
  const groups = rows.items.map(({ id, name, kind }, row) => ({
    id,
    name,
    isUnknown: !['segment', 'value'].includes(kind),
    isThin: isMissingOrThin(values[row * stride + stride - 1]!),
    values: byRow[row]!,
  }));
  return assessGroups(model, question, value, groups);
}

/** The same grid with a single column that everything belongs to. */
function withoutColumns(grid: Grid): Grid {
  const item = { id: 'all', name: 'all', kind: 'segment', folded: 1 } as const;
  const all: PlacedAxis = { key: 'all', name: 'all', field: null, items: [item], placeOf: () => 0 };
  const ofSegments = grid.baseRows && { rows: grid.baseRows, split: grid.base };
  return { ...grid, ...ofSegments, columns: all, baseColumns: all };
}

function axisOnly({ key, name, field, items }: PlacedAxis): Axis {
  return { key, name, field, items };
}

/** The value of a metric in every cell of a grid, in its totals and over all cells. Measures are summed first, the formula comes after. */
import { compileProgram, runProgram } from '@bough/formula';
import { groupCustomers, NOBODY, type CustomerCells } from '../../rollups/customer-cells.js';
import type { MetricValue } from '../../trees/values/metric-value.js';
import { isThin, thinSampleText } from '../../metrics/thin-sample.js';
import { sampleName, type Model } from '../../trees/model-of-workspace.js';
import type { PlacedAxis } from './axis.js';
import type { CustomerSetting } from '../uniformity/customer-value.js';
import { OF_CUSTOMERS } from './grid-metric.js';

/** Values row by row, each row with its total at the end. The last row has the totals of the columns, its last cell is over all. */
export interface GridValues {
  readonly values: readonly MetricValue[];
  /** The number of distinct customers in each cell: with a conversation, or with days where only segments are crossed. */
  readonly customers: readonly number[];
}

/** The axes of a grid and the facts that its cells are made of. */
export interface Grid {
  readonly rows: PlacedAxis;
  readonly columns: PlacedAxis;
  /** Split by the fields of the axes. */
  readonly split: CustomerCells;
  /** The same period without a split: it has the days of the customers. */
  readonly base: CustomerCells;
  /** The axes over `base`; `null` for an axis of conversations, which every customer belongs to with all of its items. */
  readonly baseRows: PlacedAxis | null;
  readonly baseColumns: PlacedAxis | null;
  /** Days and the price of handling of a segment by its id; `null` asks for all segments together. */
  readonly settingOf: (segment: string | null) => CustomerSetting;
}

const COST_BY = 'handle_seconds';

/** What is doubtful about a metric over the whole period, whatever the cell. */
export type PeriodDoubts = Pick<MetricValue, 'marks' | 'message'>;

/** All values of a metric that `checkGridMetric` accepts. */
export function gridValues(model: Model, metric: string, grid: Grid, doubts: PeriodDoubts): GridValues {
  const program = compileProgram(model.expressions, [metric, sampleName(metric)]);
  const sums = new CellSums(grid);
  const leaves = program.leaves.map(({ name }) => sums.of(name));
  const length = sums.size;
  const [values, samples] = runProgram(program, leaves, { length, slab: length });
  const minimum = model.metrics.get(metric)!.minimumSample;
  const customers = sums.customers();
  return {
    customers,
    values: Array.from(values!, (value, cell) => {
      const sum = { value, sample: samples![cell]!, hasCustomers: customers[cell]! > 0 };
      return cellValue(sum, minimum, doubts);
    }),
  };
}

/** What the formula gave for a cell, and how many events are behind it. */
interface CellSum {
  readonly value: number;
  readonly sample: number;
  readonly hasCustomers: boolean;
}

function cellValue({ value, sample, hasCustomers }: CellSum, minimum: number, doubts: PeriodDoubts): MetricValue {
  const events = Number.isFinite(sample) ? sample : 0;
  const common = { sample: events, blockedBy: [] };
  if (!Number.isFinite(value)) {
    const reason = hasCustomers ? 'ZERO_DENOMINATOR' : 'NO_DATA_IN_PERIOD';
    const message = hasCustomers ? 'there is nothing to divide by' : 'nothing of it happened';
    return { ...common, value: null, reason, marks: [], message };
  }
  if (!isThin(events, minimum)) return { ...common, ...doubts, value, reason: null };
  const thin = `thin: ${thinSampleText(events, minimum)}`;
  const message = doubts.message === null ? thin : `${thin}; ${doubts.message}`;
  return { ...common, value, reason: null, marks: ['INSUFFICIENT_SAMPLE', ...doubts.marks], message };
}

/** Sums of measures by cell, the cells of the totals included. */
class CellSums {
  readonly size: number;
  private readonly width: number;

  constructor(private readonly grid: Grid) {
    this.width = grid.columns.items.length + 1;
    this.size = (grid.rows.items.length + 1) * this.width;
  }

  of(measure: string): Float64Array {
    if (measure === 'days') return new Float64Array(this.size).fill(this.grid.settingOf(null).days);
    if (measure === 'cost') return this.of(COST_BY).map((seconds, cell) => seconds * this.priceAt(cell));
    return OF_CUSTOMERS.has(measure) ? this.ofCustomers(measure) : this.ofConversations(measure);
  }

  /** The number of distinct customers of each cell. */
  customers(): number[] {
    const { rows, columns, split } = this.grid;
    const found = new Array<number>(this.size).fill(0);
    const isKnown = (row: number) =>
      split.customers[row] !== NOBODY && rows.placeOf(row) >= 0 && columns.placeOf(row) >= 0;
    const count = (cellOf: (row: number) => number) => {
      for (const cell of groupCustomers(split, [], (row) => (isKnown(row) ? cellOf(row) : -1)).groups)
        found[cell]! += 1;
    };
    const [lastRow, lastColumn] = [rows.items.length, columns.items.length];
    count((row) => this.at(rows.placeOf(row), columns.placeOf(row)));
    count((row) => this.at(rows.placeOf(row), lastColumn));
    count((row) => this.at(lastRow, columns.placeOf(row)));
    count(() => this.at(lastRow, lastColumn));
    return found;
  }

  private at(row: number, column: number): number {
    return row * this.width + column;
  }

  private ofConversations(measure: string): Float64Array {
    const { rows, columns, split } = this.grid;
    const sums = new Float64Array(this.size);
    split.sums.get(measure)!.forEach((value, index) => {
      const [row, column] = [rows.placeOf(index), columns.placeOf(index)];
      if (value !== 0 && row >= 0 && column >= 0) this.add(sums, row, column, value);
    });
    return sums;
  }

  private add(sums: Float64Array, row: number, column: number, value: number): void {
    const [lastRow, lastColumn] = [this.grid.rows.items.length, this.grid.columns.items.length];
    for (const r of [row, lastRow]) for (const c of [column, lastColumn]) sums[this.at(r, c)]! += value;
  }

  /** A customer counts for every topic, with or without a conversation about it. */
  private ofCustomers(measure: string): Float64Array {
    const { rows, columns, base, baseRows, baseColumns } = this.grid;
    const sums = new Float64Array(this.size);
    const [lastRow, lastColumn] = [rows.items.length, columns.items.length];
    const everywhere = (axis: PlacedAxis | null, index: number, last: number) =>
      axis === null ? Array.from({ length: last + 1 }, (_, place) => place) : [axis.placeOf(index), last];
    base.sums.get(measure)!.forEach((value, index) => {
      if (value === 0) return;
      for (const r of everywhere(baseRows, index, lastRow))
        for (const c of everywhere(baseColumns, index, lastColumn)) if (r >= 0 && c >= 0) sums[this.at(r, c)]! += value;
    });
    return sums;
  }

  /** The price of handling in the segment of the row, else of the column, else of all segments together. */
  private priceAt(cell: number): number {
    const { rows, columns, settingOf } = this.grid;
    const row = rows.field === null ? rows.items[Math.floor(cell / this.width)] : undefined;
    const column = columns.field === null ? columns.items[cell % this.width] : undefined;
    return settingOf((row ?? column)?.id ?? null).price;
  }
}

/** A heatmap as data: one object per cell, with the texts that people see. */
import { formatValue, type Axis, type Heatmap, type HeatmapCell, type Model } from '@bough/domain';
import { periodAsJson } from '../trees/tree-rows.js';

/** The heatmap with both axes; cells come row by row. */
export function heatmapAsJson(model: Model, heatmap: Heatmap) {
  const { rows, columns, cells, rowTotals, columnTotals, overall, period, ...rest } = heatmap;
  const metric = model.metrics.get(heatmap.metric)!;
  const cell = ({ value: { value, reason, marks, message, sample }, ...more }: HeatmapCell) => {
    const formatted = value === null ? null : formatValue(value, metric);
    return { value, formatted, reason, marks, message, sample, ...more };
  };
  const width = columns.items.length;
  const placed = cells.map((each, index) => ({
    row: rows.items[Math.floor(index / width)]!.id,
    column: columns.items[index % width]!.id,
    ...cell(each),
  }));
  const axis = ({ key, name, items }: Axis, totals: readonly HeatmapCell[]) => {
    const withTotals = items.map((item, index) => ({ ...item, total: cell(totals[index]!) }));
    return { dimension: key, name, items: withTotals };
  };
  return {
    ...rest,
    unit: metric.unit,
    period: periodAsJson(period),
    rows: axis(rows, rowTotals),
    columns: axis(columns, columnTotals),
    overall: cell(overall),
    cells: placed,
  };
}

/** A metric over two dimensions. It asks the database at most twice, whatever the size; the answer is kept as long as the numbers are the same. */
import {
  axisOver,
  checkGridMetric,
  checkSize,
  dimensionOfConversations,
  heatmapOf,
  marksOf,
  missingEverywhere,
  Refusal,
  type ConversationLabel,
  type CustomerCells,
  type Grid,
  type Heatmap,
  type Period,
  type PeriodDoubts,
} from '@bough/domain';
import type { Snapshot } from '../trees/snapshot.js';

/** Which heatmap is asked for. */
export interface HeatmapQuestion {
  /** Keys of dimensions, of customers or of conversations. */
  readonly rows: string;
  readonly columns: string;
  readonly metric: string;
  readonly period: Period;
}

/** The heatmap. Refuses unknown dimensions and metrics, metrics that are not defined on a grid, periods without data, and too many cells. */
export function readHeatmap(snapshot: Snapshot, question: HeatmapQuestion): Promise<Heatmap> {
  const { rows, columns, metric, period } = question;
  const fields = fieldsOf(snapshot, rows, columns);
  const notes = checkGridMetric(snapshot.model, metric, fields.length > 0);
  const missing = missingEverywhere(snapshot, metric, period);
  if (missing) throw new Refusal('NO_DATA', `There is nothing to show: ${missing.message ?? 'no data'}.`);
  const key = `heatmap ${rows} ${columns} ${metric} ${period.from}/${period.to}`;
  return snapshot.keep(key, async () => {
    const grid = await gridOver(snapshot, question, fields);
    return heatmapOf(snapshot.model, { metric, notes, period, grid, doubts: doubtsOf(snapshot, metric, period) });
  });
}

function fieldsOf(snapshot: Snapshot, rows: string, columns: string): ConversationLabel[] {
  const found = [rows, columns].map((key) => dimensionOfConversations(snapshot, key));
  if (rows === columns)
    throw new Refusal('SAME_DIMENSION', `Rows and columns are both "${rows}"; a heatmap has two dimensions.`);
  return found.flatMap((dimension) => dimension?.label ?? []);
}

async function gridOver(
  snapshot: Snapshot,
  { rows, columns, period }: HeatmapQuestion,
  fields: ConversationLabel[],
): Promise<Grid> {
  const { model } = snapshot;
  const base = await snapshot.reads.customerCells(period);
  const split = fields.length === 0 ? base : await snapshot.reads.customerCells(period, fields);
  const axis = (key: string) => axisOver(snapshot, key, split, fields);
  const baseAxis = (key: string, cells: CustomerCells) =>
    dimensionOfConversations(snapshot, key) === null ? axisOver(snapshot, key, cells, []) : null;
  const grid = { rows: axis(rows), columns: axis(columns) };
  checkSize(grid.rows, grid.columns);
  return {
    ...grid,
    split,
    base,
    baseRows: baseAxis(rows, base),
    baseColumns: baseAxis(columns, base),
    settingOf: (segment) => snapshot.settingOf(period, segment === null ? 0 : model.positions.get(segment)!),
  };
}

/** What is doubtful about the whole period, whatever the cell; thinness is left out, as each cell has its own. */
function doubtsOf(snapshot: Snapshot, metric: string, period: Period): PeriodDoubts {
  const { marks, words } = marksOf(snapshot.dataOf(period), metric, 0);
  return {
    marks: marks.filter((mark) => mark !== 'INSUFFICIENT_SAMPLE'),
    message: words.filter((text) => !text.startsWith('thin')).join('; ') || null,
  };
}

/** A heatmap in the terminal: values with the number of events behind them, marks, and the verdict on the rows. */
import {
  formatTogether,
  periodLabel,
  type Heatmap,
  type HeatmapCell,
  type Model,
  type UniformityOutcome,
} from '@bough/domain';
import { fittedTable } from '../terminal/table.js';
import type { Paint } from '../terminal/paint.js';

/** The lines of a heatmap, at most `width` characters long; `null` sets no limit. */
export function drawHeatmap(model: Model, heatmap: Heatmap, width: number | null, colours: Paint): string[] {
  const { metric, rows, columns, period, compared, notes } = heatmap;
  const { name } = model.metrics.get(metric)!;
  const { text, shown } = fittedTable(...tableOf(model, heatmap), width);
  const hidden = columns.items.length + 2 - shown;
  return [
    colours.strong(`${name} by ${rows.name} and ${columns.name}: ${periodLabel(period)}`),
    '',
    text,
    '',
    ...(hidden > 0
      ? [`${hidden} of ${columns.items.length + 1} columns do not fit; --csv and --json have them all`]
      : []),
    ...drawUniformity(rows.name, heatmap.uniformity),
    ...standing(heatmap, compared),
    ...legend(heatmap),
    ...notes.map((note) => colours.faint(note)),
    ...(heatmap.overall.value.message ? [colours.faint(heatmap.overall.value.message)] : []),
  ];
}

/** The verdict on the rows, and the segments that it leaves out. */
function drawUniformity(dimension: string, outcome: UniformityOutcome): string[] {
  const left = outcome.leftOut.map(({ name, reason }) => `${name} (${reason})`);
  return [
    `${dimension}: ${outcome.kind === 'judged' ? outcome.words : `not assessed: ${outcome.message}`}`,
    ...(left.length > 0 ? [`  left out: ${left.join(', ')}`] : []),
  ];
}

function tableOf(model: Model, heatmap: Heatmap): [head: string[], rows: string[][]] {
  const { rows, columns, cells, rowTotals, columnTotals, overall } = heatmap;
  const width = columns.items.length;
  const text = (cell: HeatmapCell) => cellText(model, heatmap.metric, cell);
  const head = [rows.name, ...columns.items.map(({ name }) => name), 'all'];
  const lines = rows.items.map(({ name }, row) => [
    name,
    ...cells.slice(row * width, (row + 1) * width).map(text),
    text(rowTotals[row]!),
  ]);
  return [head, [...lines, ['all', ...columnTotals.map(text), text(overall)]]];
}

/** A cell: value, mark and number of events, as in `32m 8s ▲ (169)`; `–` without a value. */
function cellText({ metrics }: Model, key: string, { value, standsOut, shrunk, typical }: HeatmapCell): string {
  const metric = metrics.get(key)!;
  if (value.value === null) return '–';
  const thin = value.marks.includes('INSUFFICIENT_SAMPLE') ? '*' : '';
  const mark = standsOut === 'above' ? ' ▲' : standsOut === 'below' ? ' ▼' : '';
  const isMoved = shrunk !== null && typical !== null && thin !== '';
  const [text, shrunkText] = formatTogether(isMoved ? [value.value, shrunk] : [value.value], metric);
  const moved = isMoved ? ` ~${shrunkText}` : '';
  const sample = Math.round(value.sample ?? 0).toLocaleString('en-GB');
  return `${text}${thin}${moved}${mark} (${sample})`;
}

function standing({ cells }: Heatmap, compared: number): string[] {
  const found = cells.filter(({ standsOut }) => standsOut !== null).length;
  if (compared === 0) return ['no cell has enough customers to be compared with the others of its column'];
  return [
    `▲▼ ${found} of ${compared} cells stand out from the others of their column; at most 1 in 10 of them by chance`,
  ];
}

function legend({ cells }: Heatmap): string[] {
  const thin = cells.filter(({ value }) => value.marks.includes('INSUFFICIENT_SAMPLE'));
  const few = thin.some(({ shrunk }) => shrunk !== null);
  return [
    'in brackets: events behind the value',
    ...(thin.length > 0
      ? [`* thin, never compared${few ? '; ~ what its typical customer has, moved towards the column' : ''}`]
      : []),
  ];
}

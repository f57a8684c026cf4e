import { csvText, type Heatmap } from '@bough/domain';

const COLUMNS = [
  ...['row', 'column', 'value', 'sample', 'customers', 'thin', 'versus_overall', 'typical', 'shrunk', 'gap', 'p'],
  'stands_out',
];

/** One line per cell, in canonical units, for spreadsheets. */
export function heatmapCsv({ rows, columns, cells }: Heatmap): string {
  const width = columns.items.length;
  const lines = cells.map(({ value, customers, versusOverall, typical, shrunk, gap, p, standsOut }, index) => [
    rows.items[Math.floor(index / width)]!.name,
    columns.items[index % width]!.name,
    value.value,
    value.sample,
    customers,
    value.marks.includes('INSUFFICIENT_SAMPLE'),
    versusOverall?.absolute ?? null,
    typical,
    shrunk,
    gap,
    p,
    standsOut,
  ]);
  return csvText(COLUMNS, lines);
}

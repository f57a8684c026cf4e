/** Two dimensions side by side, with the number in each cell and a colour behind it; what stands out is outlined. */
import type { ReactNode } from 'react';
import type { HeatmapQuery } from '../gql/heatmap.js';
import { Table } from '../shared/table.js';
import { heatOf } from './heat.js';
import styles from './heatmap.module.css';

export type HeatmapData = HeatmapQuery['heatmap'];
type Cell = HeatmapData['cells'][number];
type Item = HeatmapData['rows']['items'][number];

/** `value`: from low to high, one hue. `apart`: only what stands out from its column. */
export type HeatMode = 'value' | 'apart';

interface HeatmapTableProps {
  readonly heatmap: HeatmapData;
  readonly mode: HeatMode;
  readonly cellLink: (row: Item, column: Item, content: ReactNode) => ReactNode;
}

export function HeatmapTable({ heatmap, mode, cellLink }: HeatmapTableProps) {
  const { rows, columns, cells, metric } = heatmap;
  const heat = heatOf(cells.map(({ measurement }) => measurement.value));
  const at = (row: number, column: number) => row * columns.items.length + column;
  return (
    <Table
      label={`${metric.name} by ${rows.name} and ${columns.name}`}
      height="page"
      className={styles.table}
      heads={[
        {
          key: 'corner',
          content: (
            <>
              {rows.name} <span className="mute">by {columns.name}</span>
            </>
          ),
        },
        ...columns.items.map((item) => ({
          key: item.key,
          content: <Name item={item} />,
          kind: item.kind,
          isNumber: true,
        })),
        { key: 'all', content: 'All', isNumber: true },
      ]}
    >
      {rows.items.map((row, r) => (
        <tr key={row.key}>
          <th scope="row" data-kind={row.kind}>
            <Name item={row} />
          </th>
          {columns.items.map((column, c) => {
            const cell = cells[at(r, c)]!;
            return (
              <td
                key={column.key}
                className={`number ${cell.measurement.availability.status === 'LOW_CONFIDENCE' ? 'hatch' : ''}`}
                data-apart={cell.standsOut ?? undefined}
                data-tone={mode === 'apart' ? toneOf(cell, metric.polarity) : undefined}
                style={mode === 'value' ? heatStyle(heat[at(r, c)] ?? null) : undefined}
                title={titleOf(cell)}
              >
                {cell.measurement.formatted === null ? (
                  <span className="mute">–</span>
                ) : (
                  cellLink(row, column, cell.measurement.formatted)
                )}
                <Apart cell={cell} polarity={metric.polarity} />
              </td>
            );
          })}
          <td className={`number ${styles.total}`}>{row.total.formatted ?? '–'}</td>
        </tr>
      ))}
      <tr className={styles.totals}>
        <th scope="row">All</th>
        {columns.items.map((column) => (
          <td key={column.key} className={`number ${styles.total}`}>
            {column.total.formatted ?? '–'}
          </td>
        ))}
        <td className={`number ${styles.total}`}>{heatmap.overall.formatted ?? '–'}</td>
      </tr>
    </Table>
  );
}

function Name({ item: { name, folded } }: { readonly item: Item }) {
  return (
    <>
      {name.replaceAll('_', ' ')}
      {folded > 1 && <span className="mute"> ({folded} rare ones)</span>}
    </>
  );
}

/** One hue: the accent, stronger for higher values, weak enough for the number to be read. */
function heatStyle(heat: number | null) {
  return heat === null
    ? undefined
    : { backgroundColor: `color-mix(in srgb, var(--heat) ${Math.round(4 + heat * 44)}%, var(--card))` };
}

type Polarity = HeatmapData['metric']['polarity'];

function toneOf({ standsOut }: Cell, polarity: Polarity): 'good' | 'bad' | 'none' | undefined {
  if (standsOut === null) return undefined;
  if (polarity === 'NEUTRAL') return 'none';
  return (standsOut === 'ABOVE') === (polarity === 'HIGHER') ? 'good' : 'bad';
}

function Apart({ cell, polarity }: { readonly cell: Cell; readonly polarity: Polarity }) {
  if (cell.standsOut === null) return null;
  const tone = toneOf(cell, polarity);
  return (
    <span className={styles.apart} data-tone={tone}>
      <span aria-hidden="true">{cell.standsOut === 'ABOVE' ? '▲' : '▼'}</span>
      <span className="sr">
        , {cell.standsOut === 'ABOVE' ? 'higher' : 'lower'} than the others of the column
        {tone === 'good' ? ', better' : tone === 'bad' ? ', worse' : ''}
      </span>
    </span>
  );
}

function titleOf({ customers, pValue, measurement: { availability } }: Cell): string {
  const chance =
    pValue === null ? '' : `, by chance in ${pValue < 0.001 ? 'fewer than one' : (pValue * 1000).toFixed(0)} of 1,000`;
  return `${customers} customers${chance}${availability.message ? `. ${availability.message}` : ''}`;
}

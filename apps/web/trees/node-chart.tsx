/** A node month by month, with its standard, what happened, what was changed, and what still moves. */
import { line } from 'd3-shape';
import { formatValue, type ValueUnit } from '@bough/domain';
import { Table } from '../shared/table.js';
import { layOutSeries, NODE_CHART, type NodeSeries, type SeriesLayout, type SeriesSpot } from './node-series.js';
import styles from './node.module.css';

interface NodeChartProps {
  readonly name: string;
  readonly unit: ValueUnit;
  readonly series: NodeSeries;
}

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });
const MONTH_AND_YEAR = new Intl.DateTimeFormat('en-GB', { month: 'short', year: '2-digit', timeZone: 'UTC' });
const FEW = 7;

export function NodeChart({ name, unit, series }: NodeChartProps) {
  const layout = layOutSeries(series, unit.unit === 'duration');
  if (!layout) return <p className="mute">No month of this time has a value.</p>;
  return (
    <figure className="stack">
      <svg
        viewBox={`0 0 ${NODE_CHART.width} ${NODE_CHART.height}`}
        className={styles.chart}
        role="img"
        aria-label={summary(name, series)}
      >
        <Drawing layout={layout} unit={unit} />
      </svg>
      <figcaption className={styles.key}>
        {series.points.some(({ isDoubtful }) => isDoubtful) && <span>◦ doubtful</span>}
        {layout.movingFrom !== null && <span>▨ still moves</span>}
        {layout.bounds.length > 0 && <span>┄ standard</span>}
        {layout.events.length > 0 && <span>▾ event</span>}
        {layout.bets.length > 0 && <span>▮ intervention</span>}
      </figcaption>
      <Months name={name} series={series} />
    </figure>
  );
}

function Drawing({ layout, unit }: { readonly layout: SeriesLayout; readonly unit: ValueUnit }) {
  const { width, height, left, right, top, bottom } = NODE_CHART;
  const { x, y, ticks, runs, movingFrom } = layout;
  const base = height - bottom;
  const path = line<SeriesSpot>()
    .x((spot) => spot.x)
    .y((spot) => spot.y);
  return (
    <>
      <defs>
        <pattern id="node-moves" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line y2="6" className={styles.hatchLine} />
        </pattern>
      </defs>
      {movingFrom !== null && (
        <rect x={movingFrom} width={width - right - movingFrom} y={top} height={base - top} fill="url(#node-moves)" />
      )}
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={styles.grid} x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} />
          <text x={left - 6} y={y(tick) + 4} textAnchor="end">
            {formatValue(tick, unit)}
          </text>
        </g>
      ))}
      {x.ticks(FEW).map((tick) => (
        <text key={+tick} x={x(tick)} y={base + 14} textAnchor="middle">
          {(tick.getUTCMonth() === 0 ? MONTH_AND_YEAR : MONTH).format(tick)}
        </text>
      ))}
      {layout.bets.map(({ bet, from, to }) => (
        <g key={bet.number}>
          <title>{`Intervention ${bet.number}: ${bet.title}`}</title>
          <rect className={styles.bet} x={from} width={Math.max(3, to - from)} y={base + 20} height="8" rx="2" />
        </g>
      ))}
      {layout.bounds.map(({ bound, y: at }) => (
        <g key={bound.text + bound.value}>
          <title>{bound.text}</title>
          <line className={styles.bound} x1={left} x2={width - right} y1={at} y2={at} />
        </g>
      ))}
      {runs.map((run, index) => (
        <path key={index} className={styles.series} d={path(run) ?? undefined} />
      ))}
      {runs.flat().map((spot) => (
        <circle
          key={spot.point.start}
          cx={spot.x}
          cy={spot.y}
          r="3.5"
          className={styles.dot}
          data-doubtful={spot.point.isDoubtful || spot.point.isMoving || undefined}
        >
          <title>
            {[`${spot.point.label}: ${spot.point.formatted!}`, spot.point.message].filter(Boolean).join('. ')}
          </title>
        </circle>
      ))}
      {layout.events.map(({ event, x: at }) => (
        <g key={event.date + event.title}>
          <title>{`${event.date}: ${event.title}`}</title>
          <path className={styles.event} d={`M${at} ${top - 4}l-5 -9h10z`} />
          <line className={styles.grid} x1={at} x2={at} y1={top - 4} y2={base} />
        </g>
      ))}
    </>
  );
}

function Months({ name, series: { points, events, bets } }: { readonly name: string; readonly series: NodeSeries }) {
  return (
    <details>
      <summary>The same as a table</summary>
      <Table label={`${name} as a table`} isBare heads={['Time', { key: 'Value', isNumber: true }, 'Beside it']}>
        {points.map((point) => (
          <tr key={point.start}>
            <th scope="row">{point.label}</th>
            <td className="number">{point.formatted ?? 'no value'}</td>
            <td>{[point.isMoving && 'still moves', point.message].filter(Boolean).join('; ')}</td>
          </tr>
        ))}
      </Table>
      {events.length + bets.length > 0 && (
        <ul className={styles.happened}>
          {events.map(({ date, title, url }) => (
            <li key={date + title}>
              ▾ {date}: {url ? <a href={url}>{title}</a> : title}
            </li>
          ))}
          {bets.map(({ number, title, start, endExclusive }) => (
            <li key={number}>
              ▮ {start} {endExclusive ? `until ${endExclusive}` : 'and on'}: {title}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}

/** What the picture shows, for who hears it. */
function summary(name: string, { points, events, bets }: NodeSeries): string {
  const there = points.filter(({ formatted }) => formatted !== null);
  const [first, last] = [there[0]!, there.at(-1)!];
  const gaps = points.length - there.length;
  const parts = [
    `${name} month by month: ${first.formatted!} in ${first.label}, ${last.formatted!} in ${last.label}`,
    gaps > 0 ? `${gaps} without a value` : '',
    events.length > 0 ? `${events.length} events` : '',
    bets.length > 0 ? `${bets.length} interventions` : '',
  ];
  return `${parts.filter(Boolean).join('; ')}. The table below has every month.`;
}

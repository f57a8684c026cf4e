/** Observed against expected, the difference and the difference added up, on one axis of time, with what else happened. */
import { area, line } from 'd3-shape';
import { formatDifference, formatValue, type ValueUnit } from '@bough/domain';
import { numbers, Table } from '../shared/table.js';
import { useWidth } from '../shared/use-width.js';
import { layOutImpact, MARGIN, type PicturePoint, type ImpactSpot } from './impact-picture.js';
import { words } from './verdict-mark.js';
import styles from './interventions.module.css';

export interface ImpactChartData {
  readonly title: string;
  readonly unit: { readonly kind: string; readonly currency: string | null };
  readonly cumulativeUnit: string;
  readonly launch: string;
  readonly settled: string;
  readonly endExclusive: string;
  readonly events: readonly { readonly start: string; readonly label: string }[];
  readonly points: readonly PicturePoint[];
}

const MOST_WIDTH = 900;
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

export function ImpactChart({ chart }: { readonly chart: ImpactChartData }) {
  const [ref, width] = useWidth<HTMLElement>(MOST_WIDTH);
  const layout = layOutImpact(chart.points, width);
  if (!layout) return <p className="mute">There are no weeks to draw yet.</p>;
  const { x, panels, phases, height } = layout;
  const unit = { unit: chart.unit.kind.toLowerCase(), currency: chart.unit.currency } as ValueUnit;
  const launch = x(Date.parse(chart.launch));
  const path = line<ImpactSpot>()
    .x(({ at }) => x(at))
    .y(({ value }) => value);
  return (
    <figure ref={ref}>
      <svg viewBox={`0 0 ${width} ${height}`} className={styles.chart} role="img" aria-label={summary(chart, unit)}>
        <defs>
          <pattern id="still-moving" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line y2="6" className={styles.hatchLine} />
          </pattern>
        </defs>
        {phases.map(({ phase, from, to }) => (
          <g key={`${phase} ${from}`}>
            <rect
              x={from}
              width={Math.max(0, to - from)}
              y={MARGIN.top}
              height={height - MARGIN.top - MARGIN.bottom}
              className={styles.phase}
              data-phase={phase}
              fill={phase === 'IMMATURE' ? 'url(#still-moving)' : undefined}
            />
            {to - from > 46 && (
              <text x={(from + to) / 2} y={MARGIN.top - 8} textAnchor="middle" className={styles.tick}>
                {phase === 'IMMATURE' ? 'still moving' : words(phase)}
              </text>
            )}
          </g>
        ))}
        {panels.map(({ name, top, height: tall, y, lines, band }, index) => (
          <g key={name}>
            <text x={MARGIN.left} y={top - 4} className={styles.panelName} dy={index === 0 ? -18 : 0}>
              {index === 2 ? `added up, ${chart.cumulativeUnit}` : name}
            </text>
            {y.ticks(4).map((tick) => (
              <g key={tick}>
                <line className={styles.grid} x1={MARGIN.left} x2={width - MARGIN.right} y1={y(tick)} y2={y(tick)} />
                <text x={MARGIN.left - 8} y={y(tick) + 4} textAnchor="end" className={styles.tick}>
                  {index === 2
                    ? COMPACT.format(tick)
                    : index === 1
                      ? formatDifference(tick, unit)
                      : formatValue(tick, unit)}
                </text>
              </g>
            ))}
            {index > 0 && y.domain()[0]! <= 0 && (
              <line className={styles.zero} x1={MARGIN.left} x2={width - MARGIN.right} y1={y(0)} y2={y(0)} />
            )}
            {band.map((spots, run) => (
              <path
                key={run}
                className={styles.band}
                d={
                  area<ImpactSpot>()
                    .defined(({ low, high }) => low !== null && high !== null)
                    .x(({ at }) => x(at))
                    .y0(({ low }) => clamp(y(low!), top, tall))
                    .y1(({ high }) => clamp(y(high!), top, tall))(spots) ?? undefined
                }
              />
            ))}
            {lines.map(({ kind, spots }) =>
              spots.map((run, part) => (
                <g key={`${kind} ${part}`}>
                  <path
                    className={styles.series}
                    data-kind={kind}
                    d={path.y(({ value }) => y(value))(run) ?? undefined}
                  />
                  {kind === 'observed' &&
                    run.map(({ at, value }) => (
                      <circle key={+at} cx={x(at)} cy={y(value)} r={2.5} className={styles.dot} />
                    ))}
                </g>
              )),
            )}
          </g>
        ))}
        <line className={styles.launch} x1={launch} x2={launch} y1={MARGIN.top} y2={height - MARGIN.bottom} />
        <text x={launch + 4} y={height - MARGIN.bottom - 4} className={styles.tick}>
          launch {DAY.format(Date.parse(chart.launch))}
        </text>
        {chart.events.map(({ start, label }) => (
          <g key={`${start} ${label}`}>
            <title>{`${start}: ${label}`}</title>
            <path d={`M${x(Date.parse(start))} ${height - MARGIN.bottom} l-5 9 h10 z`} className={styles.event} />
          </g>
        ))}
        {x.ticks(Math.max(2, Math.min(8, Math.floor(width / 110)))).map((tick) => (
          <text key={+tick} x={x(tick)} y={height - 4} textAnchor="middle" className={styles.tick}>
            {DAY.format(tick)}
          </text>
        ))}
      </svg>
      <details>
        <summary>The same as a table</summary>
        <Table
          label="Weeks of the picture"
          height="short"
          heads={['Week from', 'Phase', ...numbers('Observed', 'Expected', 'Difference', 'Added up')]}
        >
          {chart.points.map((point) => (
            <tr key={point.start}>
              <th scope="row">{point.start}</th>
              <td>{words(point.phase)}</td>
              <td className="number">{point.observed === null ? '–' : formatValue(point.observed, unit)}</td>
              <td className="number">{point.expected === null ? '–' : formatValue(point.expected, unit)}</td>
              <td className="number">{point.difference === null ? '–' : formatDifference(point.difference, unit)}</td>
              <td className="number">{point.cumulative === null ? '–' : COMPACT.format(point.cumulative)}</td>
            </tr>
          ))}
        </Table>
      </details>
    </figure>
  );
}

const COMPACT = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

function clamp(y: number, top: number, height: number): number {
  return Math.max(top, Math.min(top + height, y));
}

/** What the picture shows, for who hears it. */
function summary({ title, launch, points }: ImpactChartData, unit: ValueUnit): string {
  const last = points.findLast(({ observed, expected }) => observed !== null && expected !== null);
  const end = last
    ? ` In the week from ${last.start} it was ${formatValue(last.observed!, unit)}; without the change ${formatValue(last.expected!, unit)} were expected.`
    : '';
  return `${title}, launched on ${launch}.${end} The table below has every week.`;
}

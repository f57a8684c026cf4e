/** Effects with their intervals on one axis, and a tick where the bet was. */
import { scaleLinear } from 'd3-scale';
import { formatRelative } from '@bough/domain';
import { useWidth } from '../shared/use-width.js';
import styles from './interventions.module.css';

export interface ForestRow {
  readonly id: string;
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** What was bet on, on the same scale. */
  readonly bet: number | null;
  readonly tone: 'good' | 'bad' | 'none';
  readonly href: string | null;
}

const MOST_WIDTH = 900;
const LABEL = 320;
/** Where there is no room for names beside the lines, they stand above. */
const LEAST_BESIDE = 620;
const ROW = 30;
const NAME = 18;
const AXIS = 30;
/** Effects beyond this are cut: one runaway interval must not make all others a dot. */
const MOST = 1;

export function ForestPlot({ rows, label }: { readonly rows: readonly ForestRow[]; readonly label: string }) {
  const [ref, width] = useWidth<HTMLDivElement>(MOST_WIDTH);
  if (rows.length === 0) return null;
  const isBeside = width >= LEAST_BESIDE;
  const row = isBeside ? ROW : ROW + NAME;
  const letters = Math.floor((isBeside ? LABEL : width) / 7.3);
  const cut = (value: number) => Math.max(-MOST, Math.min(MOST, value));
  const ends = rows.flatMap(({ low, high, bet }) => [cut(low), cut(high), bet ?? 0]);
  const x = scaleLinear()
    .domain([Math.min(0, ...ends), Math.max(0, ...ends)])
    .nice()
    .range([isBeside ? LABEL : 24, width - 24]);
  const height = rows.length * row + AXIS;
  return (
    <div ref={ref} className={styles.forest}>
      <svg viewBox={`0 0 ${width} ${height}`} role="group" aria-label={label}>
        <line className={styles.zero} x1={x(0)} x2={x(0)} y1={0} y2={height - AXIS} />
        {rows.map(({ id, name, value, low, high, bet, tone, href }, index) => {
          const y = (index + 1) * row - ROW / 2;
          const text = `${formatRelative(value)}, between ${formatRelative(low)} and ${formatRelative(high)}${bet === null ? '' : `; the bet was ${formatRelative(bet)}`}`;
          const title = (
            <text x={0} y={isBeside ? y + 4 : y - NAME + 4}>
              {name.length > letters ? `${name.slice(0, letters - 1)}…` : name}
            </text>
          );
          return (
            <g key={id} data-tone={tone}>
              <title>{`${name}: ${text}`}</title>
              {href ? <a href={href}>{title}</a> : title}
              <line className={styles.whisker} x1={x(cut(low))} x2={x(cut(high))} y1={y} y2={y} />
              <circle cx={x(cut(value))} cy={y} r={5} />
              {bet !== null && <line className={styles.bet} x1={x(cut(bet))} x2={x(cut(bet))} y1={y - 9} y2={y + 9} />}
            </g>
          );
        })}
        {x.ticks(Math.max(2, Math.min(6, Math.floor(width / 110)))).map((tick) => (
          <text key={tick} x={x(tick)} y={height - 8} textAnchor="middle" className={styles.tick}>
            {formatRelative(tick)}
          </text>
        ))}
      </svg>
    </div>
  );
}

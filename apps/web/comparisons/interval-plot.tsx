/** How far each segment is from the whole, with the interval in which it may lie. */
import { scaleLinear } from 'd3-scale';
import { useWidth } from '../shared/use-width.js';
import styles from './heatmap.module.css';

export interface Interval {
  readonly name: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const MOST_WIDTH = 640;
const MOST_LABEL = 150;
const ROW = 24;
const AXIS = 26;

/** `format` writes a distance on the axis and for readers. */
export function IntervalPlot({
  intervals,
  format,
  label,
}: {
  readonly intervals: readonly Interval[];
  readonly format: (value: number) => string;
  readonly label: string;
}) {
  const [ref, width] = useWidth<HTMLDivElement>(MOST_WIDTH);
  if (intervals.length === 0) return null;
  const labels = Math.min(MOST_LABEL, width / 3);
  const ends = intervals.flatMap(({ low, high }) => [low, high]);
  const x = scaleLinear()
    .domain([Math.min(0, ...ends), Math.max(0, ...ends)])
    .nice()
    .range([labels, width - 24]);
  const height = intervals.length * ROW + AXIS;
  return (
    <div ref={ref} className={styles.intervals}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        <line className={styles.zero} x1={x(0)} x2={x(0)} y1={0} y2={height - AXIS} />
        {intervals.map(({ name, value, low, high }, index) => {
          const y = index * ROW + ROW / 2;
          return (
            <g key={name}>
              <title>
                {name}: {format(value)}, between {format(low)} and {format(high)}
              </title>
              <text x={0} y={y + 4}>
                {name}
              </text>
              <line x1={x(low)} x2={x(high)} y1={y} y2={y} strokeWidth={2} />
              <circle cx={x(value)} cy={y} r={5} />
            </g>
          );
        })}
        {x.ticks(Math.max(2, Math.min(5, Math.floor((width - labels) / 70)))).map((tick) => (
          <text key={tick} x={x(tick)} y={height - 8} textAnchor="middle">
            {format(tick)}
          </text>
        ))}
      </svg>
    </div>
  );
}

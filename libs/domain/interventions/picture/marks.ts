/** What is drawn into a panel: lines, bands, dots, bars, and other things that happened. */
import type { Period } from '../../rollups/period.js';
import { dayText } from '../../shared/day.js';
import type { ChartEvent, ChartPoint } from '../impact-chart.js';
import type { Panel, DayScale } from './panel.js';
import { escaped } from '../../shared/escaped.js';
import { BAD, BAND, GOOD, LEFT, OBSERVED, RIGHT, round, WIDTH } from './paper.js';

/** The middle of a point, as a day. */
export const middle = ({ from, to }: ChartPoint) => (from + to) / 2;
/** What a line or a band can show. */
export type Field =
  | 'observed'
  | 'expected'
  | 'cumulative'
  | 'low'
  | 'high'
  | 'differenceLow'
  | 'differenceHigh'
  | 'cumulativeLow'
  | 'cumulativeHigh';

/** The runs of points that have all of the fields. */
function runsOf(points: readonly ChartPoint[], ...fields: Field[]): ChartPoint[][] {
  const runs: ChartPoint[][] = [[]];
  for (const point of points)
    if (fields.every((field) => point[field] !== null)) runs.at(-1)!.push(point);
    else runs.push([]);
  return runs.filter((run) => run.length > 0);
}

/** Points, and where they are drawn. */
export interface Plot {
  readonly points: readonly ChartPoint[];
  readonly x: DayScale;
  readonly panel: Panel;
}

/** A line through the points, broken where one has no value. */
export function line({ points, x, panel: { y } }: Plot, field: Field, style: string): string {
  const path = runsOf(points, field).map((run) =>
    run.map((point, i) => `${i === 0 ? 'M' : 'L'}${x(middle(point))} ${y(point[field]!)}`).join(''),
  );
  return `<path d="${path.join('')}" fill="none" stroke-linejoin="round" ${style}/>`;
}

/** A band from `low` to `high`. */
export function ribbons({ points, x, panel: { y } }: Plot, low: Field, high: Field): string[] {
  return runsOf(points, low, high).map((run) => {
    const over = run.map((point) => `${x(middle(point))},${y(point[high]!)}`);
    const under = run.toReversed().map((point) => `${x(middle(point))},${y(point[low]!)}`);
    return `<polygon points="${[...over, ...under].join(' ')}" fill="${BAND}" fill-opacity="0.75"/>`;
  });
}

/** What was observed, each with its numbers for whoever points at it. */
export function dots({ points, x, panel: { y } }: Plot): string[] {
  return points.flatMap((point) =>
    point.observed === null
      ? []
      : [
          `<circle cx="${x(middle(point))}" cy="${y(point.observed)}" r="2.6" fill="${OBSERVED}"><title>${escaped(pointWords(point))}</title></circle>`,
        ],
  );
}

function pointWords({ from, to, observed, expected }: ChartPoint): string {
  const number = (value: number | null) => (value === null ? 'none' : String(Number(value.toPrecision(4))));
  return `${dayText(from)} to ${dayText(to - 1)}: observed ${number(observed)}, expected ${number(expected)}`;
}

/** Bars from zero to the difference; after launch they are green for better and red for worse. */
export function bars({ points, x, panel: { y } }: Plot, better: 'up' | 'down'): string[] {
  return points.flatMap((point) => {
    const { difference, from, to, phase } = point;
    if (difference === null) return [];
    const isGood = better === 'up' ? difference > 0 : difference < 0;
    const fill = phase === 'after' ? (isGood ? GOOD : BAD) : '#9aa5b1';
    const [a, b] = [y(0), y(difference)];
    const wide = Math.max(2, (x(to) - x(from)) * 0.5);
    return [
      `<rect x="${round(x(middle(point)) - wide / 2)}" y="${Math.min(a, b)}" width="${round(wide)}" height="${round(Math.max(1, Math.abs(a - b)))}" fill="${fill}"/>`,
    ];
  });
}

/** Overlapping interventions and days left out, as bars under the first panel's top. */
export function eventMarks(
  { events, points }: { readonly events: readonly ChartEvent[]; readonly points: readonly Period[] },
  x: DayScale,
  panel: Pick<Panel, 'top' | 'height'>,
): string[] {
  const [from, to] = [points[0]!.from, Math.max(...points.map((point) => point.to))];
  const shown = events.filter((event) => event.to > from && event.from < to);
  return shown.map((event, index) => {
    const [a, b] = [x(Math.max(event.from, from)), x(Math.min(event.to, to))];
    const top = panel.top + panel.height - 8 - index * 18;
    const isLate = a > (LEFT + WIDTH - RIGHT) / 2;
    const label = `<text x="${isLate ? b : a}" y="${top - 3}" text-anchor="${isLate ? 'end' : 'start'}" font-size="10" fill="#6b3fa0">${escaped(event.label)}</text>`;
    return `<g><rect x="${a}" y="${top}" width="${round(Math.max(3, b - a))}" height="5" rx="2" fill="#8a5cb5"/>${label}</g>`;
  });
}

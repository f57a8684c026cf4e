/** One panel of a picture: its scale, its grid, and the zones of time behind it. */
import { dayText } from '../../shared/day.js';
import type { AssessmentChart, ChartPoint } from '../impact-chart.js';
import { escaped } from '../../shared/escaped.js';
import { FAINT, GRID, INK, LEFT, RIGHT, round, WIDTH } from './paper.js';

/** A panel: where it lies, and where its values lie in it. */
export interface Panel {
  readonly top: number;
  readonly height: number;
  readonly y: (value: number) => number;
  readonly ticks: readonly number[];
  readonly text: (value: number) => string;
  /** True for a difference: zero is always in the panel, and drawn. */
  readonly hasZero: boolean;
}

/** What a panel needs of a chart. */
export type DrawnChart = Pick<AssessmentChart, 'points' | 'launch'>;

/** Turns a day into the pixel at which it is drawn. */
export type DayScale = (day: number) => number;

/** The scale on which the points fill the width of the paper. */
export function dayScale(points: readonly Pick<ChartPoint, 'from' | 'to'>[]): DayScale {
  const [from, to] = [Math.min(...points.map((point) => point.from)), Math.max(...points.map((point) => point.to))];
  return (day) => round(LEFT + ((day - from) / Math.max(1, to - from)) * (WIDTH - LEFT - RIGHT));
}

/** What a panel is made from. */
interface PanelInput extends Pick<Panel, 'top' | 'height' | 'text' | 'hasZero'> {
  readonly values: readonly (number | null)[];
  /** The grid then has steps of a clock. */
  readonly isDuration: boolean;
}

/** A panel that holds all values, with a small margin above and below. */
export function panelOf({ values, top, height, text, hasZero, isDuration }: PanelInput): Panel {
  const known = [...(hasZero ? [0] : []), ...values].filter(
    (value): value is number => value !== null && Number.isFinite(value),
  );
  const [least, most] = known.length === 0 ? [0, 1] : [Math.min(...known), Math.max(...known)];
  const spread = most - least || Math.abs(most) || 1;
  const [low, high] = [least - 0.06 * spread, most + 0.06 * spread];
  const y = (value: number) => round(top + height - ((value - low) / (high - low)) * height);
  return { top, height, y, text, hasZero, ticks: ticksOf(low, high, height > 150 ? 5 : 3, isDuration) };
}

/** Steps of durations that people count in, in seconds. */
const CLOCK = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 28_800, 43_200, 86_400, 172_800];

/** Round numbers inside the range: steps of 1, 2 or 5 times a power of ten, or of a clock. */
function ticksOf(low: number, high: number, about: number, isDuration: boolean): number[] {
  const rough = (high - low) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const decimal = [1, 2, 5, 10].map((times) => times * power);
  const step = (isDuration ? [...CLOCK, ...decimal] : decimal).find((each) => each >= rough) ?? rough;
  const first = Math.ceil(low / step);
  const count = Math.max(0, Math.floor(high / step) - first + 1);
  return Array.from({ length: Math.min(count, 12) }, (_, i) => (first + i) * step);
}

/** The zones, the grid, the title and the launch of a panel. */
export function panelFrame(
  { top, height, y, ticks, text, hasZero }: Panel,
  title: string,
  chart: DrawnChart,
  x: DayScale,
): string[] {
  const zones = chart.points.flatMap((point) => zone(point, x, top, height));
  const grid = ticks.map(
    (tick) =>
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(tick)}" y2="${y(tick)}" stroke="${tick === 0 && hasZero ? FAINT : GRID}"/>` +
      `<text x="${LEFT - 8}" y="${y(tick) + 4}" text-anchor="end" font-size="11" fill="${FAINT}">${escaped(text(tick))}</text>`,
  );
  const at = x(chart.launch);
  const isLate = at > WIDTH - RIGHT - 40;
  return [
    ...zones,
    ...grid,
    `<text x="${LEFT}" y="${top - 8}" font-size="12" font-weight="600">${escaped(title)}</text>`,
    `<line x1="${at}" x2="${at}" y1="${top}" y2="${top + height}" stroke="${INK}" stroke-width="1.2"/>`,
    ...(hasZero
      ? []
      : [
          `<text x="${isLate ? at - 5 : at + 5}" y="${top + 13}" text-anchor="${isLate ? 'end' : 'start'}" font-size="11" font-weight="600">launch</text>`,
        ]),
  ];
}

/** The colours of the phases, and what the legend calls them. */
export const ZONES = {
  settling: { fill: '#f4e6c8', label: 'settling' },
  immature: { fill: '#ececf1', label: 'not mature' },
  baseline: { fill: '#f1f4f9', label: '' },
} as const;

function zone({ phase, from, to }: ChartPoint, x: DayScale, top: number, height: number): string[] {
  if (phase === 'history' || phase === 'after') return [];
  const { fill } = ZONES[phase];
  return [`<rect x="${x(from)}" y="${top}" width="${round(x(to) - x(from))}" height="${height}" fill="${fill}"/>`];
}

/** About eight dates, at the beginnings of points; `bottom` in pixels. */
export function dateLabels(points: readonly Pick<ChartPoint, 'from'>[], x: DayScale, bottom: number): string {
  const every = Math.max(1, Math.ceil(points.length / 8));
  const shown = points.filter((_, index) => index % every === 0);
  return shown
    .map(
      ({ from }) =>
        `<text x="${x(from)}" y="${bottom + 18}" font-size="11" text-anchor="middle" fill="${FAINT}">${dayText(from)}</text>`,
    )
    .join('');
}

/**
 * The three panels as an SVG picture: what was seen against what was expected, the difference, and the difference added up. A text, made
 * without a package, that can stand in a page or a file; title and description are for those who cannot see it.
 */
import { dayText } from '../shared/day.js';
import { formatValue } from '../trees/format-value.js';
import type { Assessment, AssessmentChart, ChartPoint } from './assessment.js';

const WIDTH = 880;
const LEFT = 78;
const RIGHT = 20;
const TOP = 78;
const PANELS = [
  { height: 230, title: 'Observed and expected' },
  { height: 120, title: 'Difference: observed − expected' },
  { height: 120, title: 'Difference, added up' },
] as const;
const GAP = 38;
const BOTTOM = 46;
const HEIGHT = TOP + PANELS.reduce((sum, { height }) => sum + height, 0) + 2 * GAP + BOTTOM;

const INK = '#1f2933';
const FAINT = '#6b7785';
const GRID = '#e4e8ee';
const BAND = '#cfe0f5';
const EXPECTED = '#2f6db5';
const OBSERVED = '#14213d';
const GOOD = '#1c7c54';
const BAD = '#b3261e';

/** One panel: its values by point, and where they lie. */
interface Panel {
  readonly top: number;
  readonly height: number;
  readonly y: (value: number) => number;
  readonly ticks: readonly number[];
  readonly text: (value: number) => string;
}

/** The chart of an assessment; `null` where there is none. `better`: which side of a difference is good. */
export function impactSvg(
  { chart, words, treated }: Pick<Assessment, 'chart' | 'words' | 'treated'>,
  better: 'up' | 'down',
): string | null {
  if (chart === null || chart.points.length === 0) return null;
  const names = treated.map(({ name }) => name).join(', ');
  const title = `${chart.title} of ${names}`;
  const x = placeOf(chart);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-labelledby="impact-title impact-description" font-family="system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif" font-size="12" fill="${INK}">`,
    `<title id="impact-title">${escaped(title)}</title>`,
    `<desc id="impact-description">${escaped(`${words.headline}. ${words.summary}`)}</desc>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    `<text x="${LEFT}" y="22" font-size="16" font-weight="600">${escaped(title)}</text>`,
    `<text x="${LEFT}" y="41" fill="${FAINT}">${escaped(words.headline)}</text>`,
    legend(),
    ...panelsOf(chart, x, better),
    dates(chart, x),
    '</svg>',
  ].join('\n');
}

type Place = (day: number) => number;

function placeOf({ points }: AssessmentChart): Place {
  const [from, to] = [points[0]!.from, Math.max(...points.map((point) => point.to))];
  return (day) => round(LEFT + ((day - from) / Math.max(1, to - from)) * (WIDTH - LEFT - RIGHT));
}

function panelsOf(chart: AssessmentChart, x: Place, better: 'up' | 'down'): string[] {
  const { points } = chart;
  const unit = (value: number) => formatValue(value, chart.unit, chart.currency);
  const sum = (value: number) => compact(value);
  const tops = PANELS.map((_, index) => TOP + PANELS.slice(0, index).reduce((at, { height }) => at + height + GAP, 0));
  const values = [
    points.flatMap(({ observed, expected, low, high }) => [observed, expected, low, high]),
    [
      0,
      ...points.flatMap(({ difference, differenceLow, differenceHigh }) => [difference, differenceLow, differenceHigh]),
    ],
    [
      0,
      ...points.flatMap(({ cumulative, cumulativeLow, cumulativeHigh }) => [cumulative, cumulativeLow, cumulativeHigh]),
    ],
  ];
  const panels = values.map((each, index) =>
    panelOf(each, tops[index]!, PANELS[index]!.height, index < 2 ? unit : sum, index < 2 && chart.unit === 'duration'),
  );
  const [seen, difference, added] = panels as [Panel, Panel, Panel];
  return [
    ...panels.flatMap((panel, index) => frame(panel, index, chart, x)),
    ...eventMarks(chart, x),
    ...ribbons(points, x, seen, 'low', 'high'),
    line(points, x, seen, 'expected', `stroke="${EXPECTED}" stroke-width="1.8" stroke-dasharray="5 4"`),
    line(points, x, seen, 'observed', `stroke="${OBSERVED}" stroke-width="2.2"`),
    ...dots(points, x, seen),
    ...ribbons(points, x, difference, 'differenceLow', 'differenceHigh'),
    ...bars(points, x, difference, better),
    ...ribbons(points, x, added, 'cumulativeLow', 'cumulativeHigh'),
    line(points, x, added, 'cumulative', `stroke="${OBSERVED}" stroke-width="2.2"`),
  ];
}

function panelOf(
  values: readonly (number | null)[],
  top: number,
  height: number,
  text: Panel['text'],
  isDuration: boolean,
): Panel {
  const known = values.filter((value): value is number => value !== null && Number.isFinite(value));
  const [least, most] = known.length === 0 ? [0, 1] : [Math.min(...known), Math.max(...known)];
  const spread = most - least || Math.abs(most) || 1;
  const [low, high] = [least - 0.06 * spread, most + 0.06 * spread];
  const y = (value: number) => round(top + height - ((value - low) / (high - low)) * height);
  return { top, height, y, text, ticks: ticksOf(low, high, height > 150 ? 5 : 3, isDuration) };
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

function frame({ top, height, y, ticks, text }: Panel, index: number, chart: AssessmentChart, x: Place): string[] {
  const title = PANELS[index]!.title + (index === 2 ? ` (${chart.cumulativeUnit})` : '');
  const zones = chart.points.flatMap((point) => zone(point, x, top, height));
  const grid = ticks.map(
    (tick) =>
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(tick)}" y2="${y(tick)}" stroke="${tick === 0 && index > 0 ? FAINT : GRID}"/>` +
      `<text x="${LEFT - 8}" y="${y(tick) + 4}" text-anchor="end" font-size="11" fill="${FAINT}">${escaped(text(tick))}</text>`,
  );
  const at = x(chart.launch);
  return [
    ...zones,
    ...grid,
    `<text x="${LEFT}" y="${top - 8}" font-size="12" font-weight="600">${escaped(title)}</text>`,
    `<line x1="${at}" x2="${at}" y1="${top}" y2="${top + height}" stroke="${INK}" stroke-width="1.2"/>`,
    ...(index === 0 ? [`<text x="${at + 5}" y="${top + 13}" font-size="11" font-weight="600">launch</text>`] : []),
  ];
}

const ZONES = {
  settling: { fill: '#f4e6c8', label: 'settling' },
  immature: { fill: '#ececf1', label: 'not mature' },
  baseline: { fill: '#f1f4f9', label: '' },
} as const;

function zone({ phase, from, to }: ChartPoint, x: Place, top: number, height: number): string[] {
  if (phase === 'history' || phase === 'after') return [];
  const { fill } = ZONES[phase];
  return [`<rect x="${x(from)}" y="${top}" width="${round(x(to) - x(from))}" height="${height}" fill="${fill}"/>`];
}

const middle = ({ from, to }: ChartPoint) => (from + to) / 2;
type Field =
  | 'observed'
  | 'expected'
  | 'cumulative'
  | 'low'
  | 'high'
  | 'differenceLow'
  | 'differenceHigh'
  | 'cumulativeLow'
  | 'cumulativeHigh';

/** Pieces between points without a value. */
function runsOf(points: readonly ChartPoint[], ...fields: Field[]): ChartPoint[][] {
  const runs: ChartPoint[][] = [[]];
  for (const point of points)
    if (fields.every((field) => point[field] !== null)) runs.at(-1)!.push(point);
    else runs.push([]);
  return runs.filter((run) => run.length > 0);
}

function line(points: readonly ChartPoint[], x: Place, { y }: Panel, field: Field, style: string): string {
  const path = runsOf(points, field).map((run) =>
    run.map((point, i) => `${i === 0 ? 'M' : 'L'}${x(middle(point))} ${y(point[field]!)}`).join(''),
  );
  return `<path d="${path.join('')}" fill="none" stroke-linejoin="round" ${style}/>`;
}

function ribbons(points: readonly ChartPoint[], x: Place, { y }: Panel, low: Field, high: Field): string[] {
  return runsOf(points, low, high).map((run) => {
    const over = run.map((point) => `${x(middle(point))},${y(point[high]!)}`);
    const under = run.toReversed().map((point) => `${x(middle(point))},${y(point[low]!)}`);
    return `<polygon points="${[...over, ...under].join(' ')}" fill="${BAND}" fill-opacity="0.75"/>`;
  });
}

function dots(points: readonly ChartPoint[], x: Place, { y }: Panel): string[] {
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

/** From zero to the difference, in colour after launch. */
function bars(points: readonly ChartPoint[], x: Place, { y }: Panel, better: 'up' | 'down'): string[] {
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
function eventMarks({ events, points }: AssessmentChart, x: Place): string[] {
  const [from, to] = [points[0]!.from, Math.max(...points.map((point) => point.to))];
  const shown = events.filter((event) => event.to > from && event.from < to);
  return shown.map((event, index) => {
    const [a, b] = [x(Math.max(event.from, from)), x(Math.min(event.to, to))];
    const top = TOP + PANELS[0].height - 8 - index * 18;
    const isLate = a > (LEFT + WIDTH - RIGHT) / 2;
    const label = `<text x="${isLate ? b : a}" y="${top - 3}" text-anchor="${isLate ? 'end' : 'start'}" font-size="10" fill="#6b3fa0">${escaped(event.label)}</text>`;
    return `<g><rect x="${a}" y="${top}" width="${round(Math.max(3, b - a))}" height="5" rx="2" fill="#8a5cb5"/>${label}</g>`;
  });
}

/** About eight dates, at beginnings of points. */
function dates({ points }: AssessmentChart, x: Place): string {
  const every = Math.max(1, Math.ceil(points.length / 8));
  const shown = points.filter((_, index) => index % every === 0);
  const bottom = HEIGHT - BOTTOM;
  return shown
    .map(
      ({ from }) =>
        `<text x="${x(from)}" y="${bottom + 18}" font-size="11" text-anchor="middle" fill="${FAINT}">${dayText(from)}</text>`,
    )
    .join('');
}

function legend(): string {
  const items: [string, string, number][] = [
    [`<line x1="0" x2="22" y1="0" y2="0" stroke="${OBSERVED}" stroke-width="2.2"/>`, 'observed', 88],
    [
      `<line x1="0" x2="22" y1="0" y2="0" stroke="${EXPECTED}" stroke-width="1.8" stroke-dasharray="5 4"/>`,
      'expected',
      88,
    ],
    [`<rect x="0" y="-6" width="22" height="12" fill="${BAND}"/>`, '95 % of weeks', 112],
    [
      `<rect x="0" y="-6" width="22" height="12" fill="${ZONES.baseline.fill}" stroke="${GRID}"/>`,
      'weeks compared with',
      148,
    ],
    [`<rect x="0" y="-6" width="22" height="12" fill="${ZONES.settling.fill}"/>`, 'settling', 82],
    [`<rect x="0" y="-6" width="22" height="12" fill="${ZONES.immature.fill}"/>`, 'not mature', 96],
  ];
  let at = LEFT;
  const drawn = items.map(([mark, label, wide]) => {
    const item = `<g transform="translate(${at} ${HEIGHT - 12})">${mark}<text x="28" y="4" font-size="11" fill="${FAINT}">${label}</text></g>`;
    at += wide + 20;
    return item;
  });
  return drawn.join('');
}

function compact(value: number): string {
  const size = Math.abs(value);
  const digits = size >= 100 || value === 0 ? 0 : size >= 1 ? 1 : 3;
  return value.toLocaleString('en-GB', { maximumFractionDigits: digits }).replace('-', '−');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

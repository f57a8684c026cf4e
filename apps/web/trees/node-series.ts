/** Where everything of a node's series lies: the line with its gaps, what is set, what happened, and what still moves. Pure. */
import { extent } from 'd3-array';
import { scaleLinear, scaleTime, type ScaleLinear, type ScaleTime } from 'd3-scale';
import { dayText, parseDay } from '@bough/domain';

export interface NodePoint {
  /** ISO 8601 days. */
  readonly start: string;
  readonly endExclusive: string;
  readonly label: string;
  readonly value: number | null;
  readonly formatted: string | null;
  /** Why it is doubtful or missing. */
  readonly message: string | null;
  readonly isDoubtful: boolean;
  /** Whether its period still fills, or its values still change. */
  readonly isMoving: boolean;
}
export interface NodeEvent {
  readonly date: string;
  readonly title: string;
  readonly url: string | null;
}
export interface NodeBet {
  readonly number: number;
  readonly title: string;
  readonly start: string;
  /** `null` while it goes on. */
  readonly endExclusive: string | null;
}
/** A value that a standard sets, in the canonical unit. */
export interface Bound {
  readonly value: number;
  readonly text: string;
}
export interface NodeSeries {
  readonly points: readonly NodePoint[];
  readonly events: readonly NodeEvent[];
  readonly bets: readonly NodeBet[];
  readonly bounds: readonly Bound[];
}

export interface SeriesSpot {
  readonly point: NodePoint;
  readonly x: number;
  readonly y: number;
}
export interface SeriesLayout {
  /** Values with a line and a label. */
  readonly ticks: readonly number[];
  readonly x: ScaleTime<number, number>;
  readonly y: ScaleLinear<number, number>;
  /** From left to right; a gap in the data ends a run. */
  readonly runs: readonly (readonly SeriesSpot[])[];
  /** What still moves, from here to the right edge; `null` when nothing does. */
  readonly movingFrom: number | null;
  readonly events: readonly { readonly event: NodeEvent; readonly x: number }[];
  readonly bets: readonly { readonly bet: NodeBet; readonly from: number; readonly to: number }[];
  readonly bounds: readonly { readonly bound: Bound; readonly y: number }[];
}

const TICKS = 4;
export const NODE_CHART = { width: 440, height: 200, left: 62, right: 10, top: 18, bottom: 34 } as const;

/** `null` where no point has a value. `isDuration`: values are seconds, and the axis counts whole minutes, hours or days. */
export function layOutSeries({ points, events, bets, bounds }: NodeSeries, isDuration = false): SeriesLayout | null {
  const [first, last] = [points[0], points.at(-1)];
  const values = points.flatMap(({ value }) => value ?? []);
  if (!first || !last || values.length === 0) return null;
  const { width, height, left, right, top, bottom } = NODE_CHART;
  const ends = [Date.parse(first.start), Date.parse(last.endExclusive)] as const;
  const x = scaleTime()
    .domain(ends)
    .range([left, width - right]);
  const [low, high] = extent([...values, ...bounds.map(({ value }) => value)]) as [number, number];
  const one = isDuration ? wholeOf(high - low) : 1;
  const room = low === high ? Math.abs(low || 1) / 10 : 0;
  const inWholes = scaleLinear()
    .domain([(low - room) / one, (high + room) / one])
    .nice(TICKS);
  const y = scaleLinear()
    .domain(inWholes.domain().map((end) => end * one))
    .range([height - bottom, top]);
  const runs: SeriesSpot[][] = [];
  points.forEach((point, index) => {
    if (point.value === null) return;
    const middle = (Date.parse(point.start) + Date.parse(point.endExclusive)) / 2;
    if (index === 0 || points[index - 1]!.value === null) runs.push([]);
    runs.at(-1)!.push({ point, x: x(middle), y: y(point.value) });
  });
  const settled = points.findLastIndex(({ isMoving }) => !isMoving);
  const moving = points[settled + 1];
  const isInside = (day: string) => Date.parse(day) >= ends[0] && Date.parse(day) < ends[1];
  return {
    x,
    y,
    ticks: inWholes.ticks(TICKS).map((tick) => tick * one),
    runs,
    movingFrom: moving ? x(Date.parse(moving.start)) : null,
    events: events.filter(({ date }) => isInside(date)).map((event) => ({ event, x: x(Date.parse(event.date)) })),
    bets: bets.flatMap((bet) => {
      const from = Math.max(ends[0], Date.parse(bet.start));
      const to = Math.min(ends[1], bet.endExclusive === null ? ends[1] : Date.parse(bet.endExclusive));
      return from < to ? [{ bet, from: x(from), to: x(to) }] : [];
    }),
    bounds: bounds.map((bound) => ({ bound, y: y(bound.value) })),
  };
}

/** Seconds of the unit that an axis over so many seconds counts in. */
function wholeOf(span: number): number {
  return WHOLES.find((whole) => span >= FEW * whole) ?? 1;
}
const WHOLES = [86_400, 21_600, 3600, 600, 60] as const;
const FEW = 2;

const MONTHS = 12;
/** Days of the month that runs after the period. */
const RUNNING = 31;

/**
 * The months whose series is shown: the same month of last year is the first. Where the data goes on after the period, as much of the
 * next month as there is.
 *
 * @param endExclusive the first day after the period, ISO 8601
 * @param dataThrough the last day with data; `null` without data
 */
export function seriesRange(
  endExclusive: string,
  dataThrough: string | null,
): { readonly start: string; readonly endExclusive: string } {
  const end = parseDay(endExclusive)!;
  const data = dataThrough === null ? end : (parseDay(dataThrough) ?? end) + 1;
  const last = dayText(end - 1);
  const [year, month] = [Number(last.slice(0, 4)), Number(last.slice(5, 7)) - 1 - MONTHS];
  return {
    start: new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10),
    endExclusive: dayText(Math.max(end, Math.min(data, end + RUNNING))),
  };
}

/** Where everything of the picture of an effect lies: three panels on one axis of time. Pure, so that screen, print and export agree. */
import { extent } from 'd3-array';
import { scaleLinear, scaleTime, type ScaleLinear, type ScaleTime } from 'd3-scale';

/** A week of the picture, as the API gives it. */
export interface PicturePoint {
  readonly start: string;
  readonly endExclusive: string;
  readonly phase: 'HISTORY' | 'BASELINE' | 'SETTLING' | 'AFTER' | 'IMMATURE';
  readonly observed: number | null;
  readonly expected: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly difference: number | null;
  readonly differenceLow: number | null;
  readonly differenceHigh: number | null;
  readonly cumulative: number | null;
  readonly cumulativeLow: number | null;
  readonly cumulativeHigh: number | null;
}

export interface ImpactSpot {
  readonly at: Date;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** One of the three panels. */
export interface ImpactPanel {
  readonly name: string;
  readonly top: number;
  readonly height: number;
  readonly y: ScaleLinear<number, number>;
  /** Lines from left to right; a gap in the data is a gap in the line. */
  readonly lines: readonly {
    readonly kind: 'observed' | 'expected' | 'difference' | 'cumulative';
    readonly spots: readonly ImpactSpot[][];
  }[];
  /** The line whose band is shaded. */
  readonly band: readonly ImpactSpot[][];
}

export interface ImpactPhase {
  readonly phase: PicturePoint['phase'];
  readonly from: number;
  readonly to: number;
}

export interface ImpactLayout {
  readonly width: number;
  readonly height: number;
  readonly x: ScaleTime<number, number>;
  readonly panels: readonly ImpactPanel[];
  readonly phases: readonly ImpactPhase[];
}

export const MARGIN = { left: 84, right: 16, top: 38, bottom: 28 };
const HEIGHTS = [180, 110, 110];
const BETWEEN = 26;

/** `null` where there is nothing to draw. */
export function layOutImpact(points: readonly PicturePoint[], width: number): ImpactLayout | null {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return null;
  const x = scaleTime()
    .domain([Date.parse(first.start), Date.parse(last.endExclusive)])
    .range([MARGIN.left, width - MARGIN.right]);
  const columns: readonly [
    name: string,
    lines: readonly (readonly [kind: ImpactPanel['lines'][number]['kind'], band: boolean])[],
  ][] = [
    [
      'observed and expected',
      [
        ['expected', true],
        ['observed', false],
      ],
    ],
    ['difference', [['difference', true]]],
    ['added up', [['cumulative', true]]],
  ];
  let top = MARGIN.top;
  const panels = columns.map(([name, kinds], index): ImpactPanel => {
    const height = HEIGHTS[index]!;
    const lines = kinds.map(([kind]) => ({ kind, spots: spotsOf(points, kind) }));
    const band = spotsOf(points, kinds.find(([, hasBand]) => hasBand)![0]);
    const values = [...lines.flatMap(({ spots }) => spots.flat()), ...band.flat()].flatMap(({ value, low, high }) =>
      [value, low, high].filter((each) => each !== null),
    );
    const [low = 0, high = 1] = extent(index === 0 ? values : [0, ...values]);
    const panel = {
      name,
      top,
      height,
      lines,
      band,
      y: scaleLinear()
        .domain(low === high ? [low - 1, high + 1] : [low, high])
        .nice(4)
        .range([top + height, top]),
    };
    top += height + BETWEEN;
    return panel;
  });
  return { width, height: top - BETWEEN + MARGIN.bottom, x, panels, phases: phasesOf(points, x) };
}

const BANDS = {
  observed: [null, null],
  expected: ['low', 'high'],
  difference: ['differenceLow', 'differenceHigh'],
  cumulative: ['cumulativeLow', 'cumulativeHigh'],
} as const;

/** Runs of points with a value, each at the middle of its weeks. */
function spotsOf(points: readonly PicturePoint[], kind: keyof typeof BANDS): ImpactSpot[][] {
  const [low, high] = BANDS[kind];
  const runs: ImpactSpot[][] = [];
  let run: ImpactSpot[] | null = null;
  for (const point of points) {
    const value = point[kind];
    if (value === null) {
      run = null;
      continue;
    }
    if (!run) runs.push((run = []));
    const at = new Date((Date.parse(point.start) + Date.parse(point.endExclusive)) / 2);
    run.push({ at, value, low: low && point[low], high: high && point[high] });
  }
  return runs;
}

function phasesOf(points: readonly PicturePoint[], x: ScaleTime<number, number>): ImpactPhase[] {
  const phases: ImpactPhase[] = [];
  for (const { phase, start, endExclusive } of points) {
    const from = x(Date.parse(start));
    const to = x(Date.parse(endExclusive));
    const last = phases.at(-1);
    if (last?.phase === phase) phases[phases.length - 1] = { ...last, to };
    else phases.push({ phase, from, to });
  }
  return phases;
}

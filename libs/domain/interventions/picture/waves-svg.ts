/**
 * A staged rollout: every wave on one calendar, what was seen against what was expected; below, what all of them did, counted from each
 * one's own launch.
 */
import type { Period } from '../../rollups/period.js';
import { dayText } from '../../shared/day.js';
import { formatValue } from '../../metrics/format-value.js';
import type { AssessedWave } from '../assessment-parts.js';
import type { AssessmentChart, ChartPoint } from '../impact-chart.js';
import { legend } from './legend.js';
import { dots, eventMarks, line, ribbons } from './marks.js';
import { dateLabels, panelFrame, panelOf, dayScale, type Panel, type DayScale } from './panel.js';
import { escaped } from '../../shared/escaped.js';
import {
  BOTTOM,
  EXPECTED,
  FAINT,
  GAP,
  LEFT,
  OBSERVED,
  svgPage,
  RIGHT,
  round,
  TOP,
  WIDTH,
  type Caption,
} from './paper.js';

/** A wave of which there is something to draw. */
export type DrawnWave = AssessedWave & { readonly chart: AssessmentChart };

const [WAVE_HEIGHT, TOGETHER_HEIGHT] = [140, 170];
/** Dates of the calendar stand between the waves and what is below. */
const DATES = 30;
const WEEK = 7;
const COLOURS = ['#14213d', '#c25e00', '#1c7c54', '#8a3ffc', '#b3261e', '#0f7b8a'];

/** All waves, in the order of their launches. */
export function wavesSvg(waves: readonly DrawnWave[], caption: Caption): string {
  const calendar = TOP + waves.length * (WAVE_HEIGHT + GAP) - GAP;
  const points = waves.flatMap(({ chart }) => chart.points);
  const [x, weeks] = [dayScale(points), weeksOf(points)];
  const top = calendar + DATES + GAP;
  const below = together(waves, top);
  const height = (below.length === 0 ? calendar + DATES : top + TOGETHER_HEIGHT) + BOTTOM;
  return svgPage(caption, height, [
    ...waves.flatMap((wave, index) => waveMarks(wave, index, x, weeks)),
    dateLabels(weeks, x, calendar),
    ...below,
    legend(height),
  ]);
}

/** Whole weeks over all waves, whose own weeks do not meet. */
function weeksOf(points: readonly ChartPoint[]): Period[] {
  const [from, to] = [Math.min(...points.map((point) => point.from)), Math.max(...points.map((point) => point.to))];
  return Array.from({ length: Math.ceil((to - from) / WEEK) }, (_, i) => ({
    from: from + i * WEEK,
    to: Math.min(to, from + (i + 1) * WEEK),
  }));
}

function waveMarks({ chart, names, weight }: DrawnWave, index: number, x: DayScale, all: readonly Period[]): string[] {
  const { points, launch, unit } = chart;
  const values = points.flatMap(({ observed, expected, low, high }) => [observed, expected, low, high]);
  const text = (value: number) => formatValue(value, chart);
  const panel = panelOf({
    values,
    top: TOP + index * (WAVE_HEIGHT + GAP),
    height: WAVE_HEIGHT,
    text,
    hasZero: false,
    isDuration: unit === 'duration',
  });
  const plot = { points, x, panel };
  const part = weight === null ? '' : `, ${Math.round(100 * weight)} % of the whole`;
  return [
    ...panelFrame(panel, `Wave ${index + 1}: ${names.join(', ')}, from ${dayText(launch)}${part}`, chart, x),
    ...ribbons(plot, 'low', 'high'),
    line(plot, 'expected', `stroke="${EXPECTED}" stroke-width="1.8" stroke-dasharray="5 4"`),
    line(plot, 'observed', `stroke="${OBSERVED}" stroke-width="2.2"`),
    ...dots(plot),
    ...(index === 0 ? eventMarks({ events: chart.events, points: all }, x, panel) : []),
  ];
}

/** Observed against expected of every wave, with its launch at week 0. */
function together(waves: readonly DrawnWave[], top: number): string[] {
  const { chart } = waves[0]!;
  const { unit } = chart;
  const isRelative = unit !== 'ratio' && unit !== 'score';
  const series = waves.map(({ chart }) => chart.points.flatMap((point) => differenceAt(point, chart, isRelative)));
  const all = series.flat();
  if (all.length === 0) return [];
  const text = (value: number) => (isRelative ? `${Math.round(100 * value)} %` : formatValue(value, chart));
  const values = all.map(({ value }) => value);
  const panel = panelOf({ values, top, height: TOGETHER_HEIGHT, text, hasZero: true, isDuration: false });
  const x = dayScale(all.map(({ week }) => ({ from: week - 0.5, to: week + 0.5 })));
  return [
    ...panelFrame(panel, 'Observed against expected, by weeks since each launch', { points: [], launch: 0 }, x),
    ...names(waves, top),
    ...series.flatMap((points, index) => curve(points, x, panel, COLOURS[index % COLOURS.length]!)),
    ...weekMarks(all, x, top + TOGETHER_HEIGHT),
  ];
}

interface Difference {
  readonly week: number;
  readonly value: number;
}

/** Rollout and washout are left out, so the first week that counts is the first after launch. */
function differenceAt(point: ChartPoint, { launch, settled }: AssessmentChart, isRelative: boolean): Difference[] {
  const { phase, from, to, difference, expected } = point;
  if (phase === 'settling' || difference === null || expected === null || (isRelative && expected === 0)) return [];
  const start = phase === 'after' || phase === 'immature' ? settled : launch;
  return [{ week: ((from + to) / 2 - start) / WEEK, value: isRelative ? difference / Math.abs(expected) : difference }];
}

function curve(points: readonly Difference[], x: DayScale, { y }: Panel, colour: string): string[] {
  const path = points.map(({ week, value }, i) => `${i === 0 ? 'M' : 'L'}${x(week)} ${y(value)}`).join('');
  return [
    `<path d="${path}" fill="none" stroke="${colour}" stroke-width="1.8" stroke-linejoin="round"/>`,
    ...points.map(({ week, value }) => `<circle cx="${x(week)}" cy="${y(value)}" r="2.4" fill="${colour}"/>`),
  ];
}

/** Names of the waves in their colours, from the right. */
function names(waves: readonly DrawnWave[], top: number): string[] {
  const label = waves.map((wave, index) => {
    const colour = COLOURS[index % COLOURS.length]!;
    return `<tspan fill="${colour}" font-weight="600">● ${escaped(wave.names.join(', '))}</tspan>`;
  });
  return [`<text x="${WIDTH - RIGHT}" y="${top - 8}" text-anchor="end" font-size="11">${label.join('   ')}</text>`];
}

function weekMarks(points: readonly Difference[], x: DayScale, bottom: number): string[] {
  const [first, last] = [Math.min(...points.map(({ week }) => week)), Math.max(...points.map(({ week }) => week))];
  const step = Math.max(1, Math.ceil((last - first) / 12));
  const shown = Array.from(
    { length: Math.ceil((last - first) / step) + 1 },
    (_, i) => (Math.ceil(first / step) + i) * step,
  );
  return shown
    .filter((week) => x(week) >= LEFT && x(week) <= WIDTH - RIGHT)
    .map((week) => {
      const label = week === 0 ? 'launch' : week > 0 ? `+${week}` : `−${-week}`;
      return `<text x="${round(x(week))}" y="${bottom + 16}" font-size="11" text-anchor="middle" fill="${FAINT}">${label}</text>`;
    });
}

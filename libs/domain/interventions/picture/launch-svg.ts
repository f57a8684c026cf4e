/** One launch in three panels: what was seen against what was expected, the difference, and the difference added up. */
import { formatValue } from '../../metrics/format-value.js';
import type { AssessmentChart } from '../impact-chart.js';
import { legend } from './legend.js';
import { bars, dots, eventMarks, line, ribbons } from './marks.js';
import { dates, frame, panelOf, placeOf, type Panel, type Place } from './panel.js';
import { BOTTOM, compact, EXPECTED, GAP, OBSERVED, page, TOP } from './paper.js';

const PANELS = [
  { height: 230, title: 'Observed and expected' },
  { height: 120, title: 'Difference: observed − expected' },
  { height: 120, title: 'Difference, added up' },
] as const;
const HEIGHT = TOP + PANELS.reduce((sum, { height }) => sum + height, 0) + 2 * GAP + BOTTOM;

/** What stands above a picture, and what is said to those who cannot see it. */
export interface Caption {
  readonly title: string;
  readonly headline: string;
  readonly description: string;
}

/** `better`: which side of a difference is good. */
export function launchSvg(chart: AssessmentChart, { title, headline, description }: Caption, better: 'up' | 'down') {
  const x = placeOf(chart.points);
  const marks = [legend(HEIGHT), ...panelsOf(chart, x, better), dates(chart.points, x, HEIGHT - BOTTOM)];
  return page(title, headline, description, HEIGHT, marks);
}

function panelsOf(chart: AssessmentChart, x: Place, better: 'up' | 'down'): string[] {
  const { points } = chart;
  const unit = (value: number) => formatValue(value, chart);
  const isDuration = chart.unit === 'duration';
  const tops = PANELS.map((_, index) => TOP + PANELS.slice(0, index).reduce((at, { height }) => at + height + GAP, 0));
  const values = [
    points.flatMap(({ observed, expected, low, high }) => [observed, expected, low, high]),
    points.flatMap(({ difference, differenceLow, differenceHigh }) => [difference, differenceLow, differenceHigh]),
    points.flatMap(({ cumulative, cumulativeLow, cumulativeHigh }) => [cumulative, cumulativeLow, cumulativeHigh]),
  ];
  const panels = values.map((each, index) => {
    const isSum = index === 2;
    const kind = { hasZero: index > 0, isDuration: isDuration && !isSum };
    return panelOf(each, tops[index]!, PANELS[index]!.height, isSum ? compact : unit, kind);
  });
  const [seen, difference, added] = panels as [Panel, Panel, Panel];
  const titles = PANELS.map(({ title }, index) => title + (index === 2 ? ` (${chart.cumulativeUnit})` : ''));
  return [
    ...panels.flatMap((panel, index) => frame(panel, titles[index]!, chart, x)),
    ...eventMarks(chart, x, seen),
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

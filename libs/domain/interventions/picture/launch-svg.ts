/** One launch in three panels: what was seen against what was expected, the difference, and the difference added up. */
import { formatValue } from '../../metrics/format-value.js';
import type { AssessmentChart } from '../impact-chart.js';
import { legend } from './legend.js';
import { bars, dots, eventMarks, line, ribbons, type Plot } from './marks.js';
import { dateLabels, panelFrame, panelOf, dayScale, type DayScale } from './panel.js';
import { BOTTOM, compact, EXPECTED, GAP, OBSERVED, svgPage, TOP, type Caption } from './paper.js';

const PANELS = [
  { height: 230, title: 'Observed and expected' },
  { height: 120, title: 'Difference: observed − expected' },
  { height: 120, title: 'Difference, added up' },
] as const;
const HEIGHT = TOP + PANELS.reduce((sum, { height }) => sum + height, 0) + 2 * GAP + BOTTOM;

/** `better`: which side of a difference is good. */
export function launchSvg(chart: AssessmentChart, caption: Caption, better: 'up' | 'down'): string {
  const x = dayScale(chart.points);
  const marks = [legend(HEIGHT), ...panelsOf(chart, x, better), dateLabels(chart.points, x, HEIGHT - BOTTOM)];
  return svgPage(caption, HEIGHT, marks);
}

function panelsOf(chart: AssessmentChart, x: DayScale, better: 'up' | 'down'): string[] {
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
    return panelOf({
      values: each,
      top: tops[index]!,
      height: PANELS[index]!.height,
      text: isSum ? compact : unit,
      hasZero: index > 0,
      isDuration: isDuration && !isSum,
    });
  });
  const [seen, difference, added] = panels.map((panel) => ({ points, x, panel })) as [Plot, Plot, Plot];
  const titles = PANELS.map(({ title }, index) => title + (index === 2 ? ` (${chart.cumulativeUnit})` : ''));
  return [
    ...panels.flatMap((panel, index) => panelFrame(panel, titles[index]!, chart, x)),
    ...eventMarks(chart, x, seen.panel),
    ...ribbons(seen, 'low', 'high'),
    line(seen, 'expected', `stroke="${EXPECTED}" stroke-width="1.8" stroke-dasharray="5 4"`),
    line(seen, 'observed', `stroke="${OBSERVED}" stroke-width="2.2"`),
    ...dots(seen),
    ...ribbons(difference, 'differenceLow', 'differenceHigh'),
    ...bars(difference, better),
    ...ribbons(added, 'cumulativeLow', 'cumulativeHigh'),
    line(added, 'cumulative', `stroke="${OBSERVED}" stroke-width="2.2"`),
  ];
}

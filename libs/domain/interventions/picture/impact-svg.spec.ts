import type { AssessmentChart, ChartPoint } from '../impact-chart.js';
import { impactSvg } from './impact-svg.js';
import { BAD, GOOD } from './paper.js';

const DAY = 20_000;

function point(week: number, phase: ChartPoint['phase'], difference: number | null): ChartPoint {
  const expected = difference === null ? null : 100;
  return {
    from: DAY + 7 * week,
    to: DAY + 7 * (week + 1),
    phase,
    observed: 100 + (difference ?? 0),
    expected,
    low: expected && expected - 5,
    high: expected && expected + 5,
    difference,
    differenceLow: difference && difference - 5,
    differenceHigh: difference && difference + 5,
    cumulative: difference,
    cumulativeLow: difference && difference - 5,
    cumulativeHigh: difference && difference + 5,
  };
}

const CHART: AssessmentChart = {
  title: 'Touches',
  unit: 'count',
  currency: 'EUR',
  cumulativeUnit: 'touches',
  launch: DAY + 14,
  settled: DAY + 21,
  end: DAY + 28,
  points: [
    point(0, 'history', null),
    point(1, 'baseline', 2),
    point(2, 'settling', null),
    point(3, 'after', -20),
    point(4, 'immature', null),
  ],
  events: [{ from: DAY + 7, to: DAY + 9, label: 'a <new> price' }],
};

const words = { headline: 'Verified', summary: 'It fell.', howWeKnow: '', wouldChangeOurMind: '' };
const treated = [{ segment: 'plan/pro', name: 'Pro' }];
const metric = { key: 'touches', name: 'Touches', unit: 'count' as const, currency: 'EUR', form: '' };
const svgOf = (chart: AssessmentChart | null, better: 'up' | 'down' = 'down') =>
  impactSvg({ chart, waves: [], words, treated, metric }, better);
const count = (text: string, part: string) => text.split(part).length - 1;

describe('the picture of a launch', () => {
  const svg = svgOf(CHART)!;

  it('has a dot for every week, and says its numbers', () => {
    expect(count(svg, '<circle')).toBe(CHART.points.length);
    expect(svg).toContain('observed 80, expected 100');
    expect(svg).not.toContain('NaN');
  });

  it('says what it shows to those who cannot see it', () => {
    expect(svg).toContain('<title id="impact-title">Touches of Pro</title>');
    expect(svg).toContain('<desc id="impact-description">Verified. It fell.</desc>');
  });

  it('names what else happened, safely', () => expect(svg).toContain('a &lt;new&gt; price'));

  it('colours a difference after launch by its side', () => {
    const [down, up] = [svg, svgOf(CHART, 'up')!];
    expect([count(down, GOOD), count(down, BAD)]).toEqual([1, 0]);
    expect([count(up, GOOD), count(up, BAD)]).toEqual([0, 1]);
  });

  it('is none without weeks to draw', () => {
    expect(svgOf(null)).toBeNull();
    expect(svgOf({ ...CHART, points: [] })).toBeNull();
  });
});

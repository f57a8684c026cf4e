import { linePath, scaleOf, seriesWords, type SegmentSeries, type SeriesPoint } from './series.js';

const point = (value: number | null, isDoubtful = false): SeriesPoint => ({
  label: 'a month',
  value,
  formatted: value === null ? null : `€${value}`,
  isDoubtful,
});
const series = (...points: SeriesPoint[]): SegmentSeries => ({ key: 'pro', name: 'Pro', points });

describe('series of segments', () => {
  it('share one scale, which doubtful points do not stretch', () => {
    const scale = scaleOf([series(point(10), point(30)), series(point(20), point(900, true), point(null))])!;
    expect([scale.low.value, scale.high.value]).toEqual([10, 30]);
    expect(scaleOf([series(point(4, true), point(6, true))])?.high.value).toBe(6);
    expect(scaleOf([series(point(null))])).toBeNull();
  });

  it('are lines with gaps where there are none, and dots between gaps', () => {
    const points = [point(10), point(30), point(null), point(20), point(null), point(900), point(10)];
    const scale = scaleOf([series(point(10), point(30))])!;
    expect(linePath(points, scale, 60, 20)).toBe('M0 20L10 0M30 10h0M50 0L60 20');
    expect(linePath([point(10)], { low: point(10), high: point(10) }, 60, 20)).toBe('M0 20h0');
  });

  it('are told from the first value to the last', () => {
    expect(seriesWords(series(point(null), point(10), point(30)))).toBe('Pro: from €10 in a month to €30 in a month');
    expect(seriesWords(series(point(10)))).toBe('Pro: €10 in a month');
    expect(seriesWords(series(point(null)))).toBe('Pro: no values');
  });
});

import { layOutSeries, NODE_CHART, seriesRange, type NodePoint } from './node-series.js';

const point = (month: number, value: number | null, more: Partial<NodePoint> = {}): NodePoint => ({
  start: `2026-0${month}-01`,
  endExclusive: `2026-0${month + 1}-01`,
  label: `month ${month}`,
  value,
  formatted: value === null ? null : String(value),
  message: null,
  isDoubtful: false,
  isMoving: false,
  ...more,
});
const lay = (points: readonly NodePoint[], more = {}) =>
  layOutSeries({ points, events: [], bets: [], bounds: [], ...more });

describe('layOutSeries', () => {
  it('ends the line at a gap and begins another after it', () => {
    const { runs } = lay([point(1, 1), point(2, 2), point(3, null), point(4, 4)])!;
    expect(runs.map((run) => run.map(({ point: { value } }) => value))).toEqual([[1, 2], [4]]);
  });

  it('hatches from the first of the last months that still move', () => {
    const points = [
      point(1, 1, { isMoving: true }),
      point(2, 2),
      point(3, 3, { isMoving: true }),
      point(4, 4, { isMoving: true }),
    ];
    const { movingFrom, x } = lay(points)!;
    expect(movingFrom).toBe(x(Date.parse('2026-03-01')));
    expect(lay([point(1, 1), point(2, 2)])!.movingFrom).toBeNull();
  });

  it('keeps what a standard sets in sight', () => {
    const { bounds, y } = lay([point(1, 1), point(2, 2)], { bounds: [{ value: 10, text: 'at most 10' }] })!;
    expect(bounds[0]!.y).toBeGreaterThanOrEqual(NODE_CHART.top);
    expect(y.domain()[1]).toBeGreaterThanOrEqual(10);
  });

  it('shows events and bets inside the time only, and cuts a bet at its ends', () => {
    const event = (date: string) => ({ date, title: date, url: null });
    const bet = (start: string, endExclusive: string | null) => ({ number: 1, title: '', start, endExclusive });
    const laid = lay([point(2, 1), point(3, 2)], {
      events: [event('2026-01-31'), event('2026-02-01'), event('2026-04-01')],
      bets: [bet('2025-01-01', '2026-02-15'), bet('2026-03-01', null), bet('2026-05-01', null)],
    })!;
    expect(laid.events.map(({ event: { date } }) => date)).toEqual(['2026-02-01']);
    expect(laid.bets.map(({ from }) => from)).toEqual([NODE_CHART.left, laid.x(Date.parse('2026-03-01'))]);
    expect(laid.bets[1]!.to).toBe(NODE_CHART.width - NODE_CHART.right);
  });

  it.each([
    [90_000, 200_000, 86_400],
    [3000, 16_000, 3600],
    [70, 400, 60],
  ])('counts a duration from %d to %d seconds in wholes of %d', (low, high, whole) => {
    const { ticks } = layOutSeries(
      { points: [point(1, low), point(2, high)], events: [], bets: [], bounds: [] },
      true,
    )!;
    expect(ticks.length).toBeGreaterThan(1);
    for (const tick of ticks) expect(tick % (whole / 2)).toBe(0);
  });

  it('draws equal values in the middle and nothing without one', () => {
    const spot = lay([point(1, 5)])!.runs[0]![0]!;
    expect(spot.y).toBeGreaterThan(NODE_CHART.top);
    expect(spot.y).toBeLessThan(NODE_CHART.height - NODE_CHART.bottom);
    expect(lay([point(1, null)])).toBeNull();
  });
});

describe('seriesRange', () => {
  it.each([
    ['2026-11-01', '2026-10-31', '2025-10-01', '2026-11-01'],
    ['2026-11-01', '2026-11-12', '2025-10-01', '2026-11-13'],
    ['2026-04-01', '2026-10-31', '2025-03-01', '2026-05-02'],
    ['2026-01-16', null, '2025-01-01', '2026-01-16'],
  ])('shows for a period to %s with data to %s the time from %s to %s', (end, data, start, endExclusive) =>
    expect(seriesRange(end, data)).toEqual({ start, endExclusive }),
  );
});

import { layOutImpact, type PicturePoint } from './impact-picture.js';

const week = (index: number, more: Partial<PicturePoint>): PicturePoint => {
  const day = (count: number) => new Date(Date.UTC(2026, 7, 3 + 7 * count)).toISOString().slice(0, 10);
  return {
    start: day(index),
    endExclusive: day(index + 1),
    phase: 'AFTER',
    observed: null,
    expected: null,
    low: null,
    high: null,
    difference: null,
    differenceLow: null,
    differenceHigh: null,
    cumulative: null,
    cumulativeLow: null,
    cumulativeHigh: null,
    ...more,
  };
};

describe('the picture of an effect', () => {
  it('has nothing to draw without weeks', () => {
    expect(layOutImpact([], 800)).toBeNull();
  });

  it('leaves a gap where a week has no value', () => {
    const points = [week(0, { observed: 5 }), week(1, {}), week(2, { observed: 7 }), week(3, { observed: 6 })];
    const line = layOutImpact(points, 800)!.panels[0]!.lines.find(({ kind }) => kind === 'observed')!;
    expect(line.spots.map((run) => run.map(({ value }) => value))).toEqual([[5], [7, 6]]);
  });

  it('holds values and bands inside the panels, and zero in those of differences', () => {
    const points = [0, 1, 2].map((index) =>
      week(index, {
        observed: 100 + index,
        expected: 90,
        low: 80,
        high: 130,
        difference: 10,
        differenceLow: 4,
        differenceHigh: 20,
        cumulative: 10 * index,
        cumulativeLow: -5,
        cumulativeHigh: 40,
      }),
    );
    const { panels } = layOutImpact(points, 800)!;
    const domains = panels.map(({ y }) => y.domain());
    expect(domains[0]![0]).toBeLessThanOrEqual(80);
    expect(domains[0]![1]).toBeGreaterThanOrEqual(130);
    expect(domains[1]).toEqual([0, 20]);
    expect(domains[2]![0]).toBeLessThanOrEqual(-5);
  });

  it('joins weeks of one phase, without holes between the phases', () => {
    const phases = ['HISTORY', 'HISTORY', 'SETTLING', 'AFTER'] as const;
    const layout = layOutImpact(
      phases.map((phase, index) => week(index, { phase, observed: 1 })),
      800,
    )!;
    expect(layout.phases.map(({ phase }) => phase)).toEqual(['HISTORY', 'SETTLING', 'AFTER']);
    expect(layout.phases[0]!.to).toBe(layout.phases[1]!.from);
  });
});

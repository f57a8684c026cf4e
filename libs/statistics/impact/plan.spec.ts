import { WORKED_CASES } from '../../../test/fixtures/impact-series.js';
import type { BlockPanel } from './block-panel.js';
import { planWaves, planWeeks, weeksToDetect } from './plan.js';
import { weeklyEffect } from './weekly-effect.js';

/** A gap of ±1 in turn has lag one −11/12 and so counts as independent weeks; squares about its mean: 12. */
const seesaw: BlockPanel = {
  values: [Array.from({ length: 12 }, (_, week) => (week % 2 === 0 ? 0.1 : -0.1))],
  weights: [1],
  before: 12,
  treated: [0],
  controls: [],
};

describe('what can be seen', () => {
  it('by hand: independent weeks, variance 0.12 / 11', () => {
    const [row] = planWeeks(seesaw, 0.1, [4]);
    const standardError = Math.sqrt((0.12 / 11) * (1 / 12 + 1 / 4));
    expect(row!.standardError).toBeCloseTo(standardError, 12);
    expect(row!.degreesOfFreedom).toBeCloseTo(14, 12);
    expect(row!.detectable).toBeCloseTo(1.1 * (2.14478668792 + 0.86805478) * standardError, 7); // R: qt(c(.975, .8), 14)
    expect(row!.noChangePower).toBe(0); // 0.1 / 0.0603 = 1.658 is below qt(.95, 14) = 1.761
  });

  it('"no change" can be earned with a wide margin: 2 Φ(0.3 / 0.0603 − 1.761) − 1', () => {
    expect(planWeeks(seesaw, 0.3, [4])[0]!.noChangePower).toBeCloseTo(2 * 0.99935 - 1, 4); // Φ(3.2136)
  });

  it('more weeks show smaller effects; 2, 4 and 8 unless said', () => {
    const rows = planWeeks(seesaw, 0.1);
    expect(rows.map(({ weeks }) => weeks)).toEqual([2, 4, 8]);
    for (const [i, row] of rows.slice(1).entries()) expect(row.detectable).toBeLessThan(rows[i]!.detectable);
  });

  it('counts in weeks when blocks are fortnights: six of them are the baseline', () => {
    const [row] = planWeeks({ ...seesaw, weeksPerBlock: 2 }, 0.1, [4]);
    expect(row!.standardError).toBeCloseTo(Math.sqrt((0.12 / 11) * (1 / 6 + 1 / 2)), 12);
  });

  it('of waves: one is itself, two that move alike show no more, two that do not show 1 / √(1/a² + 1/b²)', () => {
    const of = (...panels: BlockPanel[]) =>
      planWaves(panels.map((panel) => ({ panel, most: Infinity })), 0.1, [4])[0]!.standardError; // prettier-ignore
    const alone = planWeeks(seesaw, 0.1, [4])[0]!.standardError;
    expect(of(seesaw)).toBeCloseTo(alone, 14);
    expect(of(seesaw, seesaw)).toBeCloseTo(alone, 14);
    // + + − − against + − + −: the products add up to 0
    const other = { ...seesaw, values: [Array.from({ length: 12 }, (_, week) => (week % 4 < 2 ? 0.3 : -0.3))] };
    const [a, b] = [alone, planWeeks(other, 0.1, [4])[0]!.standardError];
    expect(of(seesaw, other)).toBeCloseTo(1 / Math.sqrt(a ** -2 + b ** -2), 12);
  });

  it('of a wave whose controls start: no more weeks than it has', () => {
    const [two, four] = planWaves([{ panel: seesaw, most: 2 }], 0.1, [2, 4]);
    expect(four).toEqual({ ...two, weeks: 4 });
    expect(
      planWaves(
        [
          { panel: seesaw, most: 2 },
          { panel: { ...seesaw, before: 2 }, most: 2 },
        ],
        0.1,
      ),
    ).toEqual([]);
  });

  it('says nothing without history', () => expect(planWeeks({ ...seesaw, before: 2 }, 0.1)).toEqual([]));
});

describe('weeks needed', () => {
  const { values, before, weights } = WORKED_CASES[0]!;
  const effect = weeklyEffect({ values, before, weights, treated: [0], controls: [1, 2, 3, 4] });
  if (effect.kind === 'none') throw new Error(effect.reason);
  it('fewer for a wider margin', () => {
    const [narrow, wide] = [weeksToDetect(effect, 0.13)!, weeksToDetect(effect, 0.2)!];
    expect(wide).toBeLessThan(narrow);
    expect(wide).toBeGreaterThan(0);
  });
  it('none within a year when the weeks before launch are too few', () =>
    expect(weeksToDetect(effect, 0.02)).toBeNull());
  it('in fortnights, an even number of weeks', () => expect(weeksToDetect(effect, 0.13, 2)! % 2).toBe(0));
});

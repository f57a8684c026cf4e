import fc from 'fast-check';
import { ARMA_EXAMPLE, COMPARISON_EXAMPLE, SEAT_BELTS, WORKED_CASES } from '../../../test/fixtures/impact-series.js';
import { tries } from '../../../test/support/how-much.js';
import { lagOne, unbiased } from './autocorrelation.js';
import type { BlockPanel } from './block-panel.js';
import { stepContrast, varianceOfMean } from './step-contrast.js';
import { relativeEffect, weeklyEffect, type WeeklyEffect } from './weekly-effect.js';

/** The first segment is treated, all others are controls. */
const panelOf = (values: readonly ArrayLike<number>[], before: number, weights = values.map(() => 1)): BlockPanel => ({
  values,
  weights,
  before,
  treated: [0],
  controls: values.slice(1).map((_, i) => i + 1),
});

function effectOf(panel: BlockPanel, baseline?: number): WeeklyEffect {
  const effect = weeklyEffect(panel, baseline);
  if (effect.kind === 'none') throw new Error(effect.reason);
  return effect;
}

const logs = (values: readonly number[]) => values.map(Math.log);
const numbers = (text: string) => Float64Array.from(text.split(' '), Number);

describe('the steps, by hand', () => {
  it('two weeks that correlate by a half are worth 1⅓', () => {
    expect(varianceOfMean(1, 0.5)).toBe(1);
    expect(varianceOfMean(2, 0.5)).toBe(0.75);
    expect(varianceOfMean(3, 0.5)).toBeCloseTo((1 + 2 * ((2 / 3) * 0.5 + (1 / 3) * 0.25)) / 3, 15);
    expect(varianceOfMean(12, 0)).toBeCloseTo(1 / 12, 15);
  });

  it('lag one: deviations −1 0 1 and −2 2 give (0 + 0) + (−4) over 2 + 8', () => {
    expect(lagOne([numbers('4 5 6')])).toBe(0);
    expect(lagOne([numbers('4 5 6'), numbers('1 5')])).toBe(-0.4);
    expect(lagOne([numbers('7 7 7')])).toBe(0);
    expect(unbiased(0.5, 10)).toBe(0.75);
  });

  it('a step of independent weeks is the pooled t test of two means', () => {
    // means 2 and 6, squares 2 + 2, s² = 4 / (5 − 2), standard error √(4/3 · (1/3 + 1/2))
    const contrast = stepContrast(numbers('1 2 3'), numbers('5 7'), 0);
    expect(contrast).toMatchObject({ estimate: 4, degreesOfFreedom: 3 });
    expect(contrast.standardError).toBeCloseTo(Math.sqrt((4 / 3) * (5 / 6)), 14);
  });

  it('a difference of logarithms is a share', () => expect(relativeEffect(Math.log(0.9))).toBeCloseTo(-0.1, 15));
});

describe('worked cases', () => {
  it.each(WORKED_CASES)('$name', ({ before, weights, values, expected }) => {
    const effect = effectOf(panelOf(values, before, weights));
    const found = {
      estimate: effect.estimate,
      se: effect.standardError,
      df: effect.degreesOfFreedom,
      rho_own: effect.autocorrelation.own,
      rho_pool: effect.autocorrelation.pooled,
      rho: effect.autocorrelation.used,
      n_eff_before: effect.effectiveBefore,
      n_eff_after: effect.effectiveAfter,
      inflation: effect.widening,
      placebos: effect.placebos,
      t: effect.t,
      p: effect.p,
      lo: effect.interval95.low,
      hi: effect.interval95.high,
      lo90: effect.interval90.low,
      hi90: effect.interval90.high,
    };
    expect(Object.keys(found)).toEqual(Object.keys(expected));
    for (const [name, value] of Object.entries(expected))
      expect([name, found[name as keyof typeof found]]).toEqual([name, expect.closeTo(value, 11)]);
  });
});

describe('published examples', () => {
  const expectNumbers = (effect: WeeklyEffect, expected: Record<string, number>, digits = 6) => {
    const found = {
      estimate: effect.estimate,
      se: effect.standardError,
      df: effect.degreesOfFreedom,
      p: effect.p,
      own: effect.autocorrelation.own,
      pooled: effect.autocorrelation.pooled,
      placebos: effect.placebos,
      widening: effect.widening,
      low: effect.interval95.low,
      high: effect.interval95.high,
      low90: effect.interval90.low,
      high90: effect.interval90.high,
    };
    for (const [name, value] of Object.entries(expected))
      expect([name, found[name as keyof typeof found]]).toEqual([name, expect.closeTo(value, digits)]);
  };

  // R's CausalImpact on the same: 0.89, from 0.27 to 1.5
  it('ARMA: 1 was added, and no block resembles the next', () => {
    const effect = effectOf(panelOf([ARMA_EXAMPLE.y, ARMA_EXAMPLE.x], 70), 30);
    expectNumbers(effect, { estimate: 0.910698, se: 0.290675, df: 58, own: -0.164998, pooled: -0.150565 });
    expectNumbers(effect, { placebos: 22, widening: 1, p: 0.002712, low: 0.328848, high: 1.492547 });
    expect([effect.effectiveBefore, effect.effectiveAfter]).toEqual([expect.closeTo(30, 12), expect.closeTo(30, 12)]);
  });

  // R's CausalImpact on the same: −0.83 %, from −2.6 % to 1 %
  it('comparison: placebo dates were off, so the interval is wider by 8 %', () => {
    const series = [COMPARISON_EXAMPLE.changed, ...COMPARISON_EXAMPLE.notChanged].map(logs);
    const effect = effectOf(panelOf(series, 90), 54);
    expectNumbers(effect, { estimate: 0.002915, se: 0.005944, df: 22.055582, own: 0.514053, pooled: 0.480847 });
    expectNumbers(effect, { placebos: 76, widening: 1.07931, p: 0.628684, low: -0.00941, high: 0.01524 });
    expectNumbers(effect, { low90: -0.007291, high90: 0.013121 });
  });

  it('seat belts: the law took 31 % off those in front, compared with the rear seats; for the rear the sign flips', () => {
    const [front, rear] = [logs(SEAT_BELTS.front), logs(SEAT_BELTS.rear)];
    const effect = effectOf(panelOf([front, rear], 169), 24);
    expectNumbers(effect, { estimate: -0.37148, se: 0.05834, df: 10.705924, own: 0.515859, pooled: 0.60175 });
    expectNumbers(effect, { placebos: 246, widening: 1, low: -0.500318, high: -0.242642 });
    const reversed = effectOf(panelOf([rear, front], 169), 24);
    expectNumbers(reversed, { estimate: 0.37148, se: 0.05834, low: 0.242642, high: 0.500318, low90: 0.266443 });
  });
});

describe('laws', () => {
  /** As fine as values are that people measure: a movement as small as the rounding of another panel is no movement to have a law about. */
  const value = fc.integer({ min: -5 * 1024, max: 5 * 1024 }).map((steps) => steps / 1024);
  const series = (blocks: number) => fc.array(value, { minLength: blocks, maxLength: blocks });
  const panels = fc.integer({ min: 2, max: 5 }).chain((segments) =>
    fc.record({
      values: fc.array(series(20), { minLength: segments, maxLength: segments }),
      weights: fc.array(fc.integer({ min: 1, max: 999 }), { minLength: segments, maxLength: segments }),
    }),
  );
  /** On most past dates the gap stands still, but for rounding once something hits all segments alike. */
  const STILL = {
    values: [
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -0.000006028881539877705, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 0, 0, 0, 0, 1.5e-323, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ],
    weights: [1, 1],
  };
  const check = (law: (panel: BlockPanel, effect: WeeklyEffect) => void) =>
    fc.assert(
      fc.property(panels, ({ values, weights }) => {
        const panel = panelOf(values, 16, weights);
        const effect = weeklyEffect(panel);
        fc.pre(effect.kind === 'effect' && effect.standardError > 1e-6);
        law(panel, effect);
      }),
      { ...tries(60), examples: [[STILL]] },
    );

  it('what hits all segments alike does not matter', () =>
    check((panel, { estimate, standardError }) => {
      const shaken = panel.values.map((segment) => Array.from(segment, (x, block) => x + 3 * Math.sin(block)));
      const again = effectOf({ ...panel, values: shaken });
      expect([again.estimate, again.standardError]).toEqual([
        expect.closeTo(estimate, 9),
        expect.closeTo(standardError, 9),
      ]);
    }));

  it('who is compared with whom decides the sign only', () =>
    check((panel, { estimate, standardError, p }) => {
      const reversed = effectOf({ ...panel, treated: panel.controls, controls: panel.treated });
      expect(reversed.estimate).toBeCloseTo(-estimate, 9);
      expect([reversed.standardError, reversed.p]).toEqual([expect.closeTo(standardError, 9), expect.closeTo(p, 9)]);
    }));

  it('an effect that is added is found, and makes nothing less certain', () =>
    check((panel, { estimate, standardError, widening }) => {
      const lift = (x: number, block: number) => (block < 16 ? x : x + 2);
      const values = panel.values.map((segment, s) => (s === 0 ? Array.from(segment, lift) : segment));
      const lifted = effectOf({ ...panel, values });
      expect(lifted.estimate).toBeCloseTo(estimate + 2, 9);
      expect(lifted.standardError).toBeCloseTo(standardError, 9);
      expect(widening).toBeGreaterThanOrEqual(1);
    }));

  it('another unit does not change how sure it is', () =>
    check((panel, { estimate, t, p }) => {
      const scaled = effectOf({ ...panel, values: panel.values.map((segment) => Array.from(segment, (x) => 7 * x)) });
      expect(scaled.estimate).toBeCloseTo(7 * estimate, 9);
      expect(scaled.p).toBeCloseTo(p, 7);
      expect(Math.sign(scaled.t)).toBe(Math.sign(t));
    }));
});

describe('refusals', () => {
  const [treated, control] = [[1, 2, 1, 3, 1, 2], [2, 1, 2, 2, 1, 2]]; // prettier-ignore
  it('are values where data cause them', () => {
    expect(weeklyEffect(panelOf([treated, control], 2))).toEqual({ kind: 'none', reason: 'too_few_blocks' });
    expect(weeklyEffect(panelOf([treated, control], 6))).toEqual({ kind: 'none', reason: 'too_few_blocks' });
    expect(weeklyEffect(panelOf([treated, [2, 1, -Infinity, 2, 1, 2]], 4))).toEqual({
      kind: 'none',
      reason: 'not_a_number',
    });
    const parallel = treated.map((x) => x + 0.1);
    expect(weeklyEffect(panelOf([treated, parallel], 4))).toEqual({ kind: 'none', reason: 'no_variation' });
    expect(weeklyEffect(panelOf([treated, control], 4)).kind).toBe('effect');
  });

  it.each<[string, Partial<BlockPanel>]>([
    ['nobody treated', { treated: [] }],
    ['treated and a control', { controls: [0, 1] }],
    ['no such segment', { controls: [7] }],
    ['a weight of nothing', { weights: [1, 0] }],
    ['launch after the end', { before: 7 }],
    ['different lengths', { values: [treated, control.slice(1)] }],
  ])('are errors where the caller is wrong: %s', (_, wrong) =>
    expect(() => weeklyEffect({ ...panelOf([treated, control], 4), ...wrong })).toThrow(RangeError),
  );
});

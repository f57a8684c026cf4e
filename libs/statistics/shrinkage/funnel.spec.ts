import fc from 'fast-check';
import { tries } from '../../../test/support/how-much.js';
import { funnel, type Funnel, type FunnelPoint } from './funnel.js';

const points = (values: readonly number[], error = 1): FunnelPoint[] => values.map((value) => ({ value, error }));

function drawn(given: readonly FunnelPoint[], target: number): Funnel {
  const result = funnel(given, target);
  if (result.kind === 'none') throw new Error(result.reason);
  return result;
}

describe('worked by hand', () => {
  it('without over-dispersion: the limits are those of chance', () => {
    const result = drawn(points([4, 6, 5, 5, 4, 6, 5, 7.5]), 5);
    // z 1, 1, 0, 0, 1, 1, 0, 2.5, its 90 % quantile 1.45 and the 10 % one −1: φ = (4 + 1.45²) / 8
    expect(result.dispersion).toBeCloseTo((4 + 1.45 ** 2) / 8, 12);
    expect(result.tau).toBe(0);
    expect(result.segments.map(({ standing }) => standing)).toEqual([...Array<string>(7).fill('inside'), 'outside_95']);
    expect(result.segments[7]).toMatchObject({
      z: 2.5,
      p: expect.closeTo(0.0124193307, 9),
      limits95: [expect.closeTo(3.04, 12), expect.closeTo(6.96, 12)],
      limits998: [expect.closeTo(1.91, 12), expect.closeTo(8.09, 12)],
    });
  });

  it('with it, wider; two that stand out do not widen it by themselves', () => {
    const result = drawn(points([-9, -1, -1, -1, -1, 1, 1, 1, 1, 9]), 0);
    // the outer two are drawn in to ±1.8: φ = 1.448; τ² = (14.48 − 9) / 9
    expect(result.dispersion).toBeCloseTo(1.448, 12);
    expect(result.tau ** 2).toBeCloseTo(5.48 / 9, 12);
    const spread = Math.sqrt(1 + 5.48 / 9);
    expect(result.segments[0]).toMatchObject({ z: expect.closeTo(-9 / spread, 12), standing: 'outside_998' });
    expect(result.segments[1]!.limits95[1]).toBeCloseTo(1.96 * spread, 12);
    expect(result.segments.filter(({ standing }) => standing !== 'inside')).toHaveLength(2);
  });

  it('large segments that differ a little are not all outliers', () => {
    // errors 0.001, true spread about 0.02: by chance alone seven of eight would be outside of 99.8 %
    const values = [0.18, 0.19, 0.2, 0.21, 0.22, 0.185, 0.215, 0.205];
    const result = drawn(points(values, 0.001), 0.2);
    expect(values.filter((x) => Math.abs(x - 0.2) > 0.00309)).toHaveLength(7);
    expect(result.segments.every(({ standing }) => standing === 'inside')).toBe(true);
    // z ±20, drawn in to the 10 % and 90 % quantiles ±16.5; ±15, ±10, 5 and 0
    expect(result.dispersion).toBeCloseTo((2 * 16.5 ** 2 + 2 * 100 + 2 * 225 + 25) / 8, 8);
  });
});

it.each<[string, readonly FunnelPoint[], number, object]>([
  ['few segments', points([1, 2, 3, 4, 5, 6, 7]), 4, { reason: 'too_few_segments' }],
  ['no number', points([1, 2, 3, NaN, 5, 6, 7, 8]), 4, { reason: 'not_a_number', segment: 3 }],
  ['no error', points([1, 2, 3, 4, 5, 6, 7, 8], 0), 4, { reason: 'no_error', segment: 0 }],
  ['no target', points([1, 2, 3, 4, 5, 6, 7, 8]), NaN, { reason: 'not_a_number' }],
])('%s: refused', (_, given, target, expected) => expect(funnel(given, target)).toEqual({ kind: 'none', ...expected }));

it('over-dispersion only ever widens the limits, and the better known segment has the narrower ones', () => {
  const point = fc.record({ value: fc.integer({ min: -90, max: 90 }), error: fc.integer({ min: 1, max: 30 }) });
  fc.assert(
    fc.property(fc.array(point, { minLength: 8, maxLength: 14 }), (given) => {
      const { segments } = drawn(given, 0);
      const byError = [...given.keys()].sort((a, b) => given[a]!.error - given[b]!.error);
      const widths = byError.map((i) => segments[i]!.limits95[1]);
      expect([...widths].sort((a, b) => a - b)).toEqual(widths);
      for (const [i, { limits95 }] of segments.entries())
        expect(limits95[1]).toBeGreaterThanOrEqual(1.96 * given[i]!.error * (1 - 1e-12));
    }),
    tries(200),
  );
});

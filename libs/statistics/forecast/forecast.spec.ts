import fc from 'fast-check';
import { tries } from '../../../test/support/how-much.js';
import { randomBits, uniform } from '../resampling/random.js';
import { forecast } from './choose-forecast.js';
import { ahead, fitDamped, fitSimple, smooth } from './smoothing.js';

/** Flow of the Nile at Aswan, 1871 to 1970: Cobb, Biometrika 65, 1978 (R data set Nile). */
// prettier-ignore
const NILE = [
  1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140,
  1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969,
  831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759,
  781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890,
  744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
];

describe('smoothing', () => {
  it('worked by hand: 10, 14, 12 with one half', () => {
    const result = smooth([10, 14, 12], { alpha: 0.5, beta: 0, phi: 0 });
    expect(result).toMatchObject({ level: 12, trend: 0, squares: 16 }); // 12, 12; errors 4, 0
    expect(ahead(result, 5)).toBe(12);
  });
  it('a damped trend: 0, 8 with halves', () => {
    // level 4, trend 2; then 4 + 0.5·2 = 5, 5.5, 5.75
    const result = smooth([0, 8], { alpha: 0.5, beta: 0.5, phi: 0.5 });
    expect([1, 2, 3].map((weeks) => ahead(result, weeks))).toEqual([5, 5.5, 5.75]);
  });
  it('of the Nile with 0.3: 788.440125586 (R: ses(Nile, alpha = 0.3, initial = "simple"))', () =>
    expect(ahead(smooth(NILE, { alpha: 0.3, beta: 0, phi: 0 }), 1)).toBeCloseTo(788.440125586, 8));

  it('the fit has no better neighbour, and unit and zero point do not matter', () => {
    const series = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 20 });
    fc.assert(
      fc.property(series, fc.double({ min: 0, max: 1, noNaN: true }), (values, t) => {
        const { squares, smoothing } = fitSimple(values);
        const near = smoothing.alpha + (t - 0.5) * 0.02;
        const other = smooth(values, { ...smoothing, alpha: Math.max(0, Math.min(1, near)) });
        expect(squares).toBeLessThanOrEqual(other.squares * 1.001 + 1e-9);
        const moved = fitDamped(values.map((x) => 4 * x + 64));
        expect(moved.squares / 16).toBeCloseTo(fitDamped(values).squares, 6);
      }),
      tries(40),
    );
  });
});

describe('the forecast', () => {
  const bits = randomBits(4);
  const noise = Array.from({ length: 60 }, () => uniform(bits) - 0.5);
  const chosen = (values: readonly number[]) => {
    const result = forecast(values, 2);
    if (result.kind === 'none') throw new Error(result.reason);
    return result;
  };

  it('averages where weeks scatter about a level', () => {
    const result = chosen(noise.map((x) => 100 + x));
    expect(result.method).toBe('simple');
    expect(Math.abs(result.values[0]! - 100)).toBeLessThan(0.3);
    expect(result.mase.simple).toBeLessThan(result.mase.last_value);
  });
  it('follows a trend', () => {
    const result = chosen(Array.from({ length: 40 }, (_, week) => 5 * week));
    expect(result.method).toBe('damped');
    expect(result.values[1]!).toBeGreaterThan(195 + 5);
    expect(result.mase.last_value).toBeCloseTo(1.5, 12); // moves of 5; off by 5 and by 10
  });
  it('stays with the last value where nothing beats it clearly', () => {
    let level = 0;
    const walk = noise.map((x) => (level += x));
    expect(chosen(walk)).toMatchObject({ method: 'last_value', values: [level, level], origins: 8 });
  });
  it.each([
    ['too_few_weeks', noise.slice(0, 20)],
    ['not_a_number', [...noise, NaN]],
    ['never_moves', Array<number>(30).fill(4)],
  ])('%s', (reason, values) => expect(forecast(values, 2)).toEqual({ kind: 'none', reason }));
  it('begins with 21 weeks for two', () => expect(forecast(noise.slice(0, 21), 2)).toMatchObject({ kind: 'forecast' }));
  it('is for whole weeks', () => expect(() => forecast(noise, 0)).toThrow(RangeError));
});

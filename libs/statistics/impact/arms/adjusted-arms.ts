/**
 * What customers did before launch says much about what they do after it, and nothing about which arm they are in. Taking that part away
 * leaves the effect where it is and its interval narrower.
 */
import type { Arm, ArmsEffect } from './arms.js';
import { inferenceOf, type WeeklyEffect } from '../weekly-effect.js';
import { sum } from '../../moments.js';

/** `narrowing`: the share of the variance that is gone; `slope`: how much of a difference before launch is still there after it. */
export interface AdjustedArms extends Pick<WeeklyEffect, 'estimate' | 'standardError' | 't' | 'p' | 'interval95'> {
  readonly slope: number;
  readonly narrowing: number;
}

/**
 * The effect of the arms adjusted by the same ratio before launch: CUPED (Deng, Xu, Kohavi and Walker, "Improving the sensitivity of
 * online controlled experiments by utilizing pre-experiment data", WSDM 2013), a ratio being the mean of what each customer adds to it
 * (delta method), with one slope for both arms. The customers of an arm come in the same order before and after. On the scale of the
 * effect; `null` where there is no effect, or customers were all alike before. Throws `RangeError` when the customers are not the same.
 */
export function adjustedArms(
  after: readonly [treated: Arm, control: Arm],
  before: readonly [treated: Arm, control: Arm],
  { effect, treated, control }: ArmsEffect,
  scale: 'log' | 'points',
): AdjustedArms | null {
  if (after.some(({ numerators }, arm) => numerators.length !== before[arm]!.numerators.length))
    throw new RangeError('both times need the same customers');
  if (effect.kind === 'none') return null;
  const levels = [treated!.ratio, control!.ratio];
  const level = sum(before.map(({ numerators }) => sum(Array.from(numerators)))) / totalOf(before);
  const size = totalOf(before) / sum(before.map(({ denominators }) => denominators.length));
  const unit = (ratio: number) => (scale === 'log' ? ratio : 1);
  const values = after.map((arm, i) => additions(arm, levels[i]!, totalOf([arm]) / arm.denominators.length, unit(levels[i]!)));
  const earlier = before.map((arm) => additions(arm, level, size, unit(level)));
  const centred = earlier.map((each) => {
    const middle = mean(each);
    return each.map((value) => value - middle);
  });
  const slope = sum(values.map((each, i) => product(each, centred[i]!))) / sum(centred.map((each) => product(each, each)));
  if (!Number.isFinite(slope)) return null;
  const rest = values.map((each, i) => each.map((value, row) => value - slope * centred[i]![row]!));
  const estimate = effect.estimate - slope * (mean(earlier[0]!) - mean(earlier[1]!));
  const variance = sum(rest.map(varianceOfMean));
  if (!(variance > 0)) return null;
  const contrast = { ...effect, estimate, standardError: Math.sqrt(variance) };
  const { t, p, interval95 } = inferenceOf(contrast);
  const narrowing = 1 - variance / sum(values.map(varianceOfMean));
  return { estimate, standardError: contrast.standardError, t, p, interval95, slope, narrowing };
} // prettier-ignore

/** What each customer adds to a ratio R = Σx / Σn beyond its share: (x − R·n) / mean n, in units of `unit`. */
function additions({ numerators, denominators }: Arm, ratio: number, size: number, unit: number): number[] {
  return Array.from(numerators, (x, i) => (x - ratio * denominators[i]!) / size / unit);
}

function totalOf(arms: readonly Arm[]): number {
  return sum(arms.map(({ denominators }) => sum(Array.from(denominators))));
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

function product(a: readonly number[], b: readonly number[]): number {
  return sum(a.map((value, i) => value * b[i]!));
}

function varianceOfMean(values: readonly number[]): number {
  const centre = mean(values);
  return sum(values.map((value) => (value - centre) ** 2)) / (values.length - 1) / values.length;
}

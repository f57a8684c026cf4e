/**
 * Did it work? Compared with the segments that nobody touched, week against week. How many really separate weeks of evidence there are
 * is counted, and the method is checked on past dates when nothing happened; where it was off, its interval is wider by as much.
 *
 * The calibrated weekly difference-in-differences: difference-in-differences of whole weeks with an effective number of weeks
 * (Bayley and Hammersley 1946) and placebo dates (in the spirit of Abadie, Diamond and Hainmueller, JASA 105, 2010).
 */
import { autocorrelation, type Autocorrelation } from './autocorrelation.js';
import { checkPanel, gapOf, membersOf, type BlockPanel } from './block-panel.js';
import { placeboCheck } from './placebo.js';
import { meanOf, squaresAbout, stepContrast, type EffectRange, type StepContrast } from './step-contrast.js';
import { studentQuantile, studentTwoSided } from '../special/student-t.js';

/**
 * `estimate`, `standardError` and the intervals are in the unit of the values; of logarithms, {@link relativeEffect} makes per cent.
 * `standardError` has been multiplied by `widening`. `p` is two-sided. `baseline` and `after`: blocks compared; `history`: blocks
 * before launch that calibrate. The 95 % interval decides on improved and worsened, the 90 % one on no change.
 */
export interface WeeklyEffect extends StepContrast {
  readonly kind: 'effect';
  readonly baseline: number;
  readonly after: number;
  readonly history: number;
  readonly autocorrelation: Autocorrelation;
  readonly widening: number;
  readonly placebos: number;
  readonly t: number;
  readonly p: number;
  readonly interval95: EffectRange;
  readonly interval90: EffectRange;
}

/** `no_variation`: the gap stands still on both sides, so nothing says how much it moves by itself. */
export interface NoWeeklyEffect {
  readonly kind: 'none';
  readonly reason: 'too_few_blocks' | 'not_a_number' | 'no_variation';
}

/** Weeks before launch with which is compared. Older ones calibrate only: when segments drift they are no baseline. */
export const BASELINE_WEEKS = 12;
/** Fewer say nothing about how blocks resemble each other. */
const LEAST_BASELINE_BLOCKS = 3;

/**
 * The effect of a launch on the gap: mean of all blocks after it minus mean of the last `baseline` blocks before. Throws `RangeError`
 * when the panel is not one (see {@link checkPanel}).
 */
export function weeklyEffect(
  panel: BlockPanel,
  baseline = BASELINE_WEEKS / (panel.weeksPerBlock ?? 1),
): WeeklyEffect | NoWeeklyEffect {
  checkPanel(panel);
  const gap = gapOf(panel);
  const before = gap.slice(Math.max(0, panel.before - baseline), panel.before);
  const after = gap.slice(panel.before);
  const reason = refusalOf(panel, before, after);
  if (reason !== null) return { kind: 'none', reason };
  const rho = autocorrelation(before, after, panel);
  const contrast = stepContrast(before, after, rho.used);
  const { widening, placebos } = placeboCheck(panel, before.length, after.length, rho.used);
  const widened = { ...contrast, standardError: contrast.standardError * widening };
  const blocks = { baseline: before.length, after: after.length, history: panel.before };
  return { kind: 'effect', ...blocks, ...widened, autocorrelation: rho, widening, placebos, ...inferenceOf(widened) };
}

/** The interval that holds the true effect in the share `level` of all cases. */
export function effectInterval(
  { estimate, standardError, degreesOfFreedom }: Pick<StepContrast, 'estimate' | 'standardError' | 'degreesOfFreedom'>,
  level: number,
): EffectRange {
  const reach = studentQuantile((1 + level) / 2, degreesOfFreedom) * standardError;
  return { low: estimate - reach, high: estimate + reach };
}

/** A difference of logarithms as a share: −0.143 is −0.133, 13.3 % less. */
export function relativeEffect(difference: number): number {
  return Math.expm1(difference);
}

/** Test and intervals of an estimate with its error. */
export function inferenceOf(contrast: StepContrast): Pick<WeeklyEffect, 't' | 'p' | 'interval95' | 'interval90'> {
  const t = contrast.estimate / contrast.standardError;
  const p = studentTwoSided(t, contrast.degreesOfFreedom);
  return { t, p, interval95: effectInterval(contrast, 0.95), interval90: effectInterval(contrast, 0.9) };
}

function refusalOf(panel: BlockPanel, before: Float64Array, after: Float64Array): NoWeeklyEffect['reason'] | null {
  if (before.length < LEAST_BASELINE_BLOCKS || after.length === 0) return 'too_few_blocks';
  if (membersOf(panel).some((s) => Array.from(panel.values[s]!).some((x) => !Number.isFinite(x))))
    return 'not_a_number';
  const squares = squaresAbout(before, meanOf(before)) + squaresAbout(after, meanOf(after));
  const rounding = 1e-26 * (squaresAbout(before, 0) + squaresAbout(after, 0));
  return squares <= rounding ? 'no_variation' : null;
}

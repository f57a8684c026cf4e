/**
 * Tries the method on past dates on which nothing happened. Where it errs more often than promised there, the interval is widened
 * accordingly.
 */
import { dustOf, gapsBefore, type BlockPanel } from './block-panel.js';
import { contrastWith, varianceOfMean } from './step-contrast.js';
import { normalQuantile } from '../special/normal-quantile.js';
import { studentTwoSided } from '../special/student-t.js';

/**
 * `widening` ≥ 1 multiplies the standard error. `placebos` is the number of dates and segments that were tried; 0 says nothing.
 */
export interface PlaceboCheck {
  readonly widening: number;
  readonly placebos: number;
}

/** A single placebo counts for at most four standard deviations. */
const MOST_SURPRISE = 4;
/** The prior: six placebos that kept the promise. */
const BELIEF = 6;
/** The weight of a placebo; below one, since segments share their comparison. */
const SHARE = 0.8;
/** Placebo windows slide when the history is longer than one of them by so many weeks; else they grow, from six weeks on. */
const [WEEKS_TO_SLIDE, WEEKS_TO_GROW] = [4, 6];

/**
 * The contrast of `baseline` blocks before and `after` blocks after, at every date before launch where it fits, for each segment
 * against all others, with the autocorrelation `rho` of the real one. With z the normal score of each, q = mean of min(|z|, 4)² and
 * N = 0.8 S max(1, (H − baseline) / after): widening = √max(1, (6 + N q) / (6 + N)).
 */
export function placeboCheck(panel: BlockPanel, baseline: number, after: number, rho: number): PlaceboCheck {
  const windows = placeboWindows(panel, baseline, after, rho);
  const gaps = gapsBefore(panel);
  const placebos = windows.length * gaps.length;
  if (placebos === 0) return { widening: 1, placebos };
  const dust = dustOf(panel);
  const surprises = gaps.flatMap((gap) => windows.map((window) => surprise(gap, window, dust)));
  const q = surprises.reduce((sum, z) => sum + z * z, 0) / placebos;
  const effective = SHARE * gaps.length * Math.max(1, (panel.before - baseline) / after);
  return { widening: Math.sqrt(Math.max(1, (BELIEF + effective * q) / (BELIEF + effective))), placebos };
}

/**
 * How many placebo windows share no block after their date, for one segment: (H − n₁) / n₂ where they slide, (H − 6 weeks) / n₂ where they
 * grow, whole ones. All in blocks.
 */
export function independentPlacebos(history: number, baseline: number, after: number, weeksPerBlock = 1): number {
  const first = slidesAt(history, baseline, after, weeksPerBlock) ? baseline : WEEKS_TO_GROW / weeksPerBlock;
  return after > 0 ? Math.max(0, Math.floor((history - first) / after)) : 0;
}

function slidesAt(history: number, baseline: number, after: number, weeksPerBlock: number): boolean {
  return history >= baseline + after + WEEKS_TO_SLIDE / weeksPerBlock;
}

/** Blocks from `start` to `end`, with a launch at `date` that never was, and the variances of the means before and after it. */
interface PlaceboWindow {
  readonly start: number;
  readonly date: number;
  readonly end: number;
  readonly v1: number;
  readonly v2: number;
}

function placeboWindows(panel: BlockPanel, baseline: number, after: number, rho: number): PlaceboWindow[] {
  const weeksPerBlock = panel.weeksPerBlock ?? 1;
  const slides = slidesAt(panel.before, baseline, after, weeksPerBlock);
  const first = slides ? baseline : WEEKS_TO_GROW / weeksPerBlock;
  const windows: PlaceboWindow[] = [];
  const [sliding, v2] = [varianceOfMean(baseline, rho), varianceOfMean(after, rho)];
  for (let date = first; date + after <= panel.before; date++) {
    const [start, v1] = slides ? [date - baseline, sliding] : [0, varianceOfMean(date, rho)];
    windows.push({ start, date, end: date + after, v1, v2 });
  }
  return windows;
}

/** The normal score of a placebo contrast, at most {@link MOST_SURPRISE}; 0 where it is nothing but rounding (`dust`), as where a gap stands still. */
function surprise(gap: Float64Array, { start, date, end, v1, v2 }: PlaceboWindow, dust: number): number {
  const contrast = contrastWith(gap.subarray(start, date), gap.subarray(date, end), v1, v2);
  if (Math.abs(contrast.estimate) <= dust) return 0;
  const p = studentTwoSided(contrast.estimate / contrast.standardError, contrast.degreesOfFreedom);
  return Math.min(MOST_SURPRISE, -normalQuantile(p / 2));
}

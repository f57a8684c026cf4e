/**
 * How much one week resembles the next. Weeks that resemble their neighbours tell less than their number: twelve of them may be
 * worth seven.
 */
import { dustOf, gapsBefore, type BlockPanel } from './block-panel.js';
import { meanOf } from './step-contrast.js';

/**
 * The largest correlation that is used. Beyond it, weeks would count for almost nothing, and its own estimate is hardly worth
 * anything.
 */
const MOST = 0.95;

/**
 * Correlations of a block with the next: `own` of the gap about its two means, `pooled` over all segments and the whole history, and
 * `used`, the larger of the two between 0 and 0.95. One short series cannot measure its own persistence: every method under-estimates
 * it (Turner and others, "Evaluation of statistical methods used in the analysis of interrupted time series studies", BMC Medical
 * Research Methodology 21, 2021).
 */
export interface Autocorrelation {
  readonly own: number;
  readonly pooled: number;
  readonly used: number;
}

/** The autocorrelation of a panel; `before` and `after` are the parts of the gap that enter the estimate. */
export function autocorrelation(before: Float64Array, after: Float64Array, panel: BlockPanel): Autocorrelation {
  const blocks = before.length + after.length;
  const own = unbiased(lagOne([before, after], dustOf(panel)), blocks) + 1 / blocks;
  const pooled = pooledAutocorrelation(panel);
  return { own, pooled, used: clampCorrelation(Math.max(own, pooled)) };
}

/** The mean, over all segments, of how the gap to the others resembles itself before launch. */
export function pooledAutocorrelation(panel: BlockPanel): number {
  const gaps = gapsBefore(panel);
  const dust = dustOf(panel);
  return gaps.reduce((sum, gap) => sum + unbiased(lagOne([gap], dust), panel.before), 0) / gaps.length;
}

export function clampCorrelation(rho: number): number {
  return Math.min(MOST, Math.max(0, rho));
}

/**
 * Σ e_t e_{t+1} / Σ e_t² of the deviations from each side's own mean, with no product across launch; 0 when nothing moves by
 * more than `dust`, since rounding resembles itself by accident.
 */
export function lagOne(sides: readonly Float64Array[], dust = 0): number {
  let [products, squares, count] = [0, 0, 0];
  for (const side of sides) {
    const mean = meanOf(side);
    count += side.length;
    for (let t = 0; t < side.length; t++) squares += (side[t]! - mean) ** 2;
    for (let t = 1; t < side.length; t++) products += (side[t]! - mean) * (side[t - 1]! - mean);
  }
  return squares <= count * dust * dust ? 0 : products / squares;
}

/**
 * Over T blocks about a mean that is estimated, r comes out too small by (1 + 3r) / T: Kendall, "Note on bias in the estimation of
 * autocorrelation", Biometrika 41, 1954. A second mean costs about 1 / T more.
 */
export function unbiased(r: number, blocks: number): number {
  return r + (1 + 3 * r) / blocks;
}

/**
 * One gap of a whole staged rollout: the waves laid over each other so that their launches meet. What moves along with the calendar
 * alone stays as stationary as it was, so methods for one gap hold for it, too.
 */
import { blockPermutation, type BlockPermutation } from '../block-permutation.js';
import type { BlockPanel } from '../block-panel.js';
import { blockGap, dailyGap, type ComparedGap } from '../daily-gap.js';
import type { Launch } from '../launch-blocks.js';
import { localLevelStep, type LocalLevelStep } from '../local-level.js';

/**
 * The gap in blocks as a panel of one segment that stands alone, with the history and the weeks after that all waves have: a trend before
 * launch is looked for in what the verdict is on.
 */
export function stackedPanel(waves: readonly StackedWave[]): BlockPanel {
  const before = Math.min(...waves.map(({ panel }) => panel.before));
  const after = Math.min(...waves.map((wave) => wave.after));
  const { gap } = stackedGap(waves, ({ panel }) => blockGap(panel, before, after));
  const { weeksPerBlock } = waves[0]!.panel;
  return { values: [gap], weights: [1], before, treated: [0], controls: [], ...(weeksPerBlock && { weeksPerBlock }) };
}

/** A wave as it enters the verdict: `baseline` and `after` in blocks. */
export interface StackedWave {
  readonly launch: Launch;
  readonly panel: BlockPanel;
  readonly weight: number;
  readonly baseline: number;
  readonly after: number;
}

/** Second opinions on the waves together; `null` where the method has no answer. */
export interface StackedOpinions {
  readonly permutation: BlockPermutation | null;
  readonly localLevel: LocalLevelStep | null;
}

/**
 * Both on the weeks before and after launch that all waves have, weighted as in the verdict. Turning all waves' calendars at once keeps
 * how they move together, so the permutation needs no correlation to be estimated (Chernozhukov, Wüthrich and Zhu, JASA 116, 2021, for
 * averages of several treated units). Days where each has a value, else blocks.
 */
export function stackedOpinions(waves: readonly StackedWave[]): StackedOpinions {
  const baseline = Math.min(...waves.map((wave) => wave.baseline));
  const after = Math.min(...waves.map((wave) => wave.after));
  if (waves.length === 0 || baseline < 1 || after < 1) return { permutation: null, localLevel: null };
  const daily = stackedGap(waves, ({ launch, panel }) => dailyGap(launch, panel, baseline, after));
  const blocks = stackedGap(waves, ({ panel }) => blockGap(panel, baseline, after));
  const turned = ({ gap, before, weekdays }: ComparedGap) => blockPermutation(gap, gap.length - before, weekdays);
  return { permutation: turned(daily) ?? turned(blocks), localLevel: localLevelStep(blocks.gap, blocks.before) };
}

function stackedGap(waves: readonly StackedWave[], gapOf: (wave: StackedWave) => ComparedGap): ComparedGap {
  const gaps = waves.map(gapOf);
  const sum = gaps[0]!.gap.map((_, i) => gaps.reduce((total, { gap }, w) => total + waves[w]!.weight * gap[i]!, 0));
  return { ...gaps[0]!, gap: sum };
}

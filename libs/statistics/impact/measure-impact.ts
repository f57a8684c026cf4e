/**
 * Everything about one intervention: the effect and the verdict, the naive before/after comparison, a second opinion, each treated segment, and
 * how the control segments fared.
 */
import { blockPermutation, type BlockPermutation } from './block-permutation.js';
import { blockGap, dailyGap, type ComparedGap } from './daily-gap.js';
import { evidenceGrade } from './gates.js';
import type { LaunchBlocks } from './launch-blocks.js';
import { measureEffect, type ImpactStudy, type MeasuredEffect, type NoImpact } from './measure-effect.js';
import { naiveChange, type NaiveChange } from './naive-change.js';
import { independentPlacebos } from './placebo.js';
import { treatedParts, type TreatedPart } from './parts.js';
import { weeksToDetect } from './plan.js';
import { towardsGood } from './verdict.js';
import { weeklyEffect, type WeeklyEffect } from './weekly-effect.js';

/** The change of a control segment by itself. `worsened`: its 95 % interval is wholly on the bad side. */
export interface ControlChange {
  readonly segment: number;
  readonly naive: NaiveChange | null;
  readonly worsened: boolean;
}

/**
 * `weeksNeeded`: after how many weeks an effect as large as the margin would show; `null` when not within a year. `secondOpinion` of
 * the daily gap, or of blocks where days have gaps or blocks only are known; it does not change the verdict, `disagrees` says so.
 */
export interface Impact extends Pick<MeasuredEffect, 'effect' | 'verdict' | 'trend' | 'naive'> {
  readonly kind: 'impact';
  readonly weeksPerBlock: number;
  readonly grade: 'A' | 'B' | 'C' | 'X';
  readonly controls: readonly ControlChange[];
  readonly parts: readonly TreatedPart[];
  readonly weeksNeeded: number | null;
  readonly secondOpinion: BlockPermutation | null;
  readonly disagrees: boolean;
}

/** Throws `RangeError` as {@link weeklyEffect} does. */
export function measureImpact(study: ImpactStudy): Impact | NoImpact {
  const found = measureEffect(study);
  if (found.kind === 'none') return found;
  const { effect, weekly, verdict, trend, naive } = found;
  const { panel, weeksBefore } = found.blocks;
  const weeksPerBlock = panel.weeksPerBlock!;
  const controls = study.controls.map((segment) => controlChange(study, panel, segment, effect));
  const worseControl = controls.some(({ worsened }) => worsened);
  const placeboWindows = independentPlacebos(effect.history, effect.baseline, effect.after, weeksPerBlock);
  const graded = { registered: study.registered, controls: controls.length, worseControl, weeksBefore, placeboWindows };
  const secondOpinion = opinionOf(study, panel, effect);
  const excludesZero = weekly.interval95.low > 0 || weekly.interval95.high < 0;
  return {
    kind: 'impact',
    weeksPerBlock,
    effect,
    verdict,
    trend,
    naive,
    controls,
    secondOpinion,
    grade: evidenceGrade(graded),
    parts: study.treated.length > 1 ? treatedParts(panel, effect.baseline) : [],
    weeksNeeded: weeksToDetect(effect, study.margin, weeksPerBlock),
    disagrees: secondOpinion !== null && secondOpinion.p < 0.05 !== excludesZero,
  };
}

type Panel = LaunchBlocks['panel'];

/** What a control did by itself in the weeks of `effect`. */
export function controlChange(study: ImpactStudy, panel: Panel, segment: number, effect: WeeklyEffect): ControlChange {
  const weeksPerBlock = panel.weeksPerBlock!;
  const naive = naiveChange(study, [segment], effect.baseline * weeksPerBlock, effect.after * weeksPerBlock);
  const own = weeklyEffect({ ...panel, treated: [segment], controls: [] }, effect.baseline);
  const worsened = own.kind === 'effect' && towardsGood(own.interval95, study.better).high < 0;
  return { segment, naive, worsened };
}

/** Of the days that enter the estimate, where each has a value; else of its blocks. */
function opinionOf(study: ImpactStudy, panel: Panel, { baseline, after }: WeeklyEffect): BlockPermutation | null {
  const turned = ({ gap, before, weekdays }: ComparedGap) => blockPermutation(gap, gap.length - before, weekdays);
  return turned(dailyGap(study, panel, baseline, after)) ?? turned(blockGap(panel, baseline, after));
}

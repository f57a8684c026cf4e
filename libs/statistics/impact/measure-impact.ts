/**
 * Everything about one intervention: the effect and the verdict, what a naive look would have said, a second opinion, each treated
 * segment, and how the segments fared that were not touched.
 */
import { blockPermutation, type BlockPermutation } from './block-permutation.js';
import { membersOf } from './block-panel.js';
import { blockGap, dailyGap, type ComparedGap } from './daily-gap.js';
import { evidenceGrade, failedGates } from './gates.js';
import { launchBlocks, type Launch, type LaunchBlocks } from './launch-blocks.js';
import { naiveChange, type NaiveChange } from './naive-change.js';
import { treatedParts, type TreatedPart } from './parts.js';
import { weeksToDetect } from './plan.js';
import { allowingForTrend, preTrend, type PreTrend } from './trend.js';
import { towardsGood, verdictOn, type Verdict, type VerdictRules } from './verdict.js';
import { BASELINE_WEEKS, weeklyEffect, type NoWeeklyEffect, type WeeklyEffect } from './weekly-effect.js';

/** A registered launch and the rules of its verdict. `margin` in the unit of the effect. */
export interface ImpactStudy extends Launch, Omit<VerdictRules, 'failed'> {
  readonly registered: boolean;
  readonly overlapping: boolean;
  readonly baselineWeeks?: number;
}

/** What became of a control by itself. `worsened`: its own 95 % interval is wholly bad. */
export interface ControlChange {
  readonly segment: number;
  readonly naive: NaiveChange | null;
  readonly worsened: boolean;
}

/**
 * `weeksNeeded`: after how many weeks an effect as large as the margin would show; `null` when not within a year. `secondOpinion` of
 * the daily gap, or of blocks where days have gaps or blocks only are known; it does not change the verdict, `disagrees` says so.
 */
export interface Impact {
  readonly kind: 'impact';
  readonly weeksPerBlock: number;
  /** Its intervals allow for a trend before launch that goes the same way. */
  readonly effect: WeeklyEffect;
  readonly verdict: Verdict;
  readonly grade: 'A' | 'B' | 'C' | 'X';
  readonly trend: PreTrend;
  readonly naive: NaiveChange | null;
  readonly controls: readonly ControlChange[];
  readonly parts: readonly TreatedPart[];
  readonly weeksNeeded: number | null;
  readonly secondOpinion: BlockPermutation | null;
  readonly disagrees: boolean;
}

/** Why there is none, with what there was. */
export type NoImpact = NoWeeklyEffect & Omit<LaunchBlocks, 'panel'>;

/** Throws `RangeError` as {@link weeklyEffect} does. */
export function measureImpact(study: ImpactStudy): Impact | NoImpact {
  const { panel, ...blocks } = launchBlocks(study);
  const weeksPerBlock = panel.weeksPerBlock!;
  const baseline = Math.max(1, Math.floor((study.baselineWeeks ?? BASELINE_WEEKS) / weeksPerBlock));
  if (blocks.weeksAfter === 0 || blocks.weeksBefore === 0) return { kind: 'none', reason: 'too_few_blocks', ...blocks };
  if (membersOf(panel).some((segment) => !(panel.weights[segment]! > 0 && panel.weights[segment]! < Infinity)))
    return { kind: 'none', reason: 'not_a_number', ...blocks };
  const weekly = weeklyEffect(panel, baseline);
  if (weekly.kind === 'none') return { ...weekly, ...blocks };
  const trend = preTrend(panel, weekly, study.paused / study.perWeek);
  const effect = allowingForTrend(weekly, trend);
  const evidence = { ...blocks, overlapping: study.overlapping, suspiciousTrend: trend.suspicious };
  const verdict = verdictOn(effect, { ...study, failed: failedGates(evidence) });
  const controls = study.controls.map((segment) => controlChange(study, panel, segment, effect));
  const worseControl = controls.some(({ worsened }) => worsened);
  const graded = { registered: study.registered, controls: controls.length, worseControl };
  const grade = evidenceGrade({ ...graded, weeksBefore: blocks.weeksBefore });
  const secondOpinion = opinionOf(study, panel, effect);
  const excludesZero = weekly.interval95.low > 0 || weekly.interval95.high < 0;
  return {
    ...{ kind: 'impact', weeksPerBlock, effect, verdict, grade, trend, controls, secondOpinion },
    naive: naiveChange(study, study.treated, effect.baseline * weeksPerBlock, blocks.weeksAfter),
    parts: study.treated.length > 1 ? treatedParts(panel, baseline) : [],
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

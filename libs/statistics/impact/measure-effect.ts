/** The effect of one launch and how far it can be trusted, for metrics and segments about which the plan predicts nothing. */
import { membersOf } from './block-panel.js';
import { failedGates } from './gates.js';
import { launchBlocks, type Launch, type LaunchBlocks } from './launch-blocks.js';
import { naiveChange, type NaiveChange } from './naive-change.js';
import { allowingForTrend, preTrend, type PreTrend } from './trend.js';
import { impactVerdict, type Verdict, type VerdictRules } from './verdict.js';
import { BASELINE_WEEKS, weeklyEffect, type NoWeeklyEffect, type WeeklyEffect } from './weekly-effect.js';

/** A registered launch and the rules of its verdict. `margin` in the unit of the effect. */
export interface ImpactStudy extends Launch, Omit<VerdictRules, 'failed'> {
  readonly registered: boolean;
  readonly overlapping: boolean;
  readonly baselineWeeks?: number;
}

export interface MeasuredEffect {
  readonly kind: 'effect';
  /** The effect with intervals that allow for a trend before launch in the same direction. */
  readonly effect: WeeklyEffect;
  /** The effect with intervals that do not. */
  readonly weekly: WeeklyEffect;
  readonly blocks: LaunchBlocks;
  readonly verdict: Verdict;
  readonly trend: PreTrend;
  readonly naive: NaiveChange | null;
}

/** Why there is no effect, with the blocks that there were. */
export type NoImpact = NoWeeklyEffect & Omit<LaunchBlocks, 'panel'>;

/** Throws `RangeError` as {@link weeklyEffect} does. */
export function measureEffect(study: ImpactStudy): MeasuredEffect | NoImpact {
  const blocks = launchBlocks(study);
  const { panel, ...found } = blocks;
  const weekly = effectIn(blocks, study.baselineWeeks);
  if (weekly.kind === 'none') return { ...weekly, ...found };
  const trend = preTrend(panel, weekly, study.paused / study.perWeek);
  const effect = allowingForTrend(weekly, trend);
  const evidence = { ...found, overlapping: study.overlapping, suspiciousTrend: trend.suspicious };
  const verdict = impactVerdict(effect, { ...study, failed: failedGates(evidence) });
  const weeksBefore = effect.baseline * panel.weeksPerBlock!;
  const naive = naiveChange(study, study.treated, weeksBefore, blocks.weeksAfter);
  return { kind: 'effect', effect, weekly, blocks, verdict, trend, naive };
}

/** In blocks of a launch, before a trend is looked for. Throws as {@link weeklyEffect} does. */
export function effectIn({ panel, weeksBefore, weeksAfter }: LaunchBlocks, baselineWeeks = BASELINE_WEEKS) {
  if (weeksAfter === 0 || weeksBefore === 0) return { kind: 'none', reason: 'too_few_blocks' } as const;
  if (membersOf(panel).some((segment) => !(panel.weights[segment]! > 0 && panel.weights[segment]! < Infinity)))
    return { kind: 'none', reason: 'not_a_number' } as const;
  return weeklyEffect(panel, Math.max(1, Math.floor(baselineWeeks / panel.weeksPerBlock!)));
}

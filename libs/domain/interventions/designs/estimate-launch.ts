/**
 * The estimate of one launch, against control segments: the calibrated weekly difference-in-differences of `@bough/statistics`, and before
 * the end interim analyses with sequential bounds (Lan and DeMets 1983).
 */
import {
  BASELINE_WEEKS,
  gapOf,
  informationFraction,
  launchBlocks,
  localLevelStep,
  sequentialBounds,
  normalScore,
  measureImpact,
  weeklyEffect,
  type Gate,
  type Impact,
  type ImpactStudy,
  type NoImpact,
} from '@bough/statistics';
import type { Day } from '../../shared/day.js';
import { gateReason, noImpactReason } from './assessment-reasons.js';
import type { InterimAnalysis } from '../effect-figures.js';
import { dataReasons } from '../study/data-gaps.js';
import { thinSample } from '../study/events-in-blocks.js';
import { launchDays, studyLaunch, type LaunchStudy } from '../study/launch-study.js';
import { NO_LEVEL, noEstimate, type EffectEstimate } from './effect-estimate.js';
import { marginOf } from '../study/plan-margin.js';
import type { InterventionPlan } from '../plan.js';
import type { PlanStudy } from '../study/plan-study.js';

/** The effect of a plan's launch against its controls, at the interim analysis that the data allows. */
export function estimateLaunch(study: PlanStudy): EffectEstimate {
  const { numbers, plan, metric } = study;
  const compared = { treated: plan.waves.flatMap(({ segments }) => segments), controls: plan.controls };
  const launchStudy = studyLaunch(study, compared, launchDays(plan, metric.maturity));
  const margin = marginOf(plan, [launchStudy]);
  const input = { ...launchStudy.input, margin: margin ?? 1 };
  const blocks = launchBlocks(input);
  const analyses = plan.looks === 'weekly' ? interimAnalyses(input, plan.weeks) : [];
  const newest = analyses.findLast(({ z }) => z !== null);
  const isLast = blocks.weeksAfter >= plan.weeks - (plan.weeks % blocks.panel.weeksPerBlock!);
  const interim = newest && { bound: newest.bound, last: isLast };
  const beside = { looks: analyses, nextAnalysis: nextAnalysis(plan, launchStudy, blocks.weeksAfter) };
  const doubts = dataReasons(numbers, launchStudy);
  if (doubts.length > 0) return { ...noEstimate([launchStudy], doubts, blocks.weeksAfter, margin), ...beside };
  const impact = measureImpact({ ...input, ...(interim && { interim }) });
  const thin = impact.kind === 'impact' ? thinSample(numbers, launchStudy, impact.weeksPerBlock) : [];
  return {
    ...estimateOf(launchStudy, impact, margin, thin),
    ...beside,
  };
}

function estimateOf(
  study: LaunchStudy,
  impact: Impact | NoImpact,
  margin: number | null,
  thin: readonly Gate[],
): EffectEstimate {
  if (impact.kind === 'none') {
    const none = noEstimate([study], [noImpactReason(study, impact)], impact.weeksAfter, margin);
    return { ...none, weeksPerBlock: launchBlocks(study.input).panel.weeksPerBlock ?? 1 };
  }
  const { verdict, effect, weeksPerBlock } = impact;
  const failed = [...verdict.failed, ...thin].filter(({ gate }) => gate !== 'overlapping');
  const reasons = [...failed.map((gate) => gateReason(gate, study)), ...(margin === null ? [NO_LEVEL] : [])];
  const { panel } = launchBlocks(study.input);
  const gap = gapOf(panel).slice(panel.before - effect.baseline);
  return {
    studies: [study],
    weeksPerBlock,
    weeksAfter: effect.after * weeksPerBlock,
    effect,
    margin,
    reasons,
    failed,
    outcome: reasons.length > 0 ? 'inconclusive' : verdict.outcome,
    grade: impact.grade,
    trend: impact.trend,
    naive: impact.naive,
    parts: impact.parts.map(({ segment, ...part }) => ({ ...part, segment: study.series[segment]! })),
    worsenedControls: impact.controls.flatMap(({ segment, worsened }) => (worsened ? [study.series[segment]!] : [])),
    waves: [],
    windows: [{ study, weeks: effect.after * weeksPerBlock }],
    weeksNeeded: margin === null ? null : impact.weeksNeeded,
    permutation: impact.secondOpinion,
    localLevel: localLevelStep(gap, effect.baseline),
    looks: [],
    nextAnalysis: null,
  };
}

/** The first day with enough data for the next interim analysis; `null` after the last, and for plans that are assessed at the end only. */
function nextAnalysis(plan: InterventionPlan, { settled, matured, end }: LaunchStudy, weeksAfter: number): Day | null {
  if (plan.looks === 'end' || weeksAfter >= plan.weeks) return null;
  return settled + 7 * Math.max(2, weeksAfter + 1) + (matured - end);
}

/** One interim analysis in every week from the second on, each with the sequential bound that allows for all of them. */
function interimAnalyses(input: ImpactStudy, planned: number): InterimAnalysis[] {
  const { weeksAfter, weeksBefore } = launchBlocks(input);
  const baseline = Math.max(1, Math.min(BASELINE_WEEKS, weeksBefore));
  const weeks = Array.from({ length: planned - 1 }, (_, index) => index + 2);
  const bounds = sequentialBounds(weeks.map((week) => informationFraction(week, planned, baseline)));
  return weeks.map((week, index): InterimAnalysis => {
    const z = week <= weeksAfter ? scoreAfter(input, week) : null;
    return { week, bound: bounds[index]!, z, crossed: z !== null && Math.abs(z) > bounds[index]! };
  });
}

/** The normal score of the estimate after so many weeks; `null` where there is no estimate. */
function scoreAfter(input: ImpactStudy, weeks: number): number | null {
  const { panel } = launchBlocks({ ...input, weeks });
  if (panel.values.length === 0 || panel.weights.some((weight) => !(weight > 0))) return null;
  const effect = weeklyEffect(panel);
  return effect.kind === 'none' ? null : normalScore(effect);
}

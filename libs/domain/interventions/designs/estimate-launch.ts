/** The verdict of the estimator on one launch, against segments that are left alone. */
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
  type NoImpact,
} from '@bough/statistics';
import type { Day } from '../../shared/day.js';
import { gateReason, noImpactReason } from './assessment-reasons.js';
import type { InterimAnalysis } from '../effect-figures.js';
import { thinSample } from '../study/thin-sample.js';
import type { Numbers } from '../study/segment-series.js';
import { launchDays, studyLaunch, type LaunchStudy, type StudyOptions } from '../study/launch-study.js';
import type { StudyMetric } from '../study/study-metric.js';
import { NO_LEVEL, noEstimate, type EffectEstimate } from './effect-estimate.js';
import { marginOf } from '../study/plan-margin.js';
import type { InterventionPlan } from '../plan.js';

/** The plan's launch against its controls, at the look that the data allows. */
export function estimateLaunch(
  numbers: Numbers,
  plan: InterventionPlan,
  judged: StudyMetric,
  options: StudyOptions,
): EffectEstimate {
  const compared = { treated: plan.waves.flatMap(({ segments }) => segments), controls: plan.controls };
  const made = studyLaunch(numbers, plan, judged, compared, launchDays(plan, judged.maturity), options);
  const margin = marginOf(plan, [made]);
  const study = { ...made.input, margin: margin ?? 1 };
  const blocks = launchBlocks(study);
  const looks = plan.looks === 'weekly' ? looksOf(made, plan.weeks) : [];
  const now = looks.findLast(({ z }) => z !== null);
  const isLast = blocks.weeksAfter >= plan.weeks - (plan.weeks % blocks.panel.weeksPerBlock!);
  const early = now === undefined ? undefined : { bound: now.bound, last: isLast };
  const impact = measureImpact({ ...study, ...(early && { interim: early }) });
  const thin = impact.kind === 'impact' ? thinSample(numbers, made, impact.weeksPerBlock) : [];
  return { ...judgementOf(made, impact, margin, thin), looks, nextAnalysis: nextLook(plan, made, blocks.weeksAfter) };
}

function judgementOf(
  made: LaunchStudy,
  impact: Impact | NoImpact,
  margin: number | null,
  thin: readonly Gate[],
): EffectEstimate {
  if (impact.kind === 'none') {
    const none = noEstimate([made], [noImpactReason(made, impact)], impact.weeksAfter, margin);
    return { ...none, weeksPerBlock: launchBlocks(made.input).panel.weeksPerBlock ?? 1 };
  }
  const { verdict, effect, weeksPerBlock } = impact;
  const failed = [...verdict.failed, ...thin].filter(({ gate }) => gate !== 'overlapping');
  const reasons = [...failed.map((gate) => gateReason(gate, made)), ...(margin === null ? [NO_LEVEL] : [])];
  const panel = launchBlocks(made.input).panel;
  const gap = gapOf(panel).slice(panel.before - effect.baseline);
  return {
    studies: [made],
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
    parts: partsOf(made, impact),
    worsenedControls: impact.controls.flatMap(({ segment, worsened }) =>
      worsened ? [made.controls[segment - made.treated.length]!] : [],
    ),
    waves: [],
    windows: [{ study: made, weeks: effect.after * weeksPerBlock }],
    weeksNeeded: margin === null ? null : impact.weeksNeeded,
    permutation: impact.secondOpinion,
    localLevel: localLevelStep(gap, effect.baseline),
    looks: [],
    nextAnalysis: null,
  };
}

/** The first day with enough data for the next look; `null` after the last, and for who looks at the end. */
function nextLook(plan: InterventionPlan, { settled, matured, end }: LaunchStudy, weeksAfter: number): Day | null {
  if (plan.looks === 'end' || weeksAfter >= plan.weeks) return null;
  return settled + 7 * Math.max(2, weeksAfter + 1) + (matured - end);
}

/** Each treated segment, by its id. */
function partsOf({ treated }: LaunchStudy, { parts }: Impact): EffectEstimate['parts'] {
  return parts.map(({ segment, ...part }) => ({ ...part, segment: treated[segment]! }));
}

/** Every week from the second on, with the bound that allows for all of them. */
function looksOf({ input }: LaunchStudy, planned: number): InterimAnalysis[] {
  const { weeksAfter, weeksBefore } = launchBlocks(input);
  const baseline = Math.max(1, Math.min(BASELINE_WEEKS, weeksBefore));
  const weeks = Array.from({ length: planned - 1 }, (_, index) => index + 2);
  const bounds = sequentialBounds(weeks.map((week) => informationFraction(week, planned, baseline)));
  return weeks.map((week, index): InterimAnalysis => {
    const z = week <= weeksAfter ? zAt(input, week) : null;
    return { week, bound: bounds[index]!, z, crossed: z !== null && Math.abs(z) > bounds[index]! };
  });
}

/** The normal score of the estimate after so many weeks. */
function zAt(study: LaunchStudy['input'], weeks: number): number | null {
  const { panel } = launchBlocks({ ...study, weeks });
  if (panel.values.length === 0 || panel.weights.some((weight) => !(weight > 0))) return null;
  const effect = weeklyEffect(panel);
  if (effect.kind === 'none') return null;
  return normalScore(effect);
}

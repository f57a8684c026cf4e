/** The verdict of the estimator on one launch, against segments that are left alone. */
import {
  BASELINE_WEEKS,
  gapOf,
  informationFraction,
  launchBlocks,
  localLevelStep,
  lookBounds,
  lookScore,
  measureImpact,
  weeklyEffect,
  type Gate,
  type Impact,
  type NoImpact,
} from '@bough/statistics';
import type { Day } from '../../shared/day.js';
import { gateReason, noImpactReason } from './assessment-reasons.js';
import type { AssessedLook } from '../effect-figures.js';
import { thinSample } from '../study/impact-sample.js';
import type { Numbers } from '../study/impact-series.js';
import { launchDays, planStudy, type PlanStudy, type StudyOptions } from '../study/impact-study.js';
import type { JudgedMetric } from '../study/judged-metric.js';
import { NO_LEVEL, noJudgement, type Judgement } from './judgement.js';
import { marginOf } from '../study/plan-margin.js';
import type { InterventionPlan } from '../plan.js';

/** The plan's launch against its controls, at the look that the data allows. */
export function judgeLaunch(
  numbers: Numbers,
  plan: InterventionPlan,
  judged: JudgedMetric,
  options: StudyOptions,
): Judgement {
  const compared = { treated: plan.waves.flatMap(({ segments }) => segments), controls: plan.controls };
  const made = planStudy(numbers, plan, judged, compared, launchDays(plan, judged.maturity), options);
  const margin = marginOf(plan, [made]);
  const study = { ...made.study, margin: margin ?? 1 };
  const blocks = launchBlocks(study);
  const looks = plan.looks === 'weekly' ? looksOf(made, plan.weeks) : [];
  const now = looks.findLast(({ z }) => z !== null);
  const isLast = blocks.weeksAfter >= plan.weeks - (plan.weeks % blocks.panel.weeksPerBlock!);
  const early = now === undefined ? undefined : { bound: now.bound, last: isLast };
  const impact = measureImpact({ ...study, ...(early && { look: early }) });
  const thin = impact.kind === 'impact' ? thinSample(numbers, made, impact.weeksPerBlock) : [];
  return { ...judgementOf(made, impact, margin, thin), looks, nextLook: nextLook(plan, made, blocks.weeksAfter) };
}

function judgementOf(
  made: PlanStudy,
  impact: Impact | NoImpact,
  margin: number | null,
  thin: readonly Gate[],
): Judgement {
  if (impact.kind === 'none') {
    const none = noJudgement([made], [noImpactReason(made, impact)], impact.weeksAfter, margin);
    return { ...none, weeksPerBlock: launchBlocks(made.study).panel.weeksPerBlock ?? 1 };
  }
  const { verdict, effect, weeksPerBlock } = impact;
  const failed = [...verdict.failed, ...thin].filter(({ gate }) => gate !== 'overlapping');
  const reasons = [...failed.map((gate) => gateReason(gate, made)), ...(margin === null ? [NO_LEVEL] : [])];
  const panel = launchBlocks(made.study).panel;
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
    windows: [{ made, weeks: effect.after * weeksPerBlock }],
    weeksNeeded: margin === null ? null : impact.weeksNeeded,
    permutation: impact.secondOpinion,
    localLevel: localLevelStep(gap, effect.baseline),
    looks: [],
    nextLook: null,
  };
}

/** The first day with enough data for the next look; `null` after the last, and for who looks at the end. */
function nextLook(plan: InterventionPlan, { settled, matured, end }: PlanStudy, weeksAfter: number): Day | null {
  if (plan.looks === 'end' || weeksAfter >= plan.weeks) return null;
  return settled + 7 * Math.max(2, weeksAfter + 1) + (matured - end);
}

/** Each treated segment, by its id. */
function partsOf({ treated }: PlanStudy, { parts }: Impact): Judgement['parts'] {
  return parts.map(({ segment, ...part }) => ({ ...part, segment: treated[segment]! }));
}

/** Every week from the second on, with the bound that allows for all of them. */
function looksOf({ study }: PlanStudy, planned: number): AssessedLook[] {
  const { weeksAfter, weeksBefore } = launchBlocks(study);
  const baseline = Math.max(1, Math.min(BASELINE_WEEKS, weeksBefore));
  const weeks = Array.from({ length: planned - 1 }, (_, index) => index + 2);
  const bounds = lookBounds(weeks.map((week) => informationFraction(week, planned, baseline)));
  return weeks.map((week, index): AssessedLook => {
    const z = week <= weeksAfter ? zAt(study, week) : null;
    return { week, bound: bounds[index]!, z, crossed: z !== null && Math.abs(z) > bounds[index]! };
  });
}

/** The normal score of the estimate after so many weeks. */
function zAt(study: PlanStudy['study'], weeks: number): number | null {
  const { panel } = launchBlocks({ ...study, weeks });
  if (panel.values.length === 0 || panel.weights.some((weight) => !(weight > 0))) return null;
  const effect = weeklyEffect(panel);
  if (effect.kind === 'none') return null;
  return lookScore(effect);
}

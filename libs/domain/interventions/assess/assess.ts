/**
 * The assessment of an intervention: what would the treated segments have shown without it? Everything that is said about it is gathered
 * here; `verdict-words.ts` puts it into words. Whatever is missing makes it inconclusive, with the reason; it never fails.
 */
import { assessedEffect, naiveOf } from './assessed-effect.js';
import { assessParts, assessWaves } from './assessed-parts.js';
import { assessmentChart, type DrawnEffect } from './assessment-chart.js';
import { assessmentChecks, opinionsOf } from './assessment-checks.js';
import type { Assessment } from '../assessment.js';
import { carriedEffects } from './carried-effect.js';
import { worthOf } from './effect-worth.js';
import type { Circumstances } from '../circumstances.js';
import { armWeeks } from '../designs/arm-weeks.js';
import { clockChecks } from './clock-checks.js';
import { daysToSettle, resolvePlanMetric } from '../study/followed-metric.js';
import { assessGuardrails } from './assess-guardrails.js';
import type { ChartEvent } from '../impact-chart.js';
import type { Numbers, VersionedNumbers } from '../study/segment-series.js';
import { launchDays, type LaunchDays, type LaunchStudy, type StudyOptions } from '../study/launch-study.js';
import { assessmentInputs } from './assessment-inputs.js';
import { estimateArms, type ArmsEstimate } from '../designs/estimate-arms.js';
import { estimateLaunch } from '../designs/estimate-launch.js';
import { estimateWaves } from '../designs/estimate-waves.js';
import type { StudyMetric } from '../study/study-metric.js';
import { noEstimate, type EffectEstimate } from '../designs/effect-estimate.js';
import { refuseAssessment, findRefusal } from './refuse-assessment.js';
import { otherSegments } from './other-segments.js';
import { planEvents } from './plan-events.js';
import { levelBefore } from '../study/plan-margin.js';
import type { InterventionPlan } from '../plan.js';
import { nameTreated } from './treated-segments.js';
import { decideVerdict } from './decide-verdict.js';
import { verdictWords } from '../words/verdict-words.js';

/** The assessment of a plan as of the data that there is. */
export function assess(numbers: VersionedNumbers, plan: InterventionPlan, circumstances: Circumstances): Assessment {
  const judged = resolvePlanMetric(numbers, plan, plan.metric);
  const asOf = Math.min(circumstances.asOf ?? Infinity, numbers.state.range?.to ?? -Infinity);
  const reason = judged.kind === 'unsuitable' ? judged.reason : findRefusal(numbers, plan, asOf);
  if (judged.kind === 'unsuitable' || reason) return refuseAssessment(numbers, plan, circumstances, reason!);
  const options = { registered: circumstances.registered, overlapping: false, asOf };
  const given = { numbers, plan, judged, options, circumstances, days: lastLaunch(numbers, plan, judged) };
  return gathered(given, judge(given));
}

interface Given {
  readonly numbers: VersionedNumbers;
  readonly plan: InterventionPlan;
  readonly judged: StudyMetric;
  readonly options: StudyOptions;
  readonly circumstances: Circumstances;
  readonly days: LaunchDays;
}

/** Of staged rollouts the last one: it decides when the whole can be judged. */
function lastLaunch(numbers: Numbers, plan: InterventionPlan, judged: StudyMetric): LaunchDays {
  return launchDays(plan, daysToSettle(numbers, plan, judged), Math.max(...plan.waves.map(({ launch }) => launch)));
}

function judge({ numbers, plan, judged, options, circumstances, days }: Given): ArmsEstimate {
  const none = { arms: [], checks: [], opinions: [] };
  if (plan.design === 'staged') return { ...none, estimate: estimateWaves(numbers, plan, judged, options) };
  if (plan.design !== 'experiment') return { ...none, estimate: estimateLaunch(numbers, plan, judged, options) };
  const weeks = armWeeks(plan, judged.maturity, days.settled, options.asOf);
  if (weeks === 0) return { ...none, estimate: noEstimate([], []) };
  const given = { registered: options.registered, weeks, before: circumstances.armsBefore };
  return estimateArms(plan, judged, circumstances.arms ?? [], given);
}

function gathered(given: Given, { estimate, arms, ...beside }: ArmsEstimate): Assessment {
  const { numbers, plan, judged, options, circumstances, days } = given;
  const [first] = estimate.studies;
  const isFollowed = plan.followUpDays === undefined || options.asOf >= days.matured;
  const isEarly = !isFollowed || (estimate.weeksAfter < plan.weeks && !isOver(estimate, options, days));
  const verdict = decideVerdict({
    plan,
    estimate,
    circumstances,
    days,
    isEarly,
    scale: judged.scale,
    level: levelOf(estimate.studies, arms),
  });
  const observed = arms[0]?.value ?? estimate.naive?.after ?? null;
  // Who looks at the end only is not shown a number before.
  const isHidden = isEarly && plan.looks === 'end';
  const effect =
    estimate.effect === null || isHidden
      ? null
      : assessedEffect(estimate.effect, judged.scale, observed, estimate.weeksPerBlock, plan.direction);
  const guardrails = isHidden ? [] : assessGuardrails(numbers, plan, options, circumstances.arms);
  const carried =
    effect && estimate.windows.length > 0
      ? { numbers, plan, judged, effect, options, windows: estimate.windows }
      : null;
  const isStaged = plan.design === 'staged';
  const events = eventsOf(given);
  const atACost = verdict.verdict.outcome === 'improved' && guardrails.some(({ outcome }) => outcome === 'breached');
  const assessment = {
    verdict: { ...verdict.verdict, atACost },
    grade: estimate.grade,
    design: plan.design,
    metric: metricOf(given),
    treated: nameTreated(numbers, plan),
    margin: estimate.margin ?? 0, predicted: verdict.predicted, shareOfPredicted: effect && verdict.shareOfPredicted,
    effect, guardrails, arms, naive: isHidden ? null : naiveOf(estimate.naive),
    checks: [...assessmentChecks(plan, estimate, circumstances, clockChecks(numbers, plan, judged)), ...beside.checks],
    trend: isHidden ? null : trendOf(estimate),
    looks: estimate.looks, opinions: isHidden ? [] : [...opinionsOf(estimate), ...beside.opinions],
    parts: isHidden ? [] : assessParts(numbers, judged, estimate),
    waves: isStaged ? assessWaves(numbers, judged, estimate, { isHidden, asOf: options.asOf, events }) : [],
    others: isHidden || plan.design === 'experiment' ? [] : otherSegments(numbers, plan, judged, options),
    upward: carried ? carriedEffects(carried) : [],
    worth: carried ? worthOf(carried) : null,
    weeksNeeded: isHidden ? null : estimate.weeksNeeded,
    chart: first && !isStaged ? assessmentChart(numbers, first, isHidden ? null : drawnOf(estimate), options.asOf, events) : null,
    planChanges: circumstances.planChanges,
    dataThrough: options.asOf - 1,
    inputs: assessmentInputs(given, estimate.studies),
  }; // prettier-ignore
  return { ...assessment, words: verdictWords(assessment, plan) };
}

/** Waves that cannot have all weeks, since the next one starts, or fortnights of an odd number, are judged by what they have. */
function isOver({ studies }: EffectEstimate, { asOf }: StudyOptions, { matured }: LaunchDays): boolean {
  return studies.length > 0 && asOf >= matured;
}

function drawnOf({ effect, weeksPerBlock }: EffectEstimate): DrawnEffect | null {
  return effect && { effect, weeksPerBlock };
}

/** What predictions in the other unit are turned with. */
function levelOf(studies: readonly LaunchStudy[], arms: Assessment['arms']): number | null {
  return studies.length > 0 ? levelBefore(studies) : (arms[1]?.value ?? null);
}

function metricOf({ numbers, judged: { definition, words } }: Given): Assessment['metric'] {
  const { currency } = numbers.model.workspace;
  return { key: definition.key, name: definition.name, unit: definition.unit, currency, form: words };
}

function trendOf({ trend }: EffectEstimate): Assessment['trend'] {
  if (trend === null || ![trend.slope, trend.breakdown, trend.steepest].every(Number.isFinite)) return null;
  const { slope, p, along, suspicious, breakdown, steepest } = trend;
  return { slope, p: Number.isFinite(p) ? p : null, along, suspicious, breakdown, steepest };
}

function eventsOf({ numbers, plan, circumstances }: Given): ChartEvent[] {
  return [
    ...planEvents(numbers.model, plan).map(({ day, title }) => ({ from: day, to: day + 1, label: title })),
    ...circumstances.overlaps.map(({ from, to, label }) => ({ from, to, label })),
    ...plan.excluded.map(({ from, to }) => ({ from, to, label: 'left out' })),
  ];
}

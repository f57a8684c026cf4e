/**
 * The assessment of an intervention: what would the treated segments have shown without it? Everything that is said about it is gathered
 * here; `verdict-words.ts` puts it into words. Whatever is missing makes it inconclusive, with the reason; it never fails.
 */
import { assessedEffect, naiveOf } from './assessed-effect.js';
import { partsOf, wavesOf } from './assessed-parts.js';
import { assessmentChart, type DrawnEffect } from './assessment-chart.js';
import { assessmentChecks, opinionsOf } from './assessment-checks.js';
import type { Assessment } from '../assessment.js';
import { carriedEffects } from './carried-effect.js';
import { worthOf } from './effect-worth.js';
import type { Circumstances } from '../circumstances.js';
import { armWeeks } from '../designs/arm-weeks.js';
import { clockChecks } from './clock-checks.js';
import { daysToSettle, metricOfPlan } from '../study/followed-metric.js';
import { assessGuardrails } from './guardrails.js';
import type { ChartEvent } from '../impact-chart.js';
import type { Numbers, VersionedNumbers } from '../study/impact-series.js';
import { launchDays, type LaunchDays, type PlanStudy, type StudyOptions } from '../study/impact-study.js';
import { inputsOf } from './inputs-judged.js';
import { judgeArms, type JudgedArms } from '../designs/judge-arms.js';
import { judgeLaunch } from '../designs/judge-launch.js';
import { judgeWaves } from '../designs/judge-waves.js';
import type { JudgedMetric } from '../study/judged-metric.js';
import { noJudgement, type Judgement } from '../designs/judgement.js';
import { notAssessed, refusalOf } from './not-assessed.js';
import { otherSegments } from './other-segments.js';
import { planEvents } from './plan-events.js';
import { levelBefore } from '../study/plan-margin.js';
import type { InterventionPlan } from '../plan.js';
import { treatedOf } from './treated-segments.js';
import { verdictOf } from './verdict-of.js';
import { verdictWords } from '../words/verdict-words.js';

/** The assessment of a plan as of the data that there is. */
export function assess(numbers: VersionedNumbers, plan: InterventionPlan, circumstances: Circumstances): Assessment {
  const judged = metricOfPlan(numbers, plan, plan.metric);
  const asOf = Math.min(circumstances.asOf ?? Infinity, numbers.state.range?.to ?? -Infinity);
  const reason = judged.kind === 'not_judged' ? judged.reason : refusalOf(numbers, plan, asOf);
  if (judged.kind === 'not_judged' || reason) return notAssessed(numbers, plan, circumstances, reason!);
  const options = { registered: circumstances.registered, overlapping: false, asOf };
  const given = { numbers, plan, judged, options, circumstances, days: lastLaunch(numbers, plan, judged) };
  return gathered(given, judge(given));
}

interface Given {
  readonly numbers: VersionedNumbers;
  readonly plan: InterventionPlan;
  readonly judged: JudgedMetric;
  readonly options: StudyOptions;
  readonly circumstances: Circumstances;
  readonly days: LaunchDays;
}

/** Of staged rollouts the last one: it decides when the whole can be judged. */
function lastLaunch(numbers: Numbers, plan: InterventionPlan, judged: JudgedMetric): LaunchDays {
  return launchDays(plan, daysToSettle(numbers, plan, judged), Math.max(...plan.waves.map(({ launch }) => launch)));
}

function judge({ numbers, plan, judged, options, circumstances, days }: Given): JudgedArms {
  const none = { arms: [], checks: [], opinions: [] };
  if (plan.design === 'staged') return { ...none, judgement: judgeWaves(numbers, plan, judged, options) };
  if (plan.design !== 'experiment') return { ...none, judgement: judgeLaunch(numbers, plan, judged, options) };
  const weeks = armWeeks(plan, judged.maturity, days.settled, options.asOf);
  if (weeks === 0) return { ...none, judgement: noJudgement([], []) };
  const given = { registered: options.registered, weeks, before: circumstances.armsBefore };
  return judgeArms(plan, judged, circumstances.arms ?? [], given);
}

function gathered(given: Given, { judgement, arms, ...beside }: JudgedArms): Assessment {
  const { numbers, plan, judged, options, circumstances, days } = given;
  const [first] = judgement.studies;
  const isFollowed = plan.followUpDays === undefined || options.asOf >= days.matured;
  const isEarly = !isFollowed || (judgement.weeksAfter < plan.weeks && !isOver(judgement, options, days));
  const verdict = verdictOf({
    plan,
    judgement,
    circumstances,
    days,
    isEarly,
    scale: judged.scale,
    level: levelOf(judgement.studies, arms),
  });
  const observed = arms[0]?.value ?? judgement.naive?.after ?? null;
  // Who looks at the end only is not shown a number before.
  const isHidden = isEarly && plan.looks === 'end';
  const effect =
    judgement.effect === null || isHidden
      ? null
      : assessedEffect(judgement.effect, judged.scale, observed, judgement.weeksPerBlock, plan.direction);
  const guardrails = isHidden ? [] : assessGuardrails(numbers, plan, options, circumstances.arms);
  const carried =
    effect && judgement.windows.length > 0
      ? { numbers, plan, judged, effect, options, windows: judgement.windows }
      : null;
  const isStaged = plan.design === 'staged';
  const events = eventsOf(given);
  const atACost = verdict.verdict.outcome === 'improved' && guardrails.some(({ outcome }) => outcome === 'breached');
  const assessment = {
    verdict: { ...verdict.verdict, atACost },
    grade: judgement.grade,
    design: plan.design,
    metric: metricOf(given),
    treated: treatedOf(numbers, plan),
    margin: judgement.margin ?? 0, predicted: verdict.predicted, shareOfPredicted: effect && verdict.shareOfPredicted,
    effect, guardrails, arms, naive: isHidden ? null : naiveOf(judgement.naive),
    checks: [...assessmentChecks(plan, judgement, circumstances, clockChecks(numbers, plan, judged)), ...beside.checks],
    trend: isHidden ? null : trendOf(judgement),
    looks: judgement.looks, opinions: isHidden ? [] : [...opinionsOf(judgement), ...beside.opinions],
    parts: isHidden ? [] : partsOf(numbers, judged, judgement),
    waves: isStaged ? wavesOf(numbers, judged, judgement, { isHidden, asOf: options.asOf, events }) : [],
    others: isHidden || plan.design === 'experiment' ? [] : otherSegments(numbers, plan, judged, options),
    upward: carried ? carriedEffects(carried) : [],
    worth: carried ? worthOf(carried) : null,
    weeksNeeded: isHidden ? null : judgement.weeksNeeded,
    chart: first && !isStaged ? assessmentChart(numbers, first, isHidden ? null : drawnOf(judgement), options.asOf, events) : null,
    planChanges: circumstances.planChanges,
    dataThrough: options.asOf - 1,
    inputs: inputsOf(given, judgement.studies),
  }; // prettier-ignore
  return { ...assessment, words: verdictWords(assessment, plan) };
}

/** Waves that cannot have all weeks, since the next one starts, or fortnights of an odd number, are judged by what they have. */
function isOver({ studies }: Judgement, { asOf }: StudyOptions, { matured }: LaunchDays): boolean {
  return studies.length > 0 && asOf >= matured;
}

function drawnOf({ effect, weeksPerBlock }: Judgement): DrawnEffect | null {
  return effect && { effect, weeksPerBlock };
}

/** What predictions in the other unit are turned with. */
function levelOf(studies: readonly PlanStudy[], arms: Assessment['arms']): number | null {
  return studies.length > 0 ? levelBefore(studies) : (arms[1]?.value ?? null);
}

function metricOf({ judged: { metric, words } }: Given): Assessment['metric'] {
  const { key, name, unit, currency } = metric;
  return { key, name, unit, currency, form: words };
}

function trendOf({ trend }: Judgement): Assessment['trend'] {
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

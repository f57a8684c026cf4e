/**
 * The assessment of an intervention: what would the treated segments have shown without it? Everything that is said about it is gathered
 * here; `verdict-words.ts` puts it into words. Whatever is missing makes it inconclusive, with the reason; it never fails.
 */
import { assessedEffect, naiveOf } from './assessed-effect.js';
import { partsOf, wavesOf } from './assessed-parts.js';
import { assessmentChart } from './assessment-chart.js';
import { assessmentChecks, opinionsOf } from './assessment-checks.js';
import type { Assessment } from './assessment.js';
import { carriedEffects, worthOf } from './carried-effect.js';
import type { Circumstances } from './circumstances.js';
import { armWeeks } from './experiment-arms.js';
import { clockChecks } from './clock-checks.js';
import { daysToSettle, metricOfPlan } from './followed-metric.js';
import { assessGuardrails } from './guardrails.js';
import type { ChartEvent } from './impact-chart.js';
import type { Numbers, VersionedNumbers } from './impact-series.js';
import { launchDays, type LaunchDays, type PlanStudy, type StudyOptions } from './impact-study.js';
import { inputsOf } from './inputs-judged.js';
import { judgeArms } from './judge-arms.js';
import { judgeLaunch } from './judge-launch.js';
import { judgeWaves } from './judge-waves.js';
import type { JudgedMetric } from './judged-metric.js';
import { noJudgement, type Judgement } from './judgement.js';
import { notAssessed, refusalOf } from './not-assessed.js';
import { otherSegments } from './other-segments.js';
import { planEvents } from './plan-events.js';
import { levelBefore } from './plan-margin.js';
import type { InterventionPlan } from './plan.js';
import { treatedOf } from './treated-segments.js';
import { verdictOf } from './verdict-of.js';
import { verdictWords } from './verdict-words.js';

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

interface Judged {
  readonly judgement: Judgement;
  readonly arms: Assessment['arms'];
}

/** Of staged rollouts the last one: it decides when the whole can be judged. */
function lastLaunch(numbers: Numbers, plan: InterventionPlan, judged: JudgedMetric): LaunchDays {
  return launchDays(plan, daysToSettle(numbers, plan, judged), Math.max(...plan.waves.map(({ launch }) => launch)));
}

function judge({ numbers, plan, judged, options, circumstances, days }: Given): Judged {
  if (plan.design === 'staged') return { judgement: judgeWaves(numbers, plan, judged, options), arms: [] };
  if (plan.design !== 'experiment') return { judgement: judgeLaunch(numbers, plan, judged, options), arms: [] };
  const weeks = armWeeks(plan, judged.maturity, days.settled, options.asOf);
  if (weeks === 0) return { judgement: noJudgement([], []), arms: [] };
  return judgeArms(plan, judged, circumstances.arms ?? [], { registered: options.registered, weeks });
}

function gathered(given: Given, { judgement, arms }: Judged): Assessment {
  const { numbers, plan, judged, options, circumstances, days } = given;
  const [first] = judgement.studies;
  const isFollowed = plan.followUpDays === undefined || options.asOf >= days.matured;
  const isEarly =
    !isFollowed ||
    (judgement.weeksAfter < wholeBlocks(plan, judgement) && !isShortened(plan, judgement, options, days));
  const verdict = verdictOf({
    plan,
    judgement,
    circumstances,
    days,
    isEarly,
    scale: judged.scale,
    level: levelOf(first, arms),
  });
  const observed = arms[0]?.value ?? judgement.naive?.after ?? null;
  // Who looks at the end only is not shown a number before.
  const isHidden = isEarly && plan.looks === 'end';
  const effect =
    judgement.effect === null || isHidden
      ? null
      : assessedEffect(judgement.effect, judged.scale, observed, judgement.weeksPerBlock, plan.direction);
  const guardrails = isHidden ? [] : assessGuardrails(numbers, plan, options, circumstances.arms);
  const isCarried = effect !== null && plan.design === 'untreated_segments';
  const carried = isCarried ? { numbers, plan, judged, effect, options } : null;
  const atACost = verdict.verdict.outcome === 'improved' && guardrails.some(({ outcome }) => outcome === 'breached');
  const assessment = {
    verdict: { ...verdict.verdict, atACost },
    grade: judgement.grade,
    design: plan.design,
    metric: metricOf(given),
    treated: treatedOf(numbers, plan),
    ...{ margin: judgement.margin ?? 0, predicted: verdict.predicted, shareOfPredicted: effect && verdict.shareOfPredicted },
    ...{ effect, guardrails, arms, naive: isHidden ? null : naiveOf(judgement.naive) },
    checks: assessmentChecks(plan, judgement, circumstances, clockChecks(numbers, plan, judged)),
    trend: isHidden ? null : trendOf(judgement),
    ...{ looks: judgement.looks, opinions: isHidden ? [] : opinionsOf(judgement) },
    parts: isHidden ? [] : partsOf(numbers, judged, judgement),
    waves: wavesOf(plan, judgement, isHidden),
    others: isHidden || plan.design === 'experiment' ? [] : otherSegments(numbers, plan, judged, options),
    upward: carried ? carriedEffects(carried) : [],
    worth: carried ? worthOf(carried) : null,
    weeksNeeded: isHidden ? null : judgement.weeksNeeded,
    chart: first ? assessmentChart(numbers, first, isHidden ? null : judgement.effect, options.asOf, eventsOf(given)) : null,
    planChanges: circumstances.planChanges,
    dataThrough: options.asOf - 1,
    inputs: inputsOf(given, judgement.studies),
  }; // prettier-ignore
  return { ...assessment, words: verdictWords(assessment, plan) };
}

/** The planned weeks, as far as they are whole blocks: of five weeks two fortnights are judged. */
function wholeBlocks({ weeks }: InterventionPlan, { weeksPerBlock }: Judgement): number {
  return weeks - (weeks % weeksPerBlock);
}

/** Waves that cannot have all weeks, since the next one starts, are judged by what they have. */
function isShortened(
  plan: InterventionPlan,
  { studies }: Judgement,
  { asOf }: StudyOptions,
  days: LaunchDays,
): boolean {
  return plan.design === 'staged' && studies.length > 0 && asOf >= days.matured;
}

/** What predictions in the other unit are turned with. */
function levelOf(made: PlanStudy | undefined, arms: Assessment['arms']): number | null {
  return made ? levelBefore(made) : (arms[1]?.value ?? null);
}

function metricOf({ numbers, judged: { metric, words } }: Given): Assessment['metric'] {
  const { currency } = numbers.model.workspace;
  return { key: metric.key, name: metric.name, unit: metric.unit, currency, form: words };
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

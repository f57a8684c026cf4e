/** Puts everything beside an estimate that the assessment says: the verdict, the numbers that may be shown, checks, chart and words. */
import type { Assessment } from '../assessment.js';
import type { EffectEstimate } from '../designs/effect-estimate.js';
import type { ArmsEstimate } from '../designs/estimate-arms.js';
import type { ChartEvent } from '../impact-chart.js';
import { resolvedPart } from '../study/resolved-time.js';
import { levelBefore } from '../study/plan-margin.js';
import { verdictWords } from '../words/verdict-words.js';
import { assessGuardrails } from './assess-guardrails.js';
import { assessedEffect, naiveOf } from './assessed-effect.js';
import { assessParts, assessWaves } from './assessed-parts.js';
import { assessmentChart } from './assessment-chart.js';
import { assessmentChecks, opinionsOf } from './assessment-checks.js';
import type { AssessmentInput } from './assessment-input.js';
import { assessmentInputs } from './assessment-inputs.js';
import { carriedEffects } from './carried-effect.js';
import { clockChecks } from './clock-checks.js';
import { decideVerdict } from './decide-verdict.js';
import { worthOf } from './effect-worth.js';
import { mixAdjusted, mixChecks, type MixAdjusted } from './mix-adjusted.js';
import { nothingLeft } from './nothing-left.js';
import { otherSegments } from './other-segments.js';
import { planEvents } from './plan-events.js';
import { nameTreated } from './treated-segments.js';

export function assembleAssessment(input: AssessmentInput, arms: ArmsEstimate): Assessment {
  const { numbers, plan, metric, circumstances, days, asOf } = input;
  const { estimate } = arms;
  const isEarly = isBeforeEnd(input, estimate);
  const level = levelOf(arms);
  const decided = decideVerdict({ plan, estimate, circumstances, days, isEarly, scale: metric.scale, level });
  // A plan that is assessed at its end only shows no number before.
  const isHidden = isEarly && plan.looks === 'end';
  const mix = isHidden ? null : mixAdjusted(input, estimate);
  const shown = isHidden ? HIDDEN : shownNumbers(input, arms, mix);
  const checks = [...assessmentChecks(input, estimate, clockChecks(input)), ...mixChecks(mix)];
  const assessment = {
    ...shown,
    ...chartsOf(input, estimate, isHidden),
    verdict: { ...decided.verdict, atACost: isAtACost(decided.verdict, shown) },
    grade: estimate.grade,
    design: plan.design,
    metric: describeMetric(input, estimate),
    treated: nameTreated(numbers, plan),
    margin: estimate.margin ?? 0,
    predicted: decided.predicted,
    shareOfPredicted: shown.effect && decided.shareOfPredicted,
    arms: arms.arms,
    checks: [...checks, ...arms.checks],
    looks: estimate.looks,
    planChanges: circumstances.planChanges,
    dataThrough: asOf - 1,
    inputs: assessmentInputs(input, estimate.studies, mix?.opinion ? mix.inputs : null),
  };
  return { ...assessment, words: verdictWords(assessment, plan) };
}

/** The numbers that a plan which is assessed at its end only hides until then. */
type HiddenNumbers = Pick<
  Assessment,
  'effect' | 'naive' | 'trend' | 'opinions' | 'parts' | 'guardrails' | 'others' | 'upward' | 'worth' | 'weeksNeeded'
>;

const HIDDEN: HiddenNumbers = {
  effect: null,
  naive: null,
  trend: null,
  opinions: [],
  parts: [],
  guardrails: [],
  others: [],
  upward: [],
  worth: null,
  weeksNeeded: null,
};

function shownNumbers(
  input: AssessmentInput,
  { estimate, arms, opinions }: ArmsEstimate,
  mix: MixAdjusted | null,
): HiddenNumbers {
  const { plan, metric, circumstances } = input;
  const observed = arms[0]?.value ?? estimate.naive?.after ?? null;
  const before = arms[1]?.value ?? estimate.naive?.before ?? null;
  const left = metric.scale === 'log' ? nothingLeft(estimate) : null;
  const { direction } = plan;
  const effect = assessedEffect(estimate, { metric, observed, before, direction, nothingLeft: left });
  const carried = effect && estimate.windows.length > 0 ? { ...input, effect, windows: estimate.windows } : null;
  return {
    effect,
    naive: naiveOf(estimate.naive),
    trend: trendOf(estimate),
    opinions: [...opinionsOf(estimate), ...opinions, ...(mix?.opinion ? [mix.opinion] : [])],
    parts: assessParts(input, estimate),
    guardrails: assessGuardrails(input, circumstances.arms),
    others: plan.design === 'experiment' ? [] : otherSegments(input),
    upward: carried ? carriedEffects(carried) : [],
    worth: carried && worthOf(carried),
    weeksNeeded: estimate.weeksNeeded,
  };
}

/** The waves of a staged rollout, each with its chart; else the chart of the one launch. */
function chartsOf(
  input: AssessmentInput,
  estimate: EffectEstimate,
  isHidden: boolean,
): Pick<Assessment, 'waves' | 'chart'> {
  const { numbers, plan, asOf } = input;
  const around = { numbers, asOf, events: eventsOf(input) };
  if (plan.design === 'staged') return { waves: assessWaves(input.metric, estimate, around, isHidden), chart: null };
  const [launchStudy] = estimate.studies;
  if (!launchStudy) return { waves: [], chart: null };
  const { effect, weeksPerBlock } = estimate;
  const drawn = isHidden ? null : effect && { effect, weeksPerBlock };
  return { waves: [], chart: assessmentChart(launchStudy, drawn, around) };
}

/** Fewer weeks than planned can be assessed so far, or the last conversations are still followed. */
function isBeforeEnd({ plan, asOf, days }: AssessmentInput, { weeksAfter, studies }: EffectEstimate): boolean {
  if (plan.followUpDays !== undefined && asOf < days.matured) return true;
  // Waves whose controls start early, and an odd number of weeks in fortnights, never have all weeks.
  const isOver = studies.length > 0 && asOf >= days.matured;
  return weeksAfter < plan.weeks && !isOver;
}

/** The value before launch, by which predictions are turned from a share into points and back. */
function levelOf({ estimate: { studies }, arms }: ArmsEstimate): number | null {
  return studies.length > 0 ? levelBefore(studies) : (arms[1]?.value ?? null);
}

function isAtACost({ outcome }: Pick<Assessment['verdict'], 'outcome'>, { guardrails }: HiddenNumbers): boolean {
  return outcome === 'improved' && guardrails.some((guardrail) => guardrail.outcome === 'breached');
}

function describeMetric(
  { numbers, metric: { definition, words } }: AssessmentInput,
  { studies }: EffectEstimate,
): Assessment['metric'] {
  const { currency } = numbers.model.workspace;
  const part = resolvedPart(studies);
  const described = { key: definition.key, name: definition.name, unit: definition.unit, currency, form: words };
  return { ...described, ...(part !== null && { resolvedPart: part }) };
}

function trendOf({ trend }: EffectEstimate): Assessment['trend'] {
  if (trend === null || ![trend.slope, trend.breakdown, trend.steepest].every(Number.isFinite)) return null;
  const { slope, p, along, suspicious, breakdown, steepest } = trend;
  return { slope, p: Number.isFinite(p) ? p : null, along, suspicious, breakdown, steepest };
}

function eventsOf({ numbers, plan, circumstances }: AssessmentInput): ChartEvent[] {
  return [
    ...planEvents(numbers.model, plan).map(({ day, title }) => ({ from: day, to: day + 1, label: title })),
    ...circumstances.overlaps.map(({ from, to, label }) => ({ from, to, label })),
    ...plan.excluded.map(({ from, to }) => ({ from, to, label: 'left out' })),
  ];
}

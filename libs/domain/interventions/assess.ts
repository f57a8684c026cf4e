/**
 * The assessment of an intervention: what would the treated segments have shown without it? Everything that is said about it is gathered
 * here; `verdict-words.ts` puts it into words. Whatever is missing makes it inconclusive, with the reason; it never fails.
 */
import { launchBlocks } from '@bough/statistics';
import type { Day } from '../shared/day.js';
import type { MetricUnit } from '../trees/metric.js';
import { assessedEffect, naiveOf, rangedOf, relativeRange } from './assessed-effect.js';
import { assessmentChart } from './assessment-chart.js';
import { assessmentChecks, opinionsOf } from './assessment-checks.js';
import type {
  ArmSums,
  ArmTotals,
  AssessedPart,
  AssessedWave,
  Assessment,
  AssessmentInputs,
  AssessmentReason,
  ChartEvent,
  Circumstances,
} from './assessment.js';
import { armWeeks } from './arm-weeks.js';
import { carriedEffects, worthOf } from './carried-effect.js';
import { assessGuardrails } from './guardrails.js';
import type { Numbers } from './impact-series.js';
import { launchDays, type LaunchDays, type PlanStudy, type StudyOptions } from './impact-study.js';
import { judgeArms, type JudgedArms } from './judge-arms.js';
import { judgedMetric, type JudgedMetric } from './judged-metric.js';
import { judgeLaunch, judgeWaves, levelBefore, noJudgement, type Judgement } from './judgement.js';
import { otherSegments } from './other-segments.js';
import { planEvents } from './plan-events.js';
import type { InterventionPlan } from './plan.js';
import { verdictOf } from './verdict-of.js';
import { verdictWords } from './verdict-words.js';

/** Changes whenever a change of the code may change an answer. */
export const IMPACT_METHOD = 'cwd-1';
/** The same of experiments. */
const ARMS_METHOD = 'arms-1';

/** What a snapshot holds, with the versions that name it. */
export interface VersionedNumbers extends Numbers {
  readonly workspaceVersion: number;
  readonly dataVersion: number;
}

/** The assessment of a plan as of the data that there is. */
export function assess(numbers: VersionedNumbers, plan: InterventionPlan, circumstances: Circumstances): Assessment {
  const judged = judgedMetric(numbers.model, plan.metric);
  const asOf = Math.min(circumstances.asOf ?? Infinity, numbers.state.range?.to ?? -Infinity);
  const reason = judged.kind === 'not_judged' ? judged.reason : refusalOf(numbers, plan, asOf);
  if (judged.kind === 'not_judged' || reason) return notAssessed(numbers, plan, circumstances, reason!);
  const options = { registered: circumstances.registered, overlapping: false, asOf };
  const given = { numbers, plan, judged, options, circumstances, days: lastLaunch(plan, judged) };
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

type Judged = JudgedArms;

function refusalOf({ model, state, columns }: Numbers, plan: InterventionPlan, asOf: Day): AssessmentReason | null {
  const segments = [...plan.waves.flatMap((wave) => wave.segments), ...plan.controls];
  const gone = segments.filter((segment) => !model.positions.has(segment));
  if (gone.length > 0) return { code: 'SEGMENT_REMOVED', words: `the workspace no longer has ${gone.join(', ')}` };
  if (plan.waves.length === 0 || plan.waves.some((wave) => wave.segments.length === 0))
    return { code: 'NOBODY_TREATED', words: 'the plan names no segment that is treated' };
  if (new Set(segments).size < segments.length)
    return { code: 'SEGMENT_TWICE', words: 'a segment is treated or a control, once' };
  if (state.range === null || columns.days === 0 || asOf <= state.range.from)
    return { code: 'NO_DATA', words: 'there is no data yet' };
  const lacking = (model.measuresOf.get(plan.metric) ?? []).filter((name) => !columns.daily.has(name));
  return lacking.length === 0 ? null : { code: 'NO_DATA', words: `nothing is known of ${lacking.join(', ')}` };
}

/** Of staged rollouts the last one: it decides when the whole can be judged. */
function lastLaunch(plan: InterventionPlan, judged: JudgedMetric): LaunchDays {
  return launchDays(plan, judged.maturity, Math.max(...plan.waves.map(({ launch }) => launch)));
}

function judge({ numbers, plan, judged, options, circumstances, days }: Given): Judged {
  const none = { arms: [], checks: [], opinions: [] };
  if (plan.design === 'staged') return { ...none, judgement: judgeWaves(numbers, plan, judged, options) };
  if (plan.design !== 'experiment') return { ...none, judgement: judgeLaunch(numbers, plan, judged, options) };
  const weeks = armWeeks(plan, judged.maturity, days.settled, options.asOf);
  if (weeks === 0) return { ...none, judgement: noJudgement([], []) };
  const given = { registered: options.registered, weeks, before: circumstances.armsBefore };
  return judgeArms(plan, judged, circumstances.arms ?? [], given);
}

function gathered(given: Given, { judgement, arms, ...beside }: Judged): Assessment {
  const { numbers, plan, judged, options, circumstances, days } = given;
  const [first] = judgement.studies;
  const isEarly = judgement.weeksAfter < plan.weeks && !isShortened(plan, judgement, options, days);
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
  const clocks = [...new Set(judged.measures.flatMap((name) => clockOf(given, name)))];
  const assessment = {
    verdict: { ...verdict.verdict, atACost },
    grade: judgement.grade,
    design: plan.design,
    metric: metricOf(given),
    treated: treatedOf(numbers, plan),
    ...{ margin: judgement.margin ?? 0, predicted: verdict.predicted, shareOfPredicted: effect && verdict.shareOfPredicted },
    ...{ effect, guardrails, arms, naive: isHidden ? null : naiveOf(judgement.naive) },
    checks: [...assessmentChecks(plan, judged, judgement, circumstances, clocks), ...beside.checks],
    trend: isHidden ? null : trendOf(judgement),
    ...{ looks: judgement.looks, opinions: isHidden ? [] : [...opinionsOf(judgement), ...beside.opinions] },
    parts: isHidden ? [] : partsOf(given, judgement),
    waves: wavesOf(given, judgement, isHidden),
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

function clockOf({ numbers }: Given, name: string): string[] {
  const measure = numbers.model.measures.get(name);
  return measure && 'clock' in measure ? [measure.clock] : [];
}

function metricOf({ numbers, judged: { metric, words } }: Given): Assessment['metric'] {
  const { currency } = numbers.model.workspace;
  return { key: metric.key, name: metric.name, unit: metric.unit, currency, form: words };
}

function treatedOf({ model }: Numbers, { waves }: InterventionPlan): Assessment['treated'] {
  const nameOf = (segment: string) => model.segments[model.positions.get(segment) ?? -1]?.name ?? segment;
  return waves.flatMap(({ segments }) => segments.map((segment) => ({ segment, name: nameOf(segment) })));
}

function trendOf({ trend }: Judgement): Assessment['trend'] {
  if (trend === null || ![trend.slope, trend.breakdown, trend.steepest].every(Number.isFinite)) return null;
  const { slope, p, suspicious, breakdown, steepest } = trend;
  return { slope, p: Number.isFinite(p) ? p : null, suspicious, breakdown, steepest };
}

function partsOf({ numbers, judged }: Given, { studies, parts }: Judgement): AssessedPart[] {
  return parts.map(({ segment, effect, shrunk, holm }) => {
    const id = studies[0]!.treated[segment]!;
    const name = numbers.model.segments[numbers.model.positions.get(id)!]!.name;
    if (effect.kind === 'none') {
      const reason = { code: effect.reason.toUpperCase(), words: 'this segment alone has no effect to show' };
      return { segment: id, name, estimate: null, relative: null, shrunk: null, holm: null, reason };
    }
    const estimate = rangedOf(effect);
    return { segment: id, name, estimate, relative: relativeRange(estimate, judged.scale, null), shrunk, holm, reason: null };
  }); // prettier-ignore
}

function wavesOf({ plan }: Given, { studies, waves, reasons }: Judgement, isHidden: boolean): AssessedWave[] {
  if (plan.design !== 'staged') return [];
  return studies.map((made, index) => {
    const found = waves[index];
    const shown = { segments: made.treated, launch: made.launch, controls: made.controls };
    const weeks = launchBlocks(made.study).weeksAfter;
    const effect = isHidden ? null : (found?.effect ?? null);
    const reason = effect ? null : (reasons[0] ?? null);
    return { ...shown, weeks, estimate: effect && rangedOf(effect), weight: effect && found!.weight, reason };
  });
}

function eventsOf({ numbers, plan, circumstances }: Given): ChartEvent[] {
  return [
    ...planEvents(numbers.model, plan).map(({ day, title }) => ({ from: day, to: day + 1, label: title })),
    ...circumstances.overlaps.map(({ from, to, label }) => ({ from, to, label })),
    ...plan.excluded.map(({ from, to }) => ({ from, to, label: 'left out' })),
  ];
}

function inputsOf({ numbers, judged, options, circumstances }: Given, studies: readonly PlanStudy[]): AssessmentInputs {
  const { model, workspaceVersion, dataVersion } = numbers;
  return {
    method: circumstances.arms ? ARMS_METHOD : IMPACT_METHOD,
    ...{ metric: judged.metric.key, workspaceVersion, dataVersion, asOf: options.asOf },
    formula: model.metrics.get(judged.metric.key)!.formula ?? '',
    registered: circumstances.registered,
    overlaps: circumstances.overlaps.filter(({ confounds }) => confounds).map(({ label }) => label),
    series: studies.flatMap((made) => seriesOf(made)),
    ...(circumstances.arms && { arms: circumstances.arms.map(armTotals) }),
    ...(circumstances.armsBefore && { armsBefore: circumstances.armsBefore.arms.map(armTotals) }),
  };
}

function armTotals({ name, customers, sums }: ArmSums): ArmTotals {
  const total = (values: ArrayLike<number>) => Array.from(values).reduce((sum, each) => sum + each, 0);
  return { name, customers, totals: Object.fromEntries([...sums].map(([key, values]) => [key, total(values)])) };
}

/** Entries added up by weeks, as far as they are known. */
function seriesOf({ study, treated, controls }: PlanStudy): AssessmentInputs['series'] {
  const weekly = (values: ArrayLike<number> | undefined) => {
    const sums: number[] = [];
    for (let i = 0; i < (values?.length ?? 0); i++) {
      const week = Math.floor(i / study.perWeek);
      const value = values![i]!;
      sums[week] = (sums[week] ?? 0) + (Number.isFinite(value) ? value : 0);
    }
    return sums;
  };
  return [...treated, ...controls].map((segment, index) => {
    const { numerators, denominators } = study.segments[index]!;
    return { segment, numerators: weekly(numerators), denominators: weekly(denominators) };
  });
}

/** Nothing could be computed at all. */
function notAssessed(
  numbers: VersionedNumbers,
  plan: InterventionPlan,
  circumstances: Circumstances,
  reason: AssessmentReason,
): Assessment {
  const metric = numbers.model.metrics.get(plan.metric);
  const { model, workspaceVersion, dataVersion, state } = numbers;
  const rest = {
    verdict: {
      ...{ kind: 'inconclusive' as const, outcome: null, atACost: false, exploratory: !circumstances.registered, until: null },
      ...{ confoundedBy: [], reasons: [reason] },
    },
    grade: circumstances.registered ? ('C' as const) : ('X' as const),
    design: plan.design,
    metric: { key: plan.metric, name: metric?.name ?? plan.metric, unit: metric?.unit ?? ('rate' as MetricUnit), currency: model.workspace.currency, form: '' },
    treated: treatedOf(numbers, plan),
    ...{ margin: 0, predicted: null, shareOfPredicted: null, effect: null, naive: null, trend: null, worth: null, chart: null },
    ...{ checks: [], looks: [], opinions: [], parts: [], waves: [], arms: [], guardrails: [], others: [], upward: [] },
    ...{ weeksNeeded: null, planChanges: circumstances.planChanges, dataThrough: state.range ? state.range.to - 1 : null },
    inputs: {
      ...{ method: IMPACT_METHOD, metric: plan.metric, formula: model.metrics.get(plan.metric)?.formula ?? '' },
      ...{ workspaceVersion, dataVersion, asOf: state.range?.to ?? 0, registered: circumstances.registered },
      ...{ overlaps: [], series: [] },
    },
  }; // prettier-ignore
  return { ...rest, words: verdictWords(rest, plan) };
}

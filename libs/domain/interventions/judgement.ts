/**
 * The verdict of the estimator on a plan, before it is put beside everything else: one launch against segments that are left alone, or
 * waves against those that have not started.
 */
import {
  BASELINE_WEEKS,
  evidenceGrade,
  failedGates,
  gapOf,
  informationFraction,
  launchBlocks,
  localLevelStep,
  lookBounds,
  measureImpact,
  naiveChange,
  normalQuantile,
  preTrend,
  stagedEffect,
  sumsOf,
  verdictOn,
  weeklyEffect,
  weeksToDetect,
  type BlockPermutation,
  type Gate,
  type Impact,
  type LocalLevelStep,
  type NaiveChange,
  type NoImpact,
  type PreTrend,
  type TreatedPart,
  type Verdict,
  type WeeklyEffect,
} from '@bough/statistics';
import type { AssessedLook, AssessmentReason } from './assessment.js';
import { gateReason, noImpactReason } from './assessment-reasons.js';
import { thinSample } from './impact-sample.js';
import type { Numbers } from './impact-series.js';
import { launchDays, planStudy, sizeOnScale, type PlanStudy, type StudyOptions } from './impact-study.js';
import type { JudgedMetric } from './judged-metric.js';
import type { InterventionPlan } from './plan.js';

/** `outcome` is `null` where there is no effect, for the `reasons` then given. */
export interface Judgement {
  /** One for each wave. */
  readonly studies: readonly PlanStudy[];
  readonly weeksPerBlock: number;
  readonly weeksAfter: number;
  readonly effect: WeeklyEffect | null;
  readonly outcome: Verdict['outcome'] | null;
  readonly belowMargin: boolean;
  /** On the scale of the effect; `null` where it cannot be told. */
  readonly margin: number | null;
  readonly reasons: readonly AssessmentReason[];
  readonly failed: readonly Gate[];
  readonly grade: 'A' | 'B' | 'C' | 'X';
  readonly trend: PreTrend | null;
  readonly naive: NaiveChange | null;
  readonly worsenedControls: readonly string[];
  readonly parts: readonly TreatedPart[];
  readonly waves: readonly { readonly effect: WeeklyEffect | null; readonly weight: number }[];
  readonly weeksNeeded: number | null;
  readonly permutation: BlockPermutation | null;
  readonly localLevel: LocalLevelStep | null;
  readonly looks: readonly AssessedLook[];
}

/** The plan's launch against its controls, at the look that the data allows. */
export function judgeLaunch(
  numbers: Numbers,
  plan: InterventionPlan,
  judged: JudgedMetric,
  options: StudyOptions,
): Judgement {
  const compared = { treated: plan.waves.flatMap(({ segments }) => segments), controls: plan.controls };
  const made = planStudy(numbers, plan, judged, compared, launchDays(plan, judged.maturity), options);
  const margin = marginOf(plan, made);
  const study = { ...made.study, margin: margin ?? 1 };
  const blocks = launchBlocks(study);
  const looks = plan.looks === 'weekly' ? looksOf(made, plan.weeks) : [];
  const now = looks.findLast(({ z }) => z !== null);
  const isLast = blocks.weeksAfter >= plan.weeks - (plan.weeks % blocks.panel.weeksPerBlock!);
  const early = now === undefined ? undefined : { bound: now.bound, last: isLast };
  const impact = measureImpact({ ...study, ...(early && { look: early }) });
  const thin = impact.kind === 'impact' ? thinSample(numbers, made, impact.weeksPerBlock) : [];
  return { ...judgementOf(made, impact, margin, thin), looks };
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
    ...{ studies: [made], weeksPerBlock, weeksAfter: effect.after * weeksPerBlock, effect, margin, reasons, failed },
    outcome: reasons.length > 0 ? 'inconclusive' : verdict.outcome,
    belowMargin: verdict.belowMargin,
    ...{ grade: impact.grade, trend: impact.trend, naive: impact.naive, parts: impact.parts },
    worsenedControls: impact.controls.flatMap(({ segment, worsened }) =>
      worsened ? [made.controls[segment - made.treated.length]!] : [],
    ),
    waves: [],
    weeksNeeded: margin === null ? null : impact.weeksNeeded,
    permutation: impact.secondOpinion,
    localLevel: localLevelStep(gap, effect.baseline),
    looks: [],
  };
}

/** Without an effect, and why. */
export function noJudgement(
  studies: readonly PlanStudy[],
  reasons: readonly AssessmentReason[],
  weeksAfter = 0,
  margin: number | null = null,
): Judgement {
  return {
    ...{ studies, weeksPerBlock: 1, weeksAfter, effect: null, outcome: null, belowMargin: false, margin, reasons },
    ...{
      failed: [],
      grade: gradeWithout(studies),
      trend: null,
      naive: null,
      worsenedControls: [],
      parts: [],
      waves: [],
    },
    ...{ weeksNeeded: null, permutation: null, localLevel: null, looks: [] },
  };
}

function gradeWithout(studies: readonly PlanStudy[]): Judgement['grade'] {
  const registered = studies.every(({ study }) => study.registered);
  const controls = Math.min(...studies.map((each) => each.controls.length));
  return evidenceGrade({
    registered,
    controls: studies.length === 0 ? 0 : controls,
    weeksBefore: 0,
    worseControl: false,
  });
}

const NO_LEVEL: AssessmentReason = {
  code: 'NO_LEVEL',
  words: 'the value before launch is zero or unknown, so the margin that matters has no size here',
};

/** The margin on the scale of the effect. */
export function marginOf(plan: InterventionPlan, made: PlanStudy): number | null {
  return sizeOnScale(plan.margin, made.judged.scale, levelBefore(made), null);
}

/** What the treated segments had in the weeks before launch; `null` where there is nothing to divide by. */
export function levelBefore({ study }: PlanStudy): number | null {
  const { launch, perWeek, segments, treated } = study;
  const start = Math.max(0, launch - BASELINE_WEEKS * perWeek);
  const sums = treated.map((segment) => sumsOf(study, segments[segment]!, start, launch));
  const total = (of: 'numerator' | 'denominator') => sums.reduce((sum, each) => sum + each[of], 0);
  const isCount = segments[treated[0] ?? 0]?.denominators === undefined;
  const level = total('numerator') / (isCount ? total('denominator') / treated.length : total('denominator'));
  return Number.isFinite(level) ? level : null;
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
  return Math.sign(effect.estimate) * Math.min(38, -normalQuantile(Math.max(effect.p, 1e-300) / 2));
}

/** Every wave against those not treated in its window, put together. */
export function judgeWaves(
  numbers: Numbers,
  plan: InterventionPlan,
  judged: JudgedMetric,
  options: StudyOptions,
): Judgement {
  const studies = wavesOf(numbers, plan, judged, options);
  const margin = marginOf(plan, studies[0]!);
  const blocks = studies.map(({ study }) => launchBlocks(study));
  const weeksAfter = Math.min(...blocks.map((each) => each.weeksAfter));
  const first = studies[0]!.launch;
  const usable = studies.map((made, i) => ({ made, blocks: blocks[i]! })).filter(({ blocks: { panel, ...each } }) =>
    each.weeksAfter > 0 && each.weeksBefore > 0 && [...panel.treated, ...panel.controls].every((s) => panel.weights[s]! > 0),
  ); // prettier-ignore
  if (usable.length < studies.length || margin === null) {
    const broken = studies.find((made) => !usable.some((each) => each.made === made)) ?? studies[0]!;
    const reason =
      margin === null
        ? NO_LEVEL
        : noImpactReason(broken, { kind: 'none', reason: 'too_few_blocks', ...blocks[studies.indexOf(broken)]! });
    return noJudgement(studies, [reason], weeksAfter, margin); // prettier-ignore
  }
  const waves = usable.map(({ made, blocks: { panel } }) => ({
    panel,
    later: Math.ceil((made.launch - first) / 7 / (panel.weeksPerBlock ?? 1)),
  }));
  const staged = stagedEffect(waves);
  if (staged.effect.kind === 'none') {
    const none = { ...staged.effect, ...blocks[0]! };
    return noJudgement(studies, [noImpactReason(studies[0]!, none)], weeksAfter, margin);
  }
  return wavesJudged(numbers, studies, blocks, staged, margin, options);
}

function wavesJudged(
  numbers: Numbers,
  studies: readonly PlanStudy[],
  blocks: readonly ReturnType<typeof launchBlocks>[],
  staged: ReturnType<typeof stagedEffect>,
  margin: number,
  { registered }: StudyOptions,
): Judgement {
  const effect = staged.effect as WeeklyEffect;
  const trends = staged.waves.map((wave, i) => {
    const { study } = studies[i]!;
    return wave.effect.kind === 'effect' ? preTrend(blocks[i]!.panel, wave.effect, study.paused / study.perWeek) : null;
  });
  const gates = blocks.map((each, i) =>
    failedGates({ ...each, overlapping: false, suspiciousTrend: trends[i]?.suspicious ?? false }),
  );
  const weeksPerBlock = Math.max(...blocks.map(({ panel }) => panel.weeksPerBlock ?? 1));
  const failed = [...gates, ...studies.map((made, i) => thinSample(numbers, made, blocks[i]!.panel.weeksPerBlock ?? 1))]
    .flat()
    .filter(({ gate }, i, all) => all.findIndex((other) => other.gate === gate) === i);
  const reasons = failed.map((gate) => gateReason(gate, studies[0]!));
  const { better } = studies[0]!.study;
  const verdict = verdictOn(effect, { better, margin, failed });
  const controls = Math.min(...studies.map((made) => made.controls.length));
  const weeksBefore = Math.min(...blocks.map((each) => each.weeksBefore));
  return {
    ...{ studies, weeksPerBlock, effect, margin, reasons, failed, outcome: verdict.outcome },
    weeksAfter: Math.min(...blocks.map((each) => each.weeksAfter)),
    belowMargin: verdict.belowMargin,
    grade: evidenceGrade({ registered, controls, weeksBefore, worseControl: false }),
    trend: trends.find((trend) => trend?.suspicious) ?? trends.find((trend) => trend !== null) ?? null,
    naive: wavesNaive(studies, effect.baseline * weeksPerBlock),
    ...{ worsenedControls: [], parts: [], permutation: null, localLevel: null, looks: [] },
    waves: staged.waves.map((wave) => ({ ...wave, effect: wave.effect.kind === 'effect' ? wave.effect : null })),
    weeksNeeded: weeksToDetect(effect, margin, weeksPerBlock),
  };
}

/** A wave's controls are the plan's, and the segments of later waves as long as its window is over before they start. */
function wavesOf(numbers: Numbers, plan: InterventionPlan, judged: JudgedMetric, options: StudyOptions): PlanStudy[] {
  const waves = [...plan.waves].sort((a, b) => a.launch - b.launch);
  return waves.map((wave) => {
    const days = launchDays(plan, judged.maturity, wave.launch);
    const later = waves.filter(({ launch }) => launch > wave.launch);
    const clean = later.filter(({ launch }) => launch >= days.end);
    const waiting = plan.controls.length === 0 && clean.length === 0 ? later : clean;
    const until = Math.min(...waiting.map(({ launch }) => launch), Infinity);
    const weeks = Math.max(0, Math.min(plan.weeks, Math.floor((until - days.settled) / 7)));
    const controls = [...plan.controls, ...waiting.flatMap(({ segments }) => segments)];
    return planStudy(numbers, plan, judged, { treated: wave.segments, controls }, days, { ...options, weeks });
  });
}

/** The waves' plain changes, added up as if they were one. */
function wavesNaive(studies: readonly PlanStudy[], weeksBefore: number): NaiveChange | null {
  const each = studies.flatMap(
    ({ study }) => naiveChange(study, study.treated, weeksBefore, launchBlocks(study).weeksAfter) ?? [],
  );
  if (each.length < studies.length) return null; // prettier-ignore
  const mean = (of: (naive: NaiveChange) => number) => each.reduce((sum, naive) => sum + of(naive), 0) / each.length;
  const [before, after] = [mean((naive) => naive.before), mean((naive) => naive.after)];
  return { before, after, change: after - before, relative: before === 0 ? null : after / before - 1 };
}

/** The verdict of the estimator on a staged rollout: every wave against those that have not started, put together. */
import {
  evidenceGrade,
  failedGates,
  launchBlocks,
  naiveChange,
  preTrend,
  stagedEffect,
  verdictOn,
  weeksToDetect,
  type NaiveChange,
  type WeeklyEffect,
} from '@bough/statistics';
import { gateReason, noImpactReason } from './assessment-reasons.js';
import { thinSample } from './impact-sample.js';
import type { Numbers } from './impact-series.js';
import { launchDays, planStudy, type PlanStudy, type StudyOptions } from './impact-study.js';
import type { JudgedMetric } from './judged-metric.js';
import { NO_LEVEL, noJudgement, type Judgement } from './judgement.js';
import { marginOf } from './plan-margin.js';
import type { InterventionPlan } from './plan.js';

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

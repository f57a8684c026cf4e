/**
 * The estimate of a staged rollout: every wave against the segments that have not started yet, put together. Stacked
 * difference-in-differences (Cengiz, Dube, Lindner and Zipperer 2019); see `staged.ts` of `@bough/statistics`.
 */
import { launchBlocks, measureStaged, type NoStagedImpact, type StagedImpact } from '@bough/statistics';
import type { AssessmentReason } from '../assessment-reason.js';
import { gateReason, noImpactReason } from './assessment-reasons.js';
import { dataReasons } from '../study/data-gaps.js';
import { thinSample } from '../study/events-in-blocks.js';
import type { LaunchStudy } from '../study/launch-study.js';
import { NO_LEVEL, noEstimate, type WaveEstimate, type EffectEstimate } from './effect-estimate.js';
import { marginOf } from '../study/plan-margin.js';
import { analyseWaves, weeksOfWaves, type WaveAnalyses } from './wave-analyses.js';
import { stagedStudies, studyWaves } from './wave-studies.js';
import type { Numbers, PlanStudy } from '../study/plan-study.js';

/** The effect of the waves as far as they are over: all of them at the end, before that those with two weeks. */
export function estimateWaves(study: PlanStudy): EffectEstimate {
  const { numbers, plan, asOf } = study;
  const waves = studyWaves(study);
  const studies = waves.map((wave) => wave.study);
  const weeksAfter = Math.min(...studies.map(({ input }) => launchBlocks(input).weeksAfter));
  const margin = marginOf(plan, studies);
  const all = stagedStudies(waves, { margin: margin ?? 1 });
  const analyses = plan.looks === 'weekly' ? analyseWaves(all, studies, asOf) : null;
  const weeks = weeksOfWaves(all, studies, asOf, analyses);
  const seen = weeks.flatMap((count, wave) => (count > 0 ? [wave] : []));
  const state = { studies, margin, weeksAfter, analyses };
  if (margin === null) return withoutEstimate(state, [NO_LEVEL]);
  if (seen.length === 0) return withoutEstimate(state, []);
  const doubts = seen.flatMap((wave) =>
    dataReasons(numbers, studies[wave]!).map((each) => ofWave(studies, studies[wave]!, each)),
  );
  if (doubts.length > 0) return withoutEstimate(state, doubts);
  const newest = analyses?.now;
  const rules = newest ? { interim: { bound: newest.bound, last: analyses.isLast } } : {};
  const impact = measureStaged(seen.map((wave) => ({ ...all[wave]!, ...rules, weeks: weeks[wave]! })));
  if (impact.kind === 'none') return withoutEffect(state, impact, seen);
  return estimateOf(numbers, { ...state, margin }, impact, seen);
}

/** How far a staged rollout has come. */
interface StagedState {
  /** One for each wave. */
  readonly studies: readonly LaunchStudy[];
  readonly margin: number | null;
  readonly weeksAfter: number;
  readonly analyses: WaveAnalyses | null;
}

function withoutEstimate(
  { studies, margin, weeksAfter, analyses }: StagedState,
  reasons: readonly AssessmentReason[],
): EffectEstimate {
  const none = noEstimate(studies, reasons, weeksAfter, margin);
  return { ...none, looks: analyses?.analyses ?? [], nextAnalysis: analyses?.next ?? null };
}

/** One wave has no effect, so there is no verdict on all; the others are given. `seen`: the waves that the impact is of. */
function withoutEffect(state: StagedState, impact: NoStagedImpact, seen: readonly number[]): EffectEstimate {
  const { studies } = state;
  const reasons = impact.waves.map((found, i) => {
    const study = studies[seen[i]!]!;
    return found.kind === 'none'
      ? ofWave(studies, study, noImpactReason(study, { ...found, ...launchBlocks(study.input) }))
      : null;
  });
  const waves = studies.map((_, wave): WaveEstimate => {
    const found = impact.waves[seen.indexOf(wave)];
    if (found === undefined) return NOT_SEEN;
    return { effect: found.kind === 'effect' ? found : null, weight: null, reason: reasons[seen.indexOf(wave)]! };
  });
  const known = reasons.flatMap((reason) => reason ?? []);
  return { ...withoutEstimate(state, known), waves };
}

function estimateOf(
  numbers: Numbers,
  state: StagedState & { readonly margin: number },
  impact: StagedImpact,
  seen: readonly number[],
): EffectEstimate {
  const { studies, margin } = state;
  const { effect, verdict, weeksPerBlock } = impact;
  const inWhole = seen.map((wave) => studies[wave]!);
  const thin = inWhole.flatMap((study, wave) =>
    thinSample(numbers, study, weeksPerBlock).map((gate) => ({ ...gate, wave })),
  );
  const failed = [...impact.gates, ...thin];
  const reasons = failed.map(({ wave, ...gate }) => {
    const reason = gateReason(gate, inWhole[wave]!);
    return gate.gate === 'pre_trend' ? reason : ofWave(studies, inWhole[wave]!, reason);
  });
  const worsened = impact.worsenedControls.map(({ wave, segment }) => {
    return inWhole[wave]!.series[segment]!;
  });
  return {
    ...withoutEstimate(state, reasons),
    weeksPerBlock,
    effect,
    failed,
    margin,
    grade: impact.grade,
    trend: impact.trend,
    naive: impact.naive,
    outcome: reasons.length > 0 ? 'inconclusive' : verdict.outcome,
    worsenedControls: [...new Set(worsened)],
    parts: impact.parts.map(({ wave, segment, ...part }) => ({ ...part, segment: inWhole[wave]!.treated[segment]! })),
    waves: studies.map((_, wave) => {
      const found = impact.waves[seen.indexOf(wave)];
      return found ? { ...found, reason: null } : NOT_SEEN;
    }),
    windows: inWhole.map((study, i) => ({ study, weeks: impact.waves[i]!.effect.after * weeksPerBlock })),
    weeksNeeded: impact.weeksNeeded,
    permutation: impact.permutation,
    localLevel: impact.localLevel,
  };
}

const NOT_SEEN: WaveEstimate = {
  effect: null,
  weight: null,
  reason: { code: 'NOT_YET', words: 'fewer than two of its weeks are over' },
};

/** The reason with the wave that it is about: `wave 2 (plan/pro): …`. */
function ofWave(
  studies: readonly LaunchStudy[],
  study: LaunchStudy,
  { code, words }: AssessmentReason,
): AssessmentReason {
  return { code, words: `wave ${studies.indexOf(study) + 1} (${study.treated.join(', ')}): ${words}` };
}

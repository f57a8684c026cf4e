/** The verdict of the estimator on a staged rollout: every wave against those that have not started, put together. */
import { launchBlocks, measureStaged, type NoStagedImpact, type StagedImpact } from '@bough/statistics';
import type { AssessmentReason } from '../assessment-reason.js';
import { gateReason, noImpactReason } from './assessment-reasons.js';
import { thinSample } from '../study/thin-sample.js';
import type { Numbers } from '../study/segment-series.js';
import type { LaunchStudy, StudyOptions } from '../study/launch-study.js';
import type { StudyMetric } from '../study/study-metric.js';
import { NO_LEVEL, noEstimate, type WaveEstimate, type EffectEstimate } from './effect-estimate.js';
import { marginOf } from '../study/plan-margin.js';
import type { InterventionPlan } from '../plan.js';
import { analyseWaves, weeksOfWaves, type WaveAnalyses } from './wave-analyses.js';
import { stagedStudies, waveStudies } from './wave-studies.js';

/** The waves as far as they are over: all of them at the end, before that those with two weeks. */
export function estimateWaves(
  numbers: Numbers,
  plan: InterventionPlan,
  judged: StudyMetric,
  options: StudyOptions,
): EffectEstimate {
  const waves = waveStudies(numbers, plan, judged, options);
  const studies = waves.map(({ study }) => study);
  const weeksAfter = Math.min(...studies.map(({ input }) => launchBlocks(input).weeksAfter));
  const margin = marginOf(plan, studies);
  const all = stagedStudies(waves, { margin: margin ?? 1 });
  const looked = plan.looks === 'weekly' ? analyseWaves(all, studies, options.asOf) : null;
  const weeks = weeksOfWaves(all, studies, options.asOf, looked);
  const seen = weeks.flatMap((count, wave) => (count > 0 ? [wave] : []));
  const shown = { studies, margin, weeksAfter, looked };
  if (margin === null) return without(shown, [NO_LEVEL]);
  if (seen.length === 0) return without(shown, []);
  const rules = looked?.now ? { interim: { bound: looked.now.bound, last: looked.isLast } } : {};
  const impact = measureStaged(seen.map((wave) => ({ ...all[wave]!, ...rules, weeks: weeks[wave]! })));
  if (impact.kind === 'none') return withoutEffect(shown, impact, seen);
  return judgementOf(numbers, { ...shown, margin }, impact, seen);
}

interface Shown {
  readonly studies: readonly LaunchStudy[];
  readonly margin: number | null;
  readonly weeksAfter: number;
  readonly looked: WaveAnalyses | null;
}

function without({ studies, margin, weeksAfter, looked }: Shown, reasons: readonly AssessmentReason[]): EffectEstimate {
  const looks = { looks: looked?.analyses ?? [], nextLook: looked?.next ?? null };
  return { ...noEstimate(studies, reasons, weeksAfter, margin), ...looks };
}

/** One wave has nothing to show, so there is no verdict on all; the others are shown. */
function withoutEffect(shown: Shown, impact: NoStagedImpact, seen: readonly number[]): EffectEstimate {
  const { studies } = shown;
  const reasons = impact.waves.map((found, i) => {
    const made = studies[seen[i]!]!;
    return found.kind === 'none'
      ? named(studies, made, noImpactReason(made, { ...found, ...launchBlocks(made.input) }))
      : null;
  });
  const waves = studies.map((_, wave): WaveEstimate => {
    const found = impact.waves[seen.indexOf(wave)];
    if (found === undefined) return NOT_SEEN;
    return { effect: found.kind === 'effect' ? found : null, weight: null, reason: reasons[seen.indexOf(wave)]! };
  });
  return {
    ...without(
      shown,
      reasons.flatMap((reason) => reason ?? []),
    ),
    waves,
  };
}

function judgementOf(
  numbers: Numbers,
  shown: Shown & { readonly margin: number },
  impact: StagedImpact,
  seen: readonly number[],
): EffectEstimate {
  const { studies, margin } = shown;
  const { effect, verdict, weeksPerBlock } = impact;
  const made = seen.map((wave) => studies[wave]!);
  const thin = made.flatMap((each, wave) =>
    thinSample(numbers, each, weeksPerBlock).map((gate) => ({ ...gate, wave })),
  );
  const failed = [...impact.gates, ...thin];
  const reasons = failed.map(({ wave, ...gate }) => {
    const reason = gateReason(gate, made[wave]!);
    return gate.gate === 'pre_trend' ? reason : named(studies, made[wave]!, reason);
  });
  return {
    ...without(shown, reasons),
    weeksPerBlock,
    effect,
    failed,
    margin,
    grade: impact.grade,
    trend: impact.trend,
    naive: impact.naive,
    outcome: reasons.length > 0 ? 'inconclusive' : verdict.outcome,
    worsenedControls: [
      ...new Set(
        impact.worsenedControls.map(({ wave, segment }) => made[wave]!.controls[segment - made[wave]!.treated.length]!),
      ),
    ],
    parts: impact.parts.map(({ wave, segment, ...part }) => ({ ...part, segment: made[wave]!.treated[segment]! })),
    waves: studies.map((_, wave) => {
      const found = impact.waves[seen.indexOf(wave)];
      return found ? { ...found, reason: null } : NOT_SEEN;
    }),
    windows: made.map((each, i) => ({ study: each, weeks: impact.waves[i]!.effect.after * weeksPerBlock })),
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

/** `wave 2 (plan/pro): …`. */
function named(
  studies: readonly LaunchStudy[],
  made: LaunchStudy,
  { code, words }: AssessmentReason,
): AssessmentReason {
  return { code, words: `wave ${studies.indexOf(made) + 1} (${made.treated.join(', ')}): ${words}` };
}

/** What a plan did to another node than its primary one: by the same design, with the same launches and controls. */
import {
  effectOfWaves,
  launchBlocks,
  measureEffect,
  type NaiveChange,
  type Verdict,
  type WeeklyEffect,
} from '@bough/statistics';
import { noImpactReason } from '../designs/assessment-reasons.js';
import { launchDays, studyLaunch, type ComparedSegments } from '../study/launch-study.js';
import { dataReasons } from '../study/data-gaps.js';
import { marginOf } from '../study/plan-margin.js';
import { treatedSegments, wholeLaunch } from '../plan-window.js';
import type { Guardrail, InterventionPlan, Wave } from '../plan.js';
import { stagedStudies, studyWaves, type WaveStudy } from '../designs/wave-studies.js';
import type { PlanStudy } from '../study/plan-study.js';

/** The effect as far as a guardrail needs it. */
export interface GuardrailEstimate {
  readonly effect: WeeklyEffect;
  readonly verdict: Verdict;
  readonly naive: NaiveChange | null;
}

/** The study of a guardrail's metric. */
export interface GuardrailStudy extends PlanStudy {
  /** Of the node, by id; `null` at the root, where all treated segments count. */
  readonly segment: string | null;
  readonly better: 'higher' | 'lower';
}

type Found =
  | { readonly kind: 'found'; readonly impact: GuardrailEstimate; readonly margin: number }
  | { readonly kind: 'none'; readonly words: string };

/**
 * The effect on the node of a guardrail. In a staged rollout every wave that treats its segment counts, in its own weeks; for a segment of
 * no wave, the whole rollout counts as one launch.
 */
export function estimateGuardrail(study: GuardrailStudy, guardrail: Guardrail): Found {
  const { plan, segment } = study;
  const isOfWave = segment === null || treatedSegments(plan).includes(segment);
  return plan.design === 'staged' && isOfWave ? ofWaves(study, guardrail) : ofLaunch(study, guardrail);
}

function ofLaunch(study: GuardrailStudy, guardrail: Guardrail): Found {
  const { plan, metric, segment, better } = study;
  const { launch, weeks } = wholeLaunch(plan);
  const days = launchDays(plan, metric.maturity, launch);
  const launchStudy = studyLaunch({ ...study, weeks }, comparedFor(plan, segment), days);
  const margin = marginOf(guardrail, [launchStudy]);
  const doubt = dataReasons(study.numbers, launchStudy)[0];
  if (doubt) return { kind: 'none', words: doubt.words };
  const impact = measureEffect({ ...launchStudy.input, better, margin: margin ?? 1 });
  if (impact.kind === 'none') return { kind: 'none', words: noImpactReason(launchStudy, impact).words };
  return margin === null ? NO_SIZE : { kind: 'found', impact, margin };
}

function ofWaves(study: GuardrailStudy, guardrail: Guardrail): Found {
  const { segment, better } = study;
  const inSegment = ({ segments }: Wave) => segments.filter((each) => each === segment);
  const waves = begun(studyWaves(study, segment === null ? undefined : inSegment));
  if (waves.length === 0) return { kind: 'none', words: 'no wave has begun' };
  const studies = waves.map((wave) => wave.study);
  const doubt = studies.flatMap((each) => dataReasons(study.numbers, each))[0];
  if (doubt) return { kind: 'none', words: doubt.words };
  const margin = marginOf(guardrail, studies);
  const found = effectOfWaves(stagedStudies(waves, { better, margin: margin ?? 1 }));
  if (found.kind === 'none') {
    const launchStudy = studies[found.wave]!;
    const reason = noImpactReason(launchStudy, { ...found, ...launchBlocks(launchStudy.input) });
    return { kind: 'none', words: reason.words };
  }
  return margin === null ? NO_SIZE : { kind: 'found', impact: { ...found, effect: found.stated }, margin };
}

const NO_SIZE = { kind: 'none', words: 'its value before launch is zero, so its margin has no size' } as const;

/** The waves of which two weeks are there; at an early interim analysis later waves have none yet. */
function begun(waves: readonly WaveStudy[]): WaveStudy[] {
  const some = waves.filter(({ study }) => study.dataEnd >= study.settled + 14);
  return some.length > 0 ? some : [...waves];
}

/** The node's own segment against the plan's controls; at the root, the treated segments. */
function comparedFor(plan: InterventionPlan, segment: string | null): ComparedSegments {
  const treated = treatedSegments(plan);
  if (segment === null) return { treated, controls: plan.controls };
  const isSameDimension = treated.every((each) => each.split('/')[0] === segment.split('/')[0]);
  return { treated: [segment], controls: isSameDimension ? plan.controls.filter((each) => each !== segment) : [] };
}

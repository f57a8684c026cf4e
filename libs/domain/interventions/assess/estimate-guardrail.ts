/** What a plan did to another node than the one it bets on: by the same design, with the same launches and controls. */
import {
  effectOfWaves,
  launchBlocks,
  measureEffect,
  type NaiveChange,
  type Verdict,
  type WeeklyEffect,
} from '@bough/statistics';
import { noImpactReason } from '../designs/assessment-reasons.js';
import type { Numbers } from '../study/segment-series.js';
import {
  launchDays,
  studyLaunch,
  sizeOnScale,
  type ComparedSegments,
  type StudyOptions,
} from '../study/launch-study.js';
import type { StudyMetric } from '../study/study-metric.js';
import { levelBefore, marginOf } from '../study/plan-margin.js';
import { treatedSegments, wholeLaunch } from '../plan-window.js';
import type { Guardrail, InterventionPlan } from '../plan.js';
import { stagedStudies, waveStudies, type WaveStudy } from '../designs/wave-studies.js';

/** As far as a guardrail asks. */
export interface GuardrailEstimate {
  readonly effect: WeeklyEffect;
  readonly verdict: Verdict;
  readonly naive: NaiveChange | null;
}

/** `segment`: of the node, by id; `null` at the root, where the treated segments are looked at. */
export interface RailInputs {
  readonly numbers: Numbers;
  readonly plan: InterventionPlan;
  readonly judged: StudyMetric;
  readonly options: StudyOptions;
  readonly segment: string | null;
}

type Found =
  | { readonly kind: 'found'; readonly impact: GuardrailEstimate; readonly margin: number }
  | { readonly kind: 'none'; readonly words: string };

/** Of a staged rollout every wave that treats the segment is judged in its own weeks; a segment of no wave, from the first launch on. */
export function estimateGuardrail(inputs: RailInputs, rail: Guardrail, better: 'higher' | 'lower'): Found {
  const { plan, segment } = inputs;
  const isOfWave = segment === null || treatedSegments(plan).includes(segment);
  return plan.design === 'staged' && isOfWave ? ofWaves(inputs, rail, better) : ofLaunch(inputs, rail, better);
}

function ofLaunch(
  { numbers, plan, judged, options, segment }: RailInputs,
  rail: Guardrail,
  better: 'higher' | 'lower',
): Found {
  const { launch, weeks } = wholeLaunch(plan);
  const days = launchDays(plan, judged.maturity, launch);
  const made = studyLaunch(numbers, plan, judged, comparedFor(plan, segment), days, { ...options, weeks });
  const margin = sizeOnScale(rail.margin, judged.scale, levelBefore([made]), null);
  const impact = measureEffect({ ...made.input, better, margin: margin ?? 1 });
  if (impact.kind === 'none') return { kind: 'none', words: noImpactReason(made, impact).words };
  return margin === null ? NO_SIZE : { kind: 'found', impact, margin };
}

function ofWaves(
  { numbers, plan, judged, options, segment }: RailInputs,
  rail: Guardrail,
  better: 'higher' | 'lower',
): Found {
  const who =
    segment === null
      ? undefined
      : ({ segments }: { readonly segments: readonly string[] }) => segments.filter((each) => each === segment);
  const waves = begun(waveStudies(numbers, plan, judged, options, who));
  if (waves.length === 0) return { kind: 'none', words: 'no wave has begun' };
  const studies = waves.map(({ study }) => study);
  const margin = marginOf(rail, studies);
  const found = effectOfWaves(stagedStudies(waves, { better, margin: margin ?? 1 }));
  if (found.kind === 'none') {
    const made = studies[found.wave]!;
    return { kind: 'none', words: noImpactReason(made, { ...found, ...launchBlocks(made.input) }).words };
  }
  return margin === null ? NO_SIZE : { kind: 'found', impact: { ...found, effect: found.stated }, margin };
}

const NO_SIZE = { kind: 'none', words: 'its value before launch is zero, so its margin has no size' } as const;

/** At an early look later waves have nothing to show yet. */
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

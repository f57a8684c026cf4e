/**
 * Everything about a staged rollout, as `measure-impact.ts` has it for one launch: the waves put together, the verdict, a naive look, two
 * other opinions, each treated segment, and the controls of every wave.
 */
import type { BlockPermutation } from '../block-permutation.js';
import {
  effectOfWaves,
  type EffectOfWaves,
  type NoStagedImpact,
  type OfWave,
  type EstimatedWave,
} from './effect-of-waves.js';
import { evidenceGrade } from '../gates.js';
import type { LocalLevelStep } from '../local-level.js';
import { controlChange } from '../measure-impact.js';
import { independentPlacebos } from '../placebo.js';
import { partsTogether, type TreatedPart } from '../parts.js';
import { weeksToDetect } from '../plan.js';
import { stackedOpinions } from './stacked-gap.js';
import type { StagedStudy } from './staged-study.js';
import { weeklyEffect, type WeeklyEffect } from '../weekly-effect.js';

/** As {@link Impact}; `failed` of the verdict has each gate once, `gates` says of which wave. */
export interface StagedImpact extends Pick<EffectOfWaves, 'verdict' | 'gates' | 'trend' | 'naive'> {
  readonly kind: 'impact';
  readonly weeksPerBlock: number;
  /** Its intervals allow for trends before launch that go the same way. */
  readonly effect: WeeklyEffect;
  /** What each wave shows alone, and its part in the whole. */
  readonly waves: readonly { readonly effect: WeeklyEffect; readonly weight: number }[];
  readonly grade: 'A' | 'B' | 'C' | 'X';
  readonly worsenedControls: readonly (OfWave & { readonly segment: number })[];
  readonly parts: readonly (TreatedPart & OfWave)[];
  readonly weeksNeeded: number | null;
  readonly permutation: BlockPermutation | null;
  readonly localLevel: LocalLevelStep | null;
}

/** Throws `RangeError` as {@link weeklyEffect} does. */
export function measureStaged(studies: readonly StagedStudy[]): StagedImpact | NoStagedImpact {
  const found = effectOfWaves(studies);
  if (found.kind === 'none') return found;
  const { stated: effect, verdict, gates, trend, naive, waves, stacked } = found;
  const [{ study: rules, blocks }] = waves as [EstimatedWave];
  const weeksPerBlock = blocks.panel.weeksPerBlock!;
  const worsenedControls = worsenedOf(waves);
  const graded = {
    registered: rules.registered,
    controls: Math.min(...waves.map(({ study }) => study.controls.length)),
    weeksBefore: Math.min(...waves.map((wave) => wave.blocks.weeksBefore)),
    worseControl: worsenedControls.length > 0,
    placeboWindows: Math.min(
      ...waves.map(({ effect: own }) => independentPlacebos(own.history, own.baseline, own.after, weeksPerBlock)),
    ),
  };
  return {
    kind: 'impact',
    weeksPerBlock,
    effect,
    verdict,
    gates,
    trend,
    naive,
    worsenedControls,
    waves: waves.map((wave, i) => ({ effect: wave.effect, weight: stacked[i]!.weight })),
    grade: evidenceGrade(graded),
    parts: partsOf(waves),
    weeksNeeded: weeksToDetect(effect, rules.margin, weeksPerBlock),
    ...stackedOpinions(stacked),
  };
}

function worsenedOf(waves: readonly EstimatedWave[]): StagedImpact['worsenedControls'] {
  return waves.flatMap(({ study, blocks: { panel }, effect }, wave) =>
    study.controls
      .filter((segment) => controlChange(study, panel, segment, effect).worsened)
      .map((segment) => ({ wave, segment })),
  );
}

/** Each treated segment against the controls of its wave, all of them drawn towards each other; none where there is but one. */
function partsOf(waves: readonly EstimatedWave[]): StagedImpact['parts'] {
  const alone = waves.flatMap(({ blocks: { panel }, effect }, wave) =>
    panel.treated.map((segment) => ({
      wave,
      segment,
      effect: weeklyEffect({ ...panel, treated: [segment] }, effect.baseline),
    })),
  );
  return alone.length > 1 ? partsTogether(alone) : [];
}

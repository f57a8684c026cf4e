/**
 * Everything about a staged rollout, as `measure-impact.ts` has it for one launch: the waves put together, the verdict, a naive look, two
 * other opinions, each treated segment, and the controls of every wave.
 */
import type { BlockPermutation } from './block-permutation.js';
import { membersOf } from './block-panel.js';
import { evidenceGrade, failedGates, type Gate } from './gates.js';
import type { LaunchBlocks } from './launch-blocks.js';
import type { LocalLevelStep } from './local-level.js';
import { controlChange } from './measure-impact.js';
import { naiveChanges, type ComparedWeeks, type NaiveChange } from './naive-change.js';
import { partsTogether, type TreatedPart } from './parts.js';
import { weeksToDetect } from './plan.js';
import { stackedOpinions, stackedPanel, type StackedWave } from './stacked-gap.js';
import { stagedEffect, type StagedWave } from './staged.js';
import { quietGap, stagedBlocks, type StagedStudy } from './staged-study.js';
import { allowingForTrend, preTrend, type PreTrend } from './trend.js';
import { verdictOn, type Verdict } from './verdict.js';
import { BASELINE_WEEKS, weeklyEffect, type NoWeeklyEffect, type WeeklyEffect } from './weekly-effect.js';

/** Which wave something belongs to, by its position. */
interface OfWave {
  readonly wave: number;
}

/** As {@link Impact}; `failed` of the verdict has each gate once, `gates` says of which wave. */
export interface StagedImpact {
  readonly kind: 'impact';
  readonly weeksPerBlock: number;
  /** Its intervals allow for trends before launch that go the same way. */
  readonly effect: WeeklyEffect;
  /** What each wave shows alone, and its part in the whole. */
  readonly waves: readonly { readonly effect: WeeklyEffect; readonly weight: number }[];
  readonly verdict: Verdict;
  readonly gates: readonly (Gate & OfWave)[];
  readonly grade: 'A' | 'B' | 'C' | 'X';
  readonly trend: PreTrend;
  readonly naive: NaiveChange | null;
  readonly worsenedControls: readonly (OfWave & { readonly segment: number })[];
  readonly parts: readonly (TreatedPart & OfWave)[];
  readonly weeksNeeded: number | null;
  readonly permutation: BlockPermutation | null;
  readonly localLevel: LocalLevelStep | null;
}

/** Why there is none, and which wave it is that has none; `waves`: what the others show. */
export type NoStagedImpact = NoWeeklyEffect & OfWave & { readonly waves: readonly (WeeklyEffect | NoWeeklyEffect)[] };

/** Throws `RangeError` as {@link weeklyEffect} does. */
export function measureStaged(studies: readonly StagedStudy[]): StagedImpact | NoStagedImpact {
  const waves = wavesOf(studies);
  return waves.kind === 'none' ? waves : stagedImpact(waves.waves);
}

/** The effect of the waves together. `stated`: with intervals that allow for a trend before launch, as for one launch. */
export interface EffectOfWaves {
  readonly kind: 'effect';
  readonly weekly: WeeklyEffect;
  readonly stated: WeeklyEffect;
  readonly trend: PreTrend;
}

/** The effect alone, without what stands beside it. Throws `RangeError` as {@link weeklyEffect} does. */
export function effectOfWaves(studies: readonly StagedStudy[]): EffectOfWaves | NoStagedImpact {
  const waves = wavesOf(studies);
  return waves.kind === 'none' ? waves : togetherOf(waves.waves).found;
}

/** The trend is looked for in the gaps laid over each other, since it would bias what they show together. */
function togetherOf(waves: readonly Wave[]): {
  readonly found: EffectOfWaves;
  readonly stacked: readonly StackedWave[];
} {
  const { effect: weekly, weights } = stagedEffect(waves);
  const stacked = waves.map(({ study, blocks: { panel }, effect: { baseline, after } }, i) => ({
    ...{ launch: study, panel, baseline, after, weight: weights[i]! },
  }));
  const { paused, perWeek } = waves[0]!.study;
  const trend = preTrend(stackedPanel(stacked), weekly, paused / perWeek);
  return { found: { kind: 'effect', weekly, stated: allowingForTrend(weekly, trend), trend }, stacked };
}

/** Where one wave has no effect to show, neither has the whole: which wave to leave out is not for the numbers to say. */
function wavesOf(studies: readonly StagedStudy[]): { kind: 'waves'; waves: readonly Wave[] } | NoStagedImpact {
  const blocks = stagedBlocks(studies);
  const effects = blocks.map((each) => effectAlone(each, studies[0]!.baselineWeeks));
  const broken = effects.findIndex(({ kind }) => kind === 'none');
  if (broken >= 0) return { ...(effects[broken] as NoWeeklyEffect), wave: broken, waves: effects };
  const waves = studies.map((study, i) => {
    const effect = effects[i] as WeeklyEffect;
    return { study, effect, blocks: blocks[i]!, quiet: quietGap(study, blocks[i]!.panel.weeksPerBlock!) };
  });
  return { kind: 'waves', waves };
}

function effectAlone({ panel, weeksBefore, weeksAfter }: LaunchBlocks, baselineWeeks?: number) {
  if (weeksAfter === 0 || weeksBefore === 0) return { kind: 'none', reason: 'too_few_blocks' } as const;
  if (membersOf(panel).some((segment) => !(panel.weights[segment]! > 0)))
    return { kind: 'none', reason: 'not_a_number' } as const;
  return weeklyEffect(panel, Math.max(1, Math.floor((baselineWeeks ?? BASELINE_WEEKS) / panel.weeksPerBlock!)));
}

interface Wave extends StagedWave {
  readonly study: StagedStudy;
  readonly blocks: LaunchBlocks;
}

function stagedImpact(waves: readonly Wave[]): StagedImpact {
  const [{ study: rules, blocks }] = waves as [Wave];
  const weeksPerBlock = blocks.panel.weeksPerBlock!;
  const { found, stacked } = togetherOf(waves);
  const { stated: effect, trend } = found;
  const gates = gatesOf(waves, trend);
  const failed = gates.filter(({ gate }, i) => gates.findIndex((other) => other.gate === gate) === i);
  const worsenedControls = worsenedOf(waves);
  const graded = {
    registered: rules.registered,
    controls: Math.min(...waves.map(({ study }) => study.controls.length)),
    weeksBefore: Math.min(...waves.map((wave) => wave.blocks.weeksBefore)),
    worseControl: worsenedControls.length > 0,
  };
  return {
    ...{ kind: 'impact', weeksPerBlock, effect, trend, gates, worsenedControls },
    waves: waves.map((wave, i) => ({ effect: wave.effect, weight: stacked[i]!.weight })),
    verdict: verdictOn(effect, { ...rules, failed }),
    grade: evidenceGrade(graded),
    naive: naiveChanges(waves.map((wave) => comparedOf(wave, weeksPerBlock))),
    parts: partsOf(waves),
    weeksNeeded: weeksToDetect(effect, rules.margin, weeksPerBlock),
    ...stackedOpinions(stacked),
  };
}

/** The trend is one of all waves, and told once. */
function gatesOf(waves: readonly Wave[], { suspicious }: PreTrend): StagedImpact['gates'] {
  return waves.flatMap(({ study: { overlapping }, blocks }, wave) => {
    const closed = failedGates({ ...blocks, overlapping, suspiciousTrend: wave === 0 && suspicious });
    return closed.map((gate) => ({ ...gate, wave }));
  });
}

function worsenedOf(waves: readonly Wave[]): StagedImpact['worsenedControls'] {
  return waves.flatMap(({ study, blocks: { panel }, effect }, wave) =>
    study.controls
      .filter((segment) => controlChange(study, panel, segment, effect).worsened)
      .map((segment) => ({ wave, segment })),
  );
}

function comparedOf({ study, effect }: Wave, weeksPerBlock: number): ComparedWeeks {
  const { baseline, after } = effect;
  return {
    launch: study,
    members: study.treated,
    weeksBefore: baseline * weeksPerBlock,
    weeksAfter: after * weeksPerBlock,
  };
}

/** Each treated segment against the controls of its wave, all of them drawn towards each other; none where there is but one. */
function partsOf(waves: readonly Wave[]): StagedImpact['parts'] {
  const alone = waves.flatMap(({ blocks: { panel }, effect }, wave) =>
    panel.treated.map((segment) => ({
      ...{ wave, segment },
      effect: weeklyEffect({ ...panel, treated: [segment] }, effect.baseline),
    })),
  );
  return alone.length > 1 ? partsTogether(alone) : [];
}

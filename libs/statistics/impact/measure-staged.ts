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
import { stackedOpinions } from './stacked-gap.js';
import { stagedEffect, type StagedWave } from './staged.js';
import { quietGap, stagedBlocks, type StagedStudy } from './staged-study.js';
import { allowingForTrends, preTrend, type PreTrend } from './trend.js';
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

/** The effect alone, without what stands beside it: what a look needs. Throws `RangeError` as {@link weeklyEffect} does. */
export function effectOfWaves(studies: readonly StagedStudy[]): WeeklyEffect | NoStagedImpact {
  const waves = wavesOf(studies);
  return waves.kind === 'none' ? waves : stagedEffect(waves.waves).effect;
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
  const { effect: together, weights } = stagedEffect(waves);
  const trends = waves.map(({ study, effect: own, blocks: { panel } }) =>
    preTrend(panel, own, study.paused / study.perWeek),
  );
  const effect = allowingForTrends(
    together,
    waves.map((wave, i) => ({ effect: wave.effect, trend: trends[i]!, weight: weights[i]! })),
  );
  const gates = gatesOf(waves, trends);
  const failed = gates.filter(({ gate }, i) => gates.findIndex((other) => other.gate === gate) === i);
  const worsenedControls = worsenedOf(waves);
  const graded = {
    registered: rules.registered,
    controls: Math.min(...waves.map(({ study }) => study.controls.length)),
    weeksBefore: Math.min(...waves.map((wave) => wave.blocks.weeksBefore)),
    worseControl: worsenedControls.length > 0,
  };
  return {
    ...{ kind: 'impact', weeksPerBlock, effect, gates, worsenedControls },
    waves: waves.map((wave, i) => ({ effect: wave.effect, weight: weights[i]! })),
    verdict: verdictOn(effect, { ...rules, failed }),
    grade: evidenceGrade(graded),
    trend: trends.find(({ suspicious }) => suspicious) ?? trends.find(({ along }) => along) ?? trends[0]!,
    naive: naiveChanges(waves.map((wave) => comparedOf(wave, weeksPerBlock))),
    parts: partsOf(waves),
    weeksNeeded: weeksToDetect(effect, rules.margin, weeksPerBlock),
    ...stackedOpinions(
      waves.map((wave, i) => ({ ...wave.effect, launch: wave.study, panel: wave.blocks.panel, weight: weights[i]! })),
    ),
  };
}

function gatesOf(waves: readonly Wave[], trends: readonly PreTrend[]): StagedImpact['gates'] {
  return waves.flatMap(({ study: { overlapping }, blocks }, wave) => {
    const closed = failedGates({ ...blocks, overlapping, suspiciousTrend: trends[wave]!.suspicious });
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

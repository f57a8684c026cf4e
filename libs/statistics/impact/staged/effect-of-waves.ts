/** The effect of a staged rollout, as `measure-effect.ts` has it for one launch: all waves together, and how far it can be trusted. */
import { failedGates, type Gate } from '../gates.js';
import type { LaunchBlocks } from '../launch-blocks.js';
import { effectIn } from '../measure-effect.js';
import { naiveChanges, type ComparedWeeks, type NaiveChange } from '../naive-change.js';
import { stackedPanel, type StackedWave } from './stacked-gap.js';
import { stagedEffect, type StagedWave } from './staged.js';
import { quietGap, stagedBlocks, type StagedStudy } from './staged-study.js';
import { allowingForTrend, preTrend, type PreTrend } from '../trend.js';
import { impactVerdict, type Verdict } from '../verdict.js';
import type { NoWeeklyEffect, WeeklyEffect } from '../weekly-effect.js';

/** Which wave something belongs to, by its position. */
export interface OfWave {
  readonly wave: number;
}

/** What a wave shows alone. */
export interface EstimatedWave extends StagedWave {
  readonly study: StagedStudy;
  readonly blocks: LaunchBlocks;
}

/** `stated`: with intervals that allow for a trend before launch, as for one launch; `stacked`: the waves with their parts in the whole. */
export interface EffectOfWaves {
  readonly kind: 'effect';
  readonly weekly: WeeklyEffect;
  readonly stated: WeeklyEffect;
  readonly trend: PreTrend;
  readonly waves: readonly EstimatedWave[];
  readonly stacked: readonly StackedWave[];
  /** `failed` has each gate once, `gates` says of which wave. */
  readonly verdict: Verdict;
  readonly gates: readonly (Gate & OfWave)[];
  readonly naive: NaiveChange | null;
}

/** Why there is none, and which wave it is that has none; `waves`: what the others show. */
export type NoStagedImpact = NoWeeklyEffect & OfWave & { readonly waves: readonly (WeeklyEffect | NoWeeklyEffect)[] };

/** The effect, without what stands beside it. Throws `RangeError` as {@link weeklyEffect} does. */
export function effectOfWaves(studies: readonly StagedStudy[]): EffectOfWaves | NoStagedImpact {
  const found = wavesOf(studies);
  return found.kind === 'none' ? found : togetherOf(found.waves);
}

/** The trend is looked for in the gaps laid over each other, since it would bias what they show together. */
function togetherOf(waves: readonly EstimatedWave[]): EffectOfWaves {
  const { effect: weekly, weights } = stagedEffect(waves);
  const stacked = waves.map(({ study, blocks: { panel }, effect: { baseline, after } }, i) => ({
    launch: study,
    panel,
    baseline,
    after,
    weight: weights[i]!,
  }));
  const { study: rules } = waves[0]!;
  const trend = preTrend(stackedPanel(stacked), weekly, rules.paused / rules.perWeek);
  const stated = allowingForTrend(weekly, trend);
  const gates = gatesOf(waves, trend);
  const failed = gates.filter(({ gate }, i) => gates.findIndex((other) => other.gate === gate) === i);
  const verdict = impactVerdict(stated, { ...rules, failed });
  const naive = naiveChanges(waves.map(comparedOf));
  return { kind: 'effect', weekly, stated, trend, waves, stacked, verdict, gates, naive };
}

/** Where one wave has no effect to show, neither has the whole: which wave to leave out is not for the numbers to say. */
function wavesOf(studies: readonly StagedStudy[]): { kind: 'waves'; waves: readonly EstimatedWave[] } | NoStagedImpact {
  const blocks = stagedBlocks(studies);
  const effects = blocks.map((each) => effectIn(each, studies[0]!.baselineWeeks));
  const broken = effects.findIndex(({ kind }) => kind === 'none');
  if (broken >= 0) return { ...(effects[broken] as NoWeeklyEffect), wave: broken, waves: effects };
  const waves = studies.map((study, i) => {
    const effect = effects[i] as WeeklyEffect;
    return { study, effect, blocks: blocks[i]!, quiet: quietGap(study, blocks[i]!.panel.weeksPerBlock!) };
  });
  return { kind: 'waves', waves };
}

/** The trend is one of all waves, and told once. */
function gatesOf(waves: readonly EstimatedWave[], { suspicious }: PreTrend): EffectOfWaves['gates'] {
  return waves.flatMap(({ study: { overlapping }, blocks }, wave) => {
    const closed = failedGates({ ...blocks, overlapping, suspiciousTrend: wave === 0 && suspicious });
    return closed.map((gate) => ({ ...gate, wave }));
  });
}

function comparedOf({ study, blocks, effect: { baseline, after } }: EstimatedWave): ComparedWeeks {
  const weeksPerBlock = blocks.panel.weeksPerBlock!;
  const weeks = { weeksBefore: baseline * weeksPerBlock, weeksAfter: after * weeksPerBlock };
  return { launch: study, members: study.treated, ...weeks };
}

/**
 * The effect at the mix of conversations of before launch, beside the verdict and never deciding: if harder questions came in at the same
 * time, the value moved although nobody works otherwise. Direct standardisation, then the same estimator; see `standardise`.
 */
import {
  BASELINE_WEEKS,
  launchBlocks,
  measureEffect,
  standardise,
  type ImpactStudy,
  type Standardised,
} from '@bough/statistics';
import type { MixAround, MixInputs } from '../circumstances.js';
import type { EffectEstimate } from '../designs/effect-estimate.js';
import { chanceWords, pointsOrShare, rangeWords } from '../designs/range-words.js';
import type { SecondOpinion } from '../effect-figures.js';
import type { LaunchStudy } from '../study/launch-study.js';
import { emptyKind, weeksByKind, type WeeksOfKind } from '../study/opening-mix.js';
import type { AssessmentCheck } from '../assessment-reason.js';
import type { AssessmentInput } from './assessment-input.js';
import { noted } from './check.js';

const WEEK = 7;
/** Fewer weeks of history do not say how the mix moves by itself; on real data with eight to ten, such adjustments misled. */
const LEAST_WEEKS = 12;

/** The opinion with what it was computed from, or in words why there is none; `null` where nobody asked. */
export type MixAdjusted =
  { readonly opinion: SecondOpinion; readonly inputs: MixInputs } | { readonly opinion: null; readonly words: string };

/** Of one launch against control segments. */
export function mixAdjusted(input: AssessmentInput, estimate: EffectEstimate): MixAdjusted | null {
  const { mix } = input.circumstances;
  const [study] = estimate.studies;
  if (!mix || !study || estimate.effect === null) return null;
  if (typeof mix === 'string') return { opinion: null, words: mix };
  const weeks = launchBlocks(study.input).weeksBefore;
  if (weeks < LEAST_WEEKS) return { opinion: null, words: `it needs ${LEAST_WEEKS} weeks of history, and there are ${weeks}` };
  const [best] = mix.map((around) => heldMix(input, study, around)).sort((a, b) => b.spread - a.spread);
  if (!best || best.kept < 2)
    return { opinion: null, words: 'no two kinds of conversations are frequent enough in every week' };
  const found = measureEffect(best.input);
  if (found.kind === 'none') return { opinion: null, words: 'with its mix held, the number stands still' };
  return { opinion: opinionOf(input, estimate.effect, found.effect, best), inputs: best.inputs };
} // prettier-ignore

/** That it sees it otherwise, or that there is none and why. */
export function mixChecks(mix: MixAdjusted | null): AssessmentCheck[] {
  if (mix === null) return [];
  if (mix.opinion === null) return [noted('NO_MIX_ADJUSTED', `no effect at the mix of before launch: ${mix.words}`)];
  return mix.opinion.agrees ? [] : [noted('SECOND_OPINION', mix.opinion.words)];
}

interface HeldMix {
  readonly dimensions: readonly string[];
  readonly input: ImpactStudy;
  readonly inputs: MixInputs;
  /** Of the treated segment with the fewest. */
  readonly kept: number;
  readonly spread: number;
}

/** The study with the numerators of every block as the mix of before would have them. */
function heldMix({ numbers, metric }: AssessmentInput, study: LaunchStudy, around: MixAround): HeldMix {
  const { input, entries, launch, settled } = study;
  const { panel, starts } = launchBlocks(input);
  const length = WEEK * panel.weeksPerBlock!;
  const baseline = Math.floor(BASELINE_WEEKS / panel.weeksPerBlock!);
  const days = starts.map((start) => entries[start]!.from);
  const weeks = { before: (launch - around.from) / WEEK, after: Math.ceil((study.end - settled) / WEEK) };
  const standardised = study.series.map((ids): Standardised => {
    const kinds = blocksByKind(ids.split(' + ').map((segment) => ({
      before: weeksByKind(numbers, metric, around.before, { segment, weeks: weeks.before }),
      after: weeksByKind(numbers, metric, around.after, { segment, weeks: weeks.after }),
    })), weeks, days.map((day) => (day < launch
      ? { side: 'before' as const, from: (day - around.from) / WEEK, count: length / WEEK }
      : { side: 'after' as const, from: (day - settled) / WEEK, count: length / WEEK })));
    return standardise(kinds, panel.before, baseline);
  }); // prettier-ignore
  const segments = input.segments.map((series, index) => {
    const numerators = Float64Array.from(series.numerators);
    starts.forEach((start, block) => {
      for (let i = start; i < start + length; i++) numerators[i]! *= standardised[index]!.factors[block]!;
    });
    return { ...series, numerators };
  });
  const treated = input.treated.map((index) => standardised[index]!);
  const total = input.treated.reduce((sum, index) => sum + panel.weights[index]!, 0);
  const spread = input.treated.reduce((sum, index) => sum + (panel.weights[index]! / total) * standardised[index]!.spread, 0); // prettier-ignore
  return {
    dimensions: around.dimensions,
    input: { ...input, segments },
    inputs: {
      adjustedFor: around.dimensions,
      factors: study.series.map((segment, index) => ({ segment, factors: standardised[index]!.factors })),
    },
    kept: Math.min(...treated.map(({ kept, pooled }) => kept + (pooled > 0 ? 1 : 0))),
    spread,
  };
}

interface BlockWeeks {
  readonly side: 'before' | 'after';
  readonly from: number;
  readonly count: number;
}

/** The weeks of each block added up, by kind; `segments`: those that are one series together. */
function blocksByKind(
  segments: readonly Record<'before' | 'after', ReadonlyMap<string, WeeksOfKind>>[],
  weeks: Record<'before' | 'after', number>,
  blocks: readonly BlockWeeks[],
): WeeksOfKind[] {
  const keys = new Set(segments.flatMap(({ before, after }) => [...before.keys(), ...after.keys()]));
  return [...keys].sort().map((key) => {
    const sums = emptyKind(blocks.length);
    for (const own of segments)
      blocks.forEach(({ side, from, count }, block) => {
        const kind = own[side].get(key) ?? emptyKind(weeks[side]);
        for (const each of ['numerators', 'denominators', 'events'] as const)
          for (let week = from; week < from + count; week++) sums[each][block]! += kind[each][week] ?? 0;
      });
    return sums;
  });
}

function opinionOf(
  { metric }: AssessmentInput,
  plain: NonNullable<EffectEstimate['effect']>,
  { estimate, p, interval95 }: NonNullable<EffectEstimate['effect']>,
  { dimensions }: HeldMix,
): SecondOpinion {
  const agrees = p < 0.05 === plain.p < 0.05;
  const byMix = pointsOrShare(metric, plain.estimate - estimate);
  const words =
    `with ${dimensions.join(' and ')} of conversations as mixed before launch ${agrees ? 'agrees' : 'disagrees'}: ` +
    `${rangeWords(metric, { estimate, interval95 })}, ${chanceWords(p)}; the mix itself made ${byMix}`;
  return { method: 'mix_adjusted', p, estimate, low95: interval95.low, high95: interval95.high, agrees, words };
}

/**
 * The effect on each of several treated segments. The verdict is about all of them together. Each one is also shown by itself,
 * shrunk towards the others by as much as chance may have moved it, and with a p value that is adjusted for the number of
 * segments.
 */
import type { BlockPanel } from './block-panel.js';
import { weeklyEffect, type NoWeeklyEffect, type WeeklyEffect } from './weekly-effect.js';
import { holm } from '../holm.js';

/**
 * `segment`: its position in the panel. `shrunk` in the unit of the effect; `kept`: the share of its distance from the others that it
 * keeps, 0 to 1; `holm`: adjusted p. All three `null` where the segment alone has no effect to show.
 */
export interface TreatedPart {
  readonly segment: number;
  readonly effect: WeeklyEffect | NoWeeklyEffect;
  readonly shrunk: number | null;
  readonly kept: number | null;
  readonly holm: number | null;
}

/** The effect on each treated segment against the same controls; `baseline` in blocks, as of {@link weeklyEffect}. */
export function treatedParts(panel: BlockPanel, baseline?: number): TreatedPart[] {
  const effectOf = (segment: number) => weeklyEffect({ ...panel, treated: [segment] }, baseline);
  return partsTogether(panel.treated.map((segment) => ({ segment, effect: effectOf(segment) })));
}

/** The effects of segments, shrunk towards each other, with adjusted p values. */
export function partsTogether<Part extends Pick<TreatedPart, 'segment' | 'effect'>>(
  parts: readonly Part[],
): (Part & TreatedPart)[] {
  const known = parts.flatMap(({ effect }) => (effect.kind === 'effect' ? [effect] : []));
  const shrunk = shrinkEffects(known);
  const adjusted = holm(known.map(({ p }) => p));
  return parts.map((part) => {
    const place = part.effect.kind === 'effect' ? known.indexOf(part.effect) : -1;
    if (place < 0) return { ...part, shrunk: null, kept: null, holm: null };
    return { ...part, ...shrunk[place]!, holm: adjusted[place]! };
  });
}

/**
 * Empirical Bayes, normal-normal: the effects scatter about a common mean with variance τ², estimated by moments (DerSimonian and Laird,
 * "Meta-analysis in clinical trials", Controlled Clinical Trials 7, 1986), and each keeps τ² / (τ² + se²) of its distance. Effects that
 * share controls err together, so τ² is, if anything, too small and they are drawn together a little more.
 */
export function shrinkEffects(
  effects: readonly Pick<WeeklyEffect, 'estimate' | 'standardError'>[],
): { shrunk: number; kept: number }[] {
  const variances = effects.map(({ standardError }) => standardError ** 2);
  const between = varianceBetween(effects.map(({ estimate }) => estimate), variances); // prettier-ignore
  const mean = weightedMean(effects.map(({ estimate }) => estimate), variances.map((v) => 1 / (v + between))); // prettier-ignore
  return effects.map(({ estimate }, i) => {
    const kept = between / (between + variances[i]!);
    return { shrunk: mean + kept * (estimate - mean), kept };
  });
}

/** τ² = max(0, (Q − (k − 1)) / (Σw − Σw² / Σw)), Q = Σ w (d − mean)², w = 1 / se². */
function varianceBetween(estimates: readonly number[], variances: readonly number[]): number {
  if (estimates.length < 2) return 0;
  const weights = variances.map((variance) => 1 / variance);
  const total = sumOf(weights);
  const mean = weightedMean(estimates, weights);
  const q = sumOf(estimates.map((estimate, i) => weights[i]! * (estimate - mean) ** 2));
  return Math.max(0, (q - (estimates.length - 1)) / (total - sumOf(weights.map((w) => w * w)) / total));
}

function weightedMean(values: readonly number[], weights: readonly number[]): number {
  return sumOf(values.map((value, i) => weights[i]! * value)) / sumOf(weights);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

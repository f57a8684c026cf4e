/**
 * What the evidence allows to say. Improved and worsened need an interval that lies on one side; "no change" must be earned, too: every
 * effect that matters has to be ruled out. All else is inconclusive, which is no failure but an answer.
 */
import type { Gate } from './gates.js';
import { levelOfBound } from './sequential-bounds.js';
import type { EffectRange } from './step-contrast.js';
import { effectInterval, type WeeklyEffect } from './weekly-effect.js';

/** Which direction of the metric is good. */
export type Better = 'higher' | 'lower';

/**
 * `belowMargin`: the direction is sure, and the effect is smaller than what matters. `failed`: the gates that forbid a verdict;
 * `possible`: what is not ruled out, at the level of the verdict, in the unit of the effect.
 */
export interface Verdict {
  readonly outcome: 'improved' | 'worsened' | 'no_change' | 'inconclusive';
  readonly belowMargin: boolean;
  readonly failed: readonly Gate[];
  readonly possible: EffectRange;
}

/**
 * `margin` > 0: the smallest effect that matters, in the unit of the effect ({@link logMargin} for per cent). `interim`: at an
 * interim analysis, the bound that |z| must exceed (see `sequentialBounds`); "no change" is said at the last analysis only.
 */
export interface VerdictRules {
  readonly better: Better;
  readonly margin: number;
  readonly failed?: readonly Gate[];
  readonly interim?: { readonly bound: number; readonly last: boolean };
}

/**
 * The verdict on an effect. "No change" is two one-sided tests at 5 % each: Schuirmann, "A comparison of the two one-sided tests
 * procedure and the power approach", Journal of Pharmacokinetics and Biopharmaceutics 15, 1987.
 */
export function impactVerdict(effect: WeeklyEffect, { better, margin, failed = [], interim }: VerdictRules): Verdict {
  const possible = interim === undefined ? effect.interval95 : effectInterval(effect, levelOfBound(interim.bound));
  const belowMargin = Math.abs(effect.estimate) < margin;
  const { low, high } = towardsGood(possible, better);
  if (failed.length > 0) return { outcome: 'inconclusive', belowMargin: false, failed, possible };
  if (low > 0) return { outcome: 'improved', belowMargin, failed, possible };
  if (high < 0) return { outcome: 'worsened', belowMargin, failed, possible };
  const equivalent = effect.interval90.low > -margin && effect.interval90.high < margin;
  const outcome = equivalent && interim?.last !== false ? 'no_change' : 'inconclusive';
  return { outcome, belowMargin: false, failed, possible };
}

/**
 * What happened to a metric that must not suffer. `safe`: its harm is below `margin`, one-sided at 95 %; `breached`: the 95 % interval
 * is wholly harmful. Both at once is a harm that is sure and does not matter: safe.
 */
export function guardrail(
  effect: WeeklyEffect,
  better: Better,
  margin: number,
): 'safe' | 'breached' | 'not_shown_safe' {
  if (-towardsGood(effect.interval90, better).low < margin) return 'safe';
  return towardsGood(effect.interval95, better).high < 0 ? 'breached' : 'not_shown_safe';
}

/** A share that matters (0.1: 10 %) as a difference of logarithms, the same both ways: 1.1 times as much, or as little. */
export function logMargin(share: number): number {
  return Math.log1p(share);
}

/** The range seen so that more is better. */
export function towardsGood({ low, high }: EffectRange, better: Better): EffectRange {
  return better === 'higher' ? { low, high } : { low: -high, high: -low };
}

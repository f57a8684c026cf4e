/** From the estimate to the verdict on a plan: too early, confounded, as good as predicted, or less. */
import { towardsGood } from '@bough/statistics';
import type { AssessmentReason } from '../assessment-reason.js';
import type { AssessedVerdict } from '../assessment.js';
import type { Circumstances } from '../circumstances.js';
import { sizeOnScale, type LaunchDays } from '../study/launch-study.js';
import { measuredSize } from '../study/resolved-time.js';
import type { EffectEstimate } from '../designs/effect-estimate.js';
import type { InterventionPlan } from '../plan.js';

export interface VerdictInputs {
  readonly plan: InterventionPlan;
  readonly estimate: EffectEstimate;
  readonly circumstances: Circumstances;
  readonly days: LaunchDays;
  /** Fewer weeks than planned can be assessed so far. */
  readonly isEarly: boolean;
  readonly scale: 'log' | 'points';
  /** The value before launch, by which predictions are turned from a share into points and back. */
  readonly level: number | null;
}

export interface VerdictResult {
  readonly verdict: Omit<AssessedVerdict, 'atACost'>;
  readonly predicted: number | null;
  readonly shareOfPredicted: number | null;
}

/**
 * Confounded comes first, since waiting does not help it; then what is not over yet; then what the interval says. An interim
 * analysis that crosses its bound ends the wait. An improvement that was not registered is never called verified: it stays inconclusive.
 */
export function decideVerdict(inputs: VerdictInputs): VerdictResult {
  const { plan, estimate, circumstances, isEarly, scale, level } = inputs;
  const { effect, outcome, reasons } = estimate;
  const size = plan.predicted === null ? null : { kind: plan.margin.kind, value: plan.predicted };
  const predicted = size && sizeOnScale(measuredSize(size, estimate.studies), scale, level, plan.direction);
  const sign = plan.direction === 'up' ? 1 : -1;
  const shareOfPredicted =
    predicted && effect ? shareOf(isAllGone(inputs) ? -Infinity : effect.estimate, sign * predicted, scale) : null;
  const confoundedBy = circumstances.overlaps.filter(({ confounds }) => confounds).map(({ label }) => label);
  const base = { outcome, exploratory: !circumstances.registered, until: null, confoundedBy, reasons: [] };
  const result = (verdict: Omit<AssessedVerdict, 'atACost'>) => ({ verdict, predicted, shareOfPredicted });
  if (confoundedBy.length > 0) return result({ ...base, kind: 'confounded' });
  if (isEarly && !hasCrossed(plan, estimate))
    return result({ ...base, kind: 'immature', until: estimate.nextAnalysis ?? inputs.days.matured });
  switch (outcome) {
    case 'improved':
      if (base.exploratory) return result({ ...base, kind: 'inconclusive', reasons: [exploratory(circumstances)] });
      return result({ ...base, kind: isSmaller(inputs, predicted) ? 'partly_verified' : 'verified_improvement' });
    case 'worsened':
      return result({ ...base, kind: 'worsened' });
    case 'no_change':
      return result({ ...base, kind: 'no_effect' });
    case 'inconclusive':
    case null:
      return result({ ...base, kind: 'inconclusive', reasons: reasons.length > 0 ? reasons : [ZERO_IS_POSSIBLE] });
  }
}

/** On the logarithmic scale, nothing is left of what the metric counts: 100 % less. */
function isAllGone({ scale, estimate: { naive } }: VerdictInputs): boolean {
  return scale === 'log' && naive?.after === 0;
}

/** The effect as a share of the predicted one, both as people read them: 26.1 % less is 131 % of 20 % less. `null` where it is not finite. */
function shareOf(estimate: number, predicted: number, scale: 'log' | 'points'): number | null {
  const share = scale === 'log' ? Math.expm1(estimate) / Math.expm1(predicted) : estimate / predicted;
  return Number.isFinite(share) ? share : null;
}

function exploratory({ redefined = [] }: Circumstances): AssessmentReason {
  const why =
    redefined.length === 0
      ? 'the bet was not registered before launch'
      : `${redefined.join(', ')} means something else than when the bet was registered`;
  return { code: 'EXPLORATORY', words: `it improved, but ${why}: a hint, never verified` };
}

const ZERO_IS_POSSIBLE = {
  code: 'TOO_UNCERTAIN',
  words: 'neither an effect nor the absence of one that matters is sure',
};

/** The newest interim analysis crossed its sequential bound. */
function hasCrossed(plan: InterventionPlan, { looks, outcome }: EffectEstimate): boolean {
  const now = looks.findLast(({ z }) => z !== null);
  return plan.looks === 'weekly' && now?.crossed === true && (outcome === 'improved' || outcome === 'worsened');
}

/** Smaller than the margin, or surely smaller than predicted. */
function isSmaller({ plan, estimate, scale, level }: VerdictInputs, predicted: number | null): boolean {
  const margin = sizeOnScale(measuredSize(plan.margin, estimate.studies), scale, level, plan.direction);
  if (margin !== null && Math.abs(estimate.effect!.estimate) < margin) return true;
  const best = towardsGood(estimate.effect!.interval95, plan.direction === 'up' ? 'higher' : 'lower').high;
  return predicted !== null && best < predicted;
}

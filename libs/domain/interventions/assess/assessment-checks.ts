/** The assumptions of an assessment: what was checked, how it came out, and what no check can show. */
import type { AssessmentCheck } from '../assessment-reason.js';
import type { SecondOpinion } from '../effect-figures.js';
import type { AssessmentInput } from './assessment-input.js';
import type { EffectEstimate } from '../designs/effect-estimate.js';
import { overlapText } from '../planning/overlaps.js';
import { check, noted } from './check.js';
import { panelChecks } from './panel-checks.js';

/** All checks of an assessment; `clocks`: those of `clockChecks`. */
export function assessmentChecks(
  { numbers, plan, circumstances }: AssessmentInput,
  estimate: EffectEstimate,
  clocks: readonly AssessmentCheck[],
): AssessmentCheck[] {
  const { registered, overlaps, planChanges, redefined = [] } = circumstances;
  const late =
    redefined.length === 0
      ? 'the plan was not frozen before launch'
      : `redefined since the freeze: ${redefined.join(', ')}`;
  return [
    check('REGISTERED', registered, 'the plan was frozen before launch', `${late}: exploratory`),
    aloneCheck(overlaps),
    ...(plan.design === 'experiment' ? experimentChecks() : panelChecks(numbers, plan, estimate)),
    ...opinionsOf(estimate).filter(({ agrees }) => !agrees).map(({ words }) => noted('SECOND_OPINION', words)),
    ...clocks,
    ...(plan.excluded.length > 0 ? [noted('LEFT_OUT', `${plan.excluded.length} stretches of days are left out, as the plan says`)] : []),
    ...(planChanges.length > 0 ? [noted('PLAN_CHANGED', `changed since the freeze: ${planChanges.join('; ')}. A revision of the plan is not used; what was redefined is read as it is now`)] : []),
    ...(plan.otherChanges ? [noted('OTHER_CHANGES', `what else changed, as the plan says: ${plan.otherChanges}`)] : []),
  ]; // prettier-ignore
}

/** Other methods on the same weeks; `agrees`: they call the effect sure exactly when the verdict's method does. */
export function opinionsOf({ effect, permutation, localLevel, waves }: EffectEstimate): SecondOpinion[] {
  if (effect === null) return [];
  const isSure = (p: number) => p < 0.05;
  const agreement = (p: number) => (isSure(p) === isSure(effect.p) ? 'agrees' : 'disagrees');
  const told = (p: number) => `p ${p < 0.001 ? '< 0.001' : p.toFixed(3)}`;
  const together = waves.length > 1 ? ' of all waves at once' : '';
  const none = { estimate: null, low95: null, high95: null };
  return [
    ...(permutation === null ? [] : [{
      ...none, method: 'block_permutation' as const, p: permutation.p, agrees: agreement(permutation.p) === 'agrees',
      words: `turning the calendar${together} (${permutation.turns} turns) ${agreement(permutation.p)}: ${told(permutation.p)}`,
    }]),
    ...(localLevel === null ? [] : [{
      method: 'local_level' as const, p: localLevel.p, agrees: agreement(localLevel.p) === 'agrees',
      estimate: localLevel.estimate, low95: localLevel.interval95.low, high95: localLevel.interval95.high,
      words: `a level that wanders from week to week ${agreement(localLevel.p)}: ${told(localLevel.p)}`,
    }]),
  ]; // prettier-ignore
}

/** Says of the same interventions as every list of overlaps that they overlap. */
function aloneCheck(overlaps: AssessmentInput['circumstances']['overlaps']): AssessmentCheck {
  const told = overlaps.map(({ label, confounds }) => overlapText({ words: label, confounds })).join('; ');
  if (overlaps.length === 0) return check('ALONE', true, 'no other intervention overlaps', '');
  if (overlaps.some(({ confounds }) => confounds)) return check('ALONE', false, '', `another one overlaps: ${told}`);
  return noted('ALONE', `another one overlaps: ${told}`);
}

function experimentChecks(): AssessmentCheck[] {
  return [
    noted(
      'RANDOM',
      'customers were assigned at random, as the plan says; customers are what is counted as independent',
    ),
  ];
}

/** The assumptions of an assessment: what was checked, how it came out, and what no check can show. */
import { chiSquaredAbove, LEAST_WEEKS_AFTER, LEAST_WEEKS_BEFORE, launchBlocks } from '@bough/statistics';
import type { AssessmentCheck } from '../assessment-reason.js';
import type { SecondOpinion } from '../effect-figures.js';
import type { AssessmentInput } from './assessment-input.js';
import type { EffectEstimate } from '../designs/effect-estimate.js';
import type { InterventionPlan } from '../plan.js';

type Status = AssessmentCheck['status'];

/** All checks of an assessment; `clocks`: those of `clockChecks`. */
export function assessmentChecks(
  { plan, circumstances }: AssessmentInput,
  estimate: EffectEstimate,
  clocks: readonly AssessmentCheck[],
): AssessmentCheck[] {
  const { registered, overlaps, planChanges, redefined = [] } = circumstances;
  const late =
    redefined.length === 0
      ? 'the plan was not frozen before launch'
      : `redefined since the freeze: ${redefined.join(', ')}`;
  const confounding = overlaps.filter(({ confounds }) => confounds);
  return [
    check('REGISTERED', registered, 'the plan was frozen before launch', `${late}: exploratory`),
    check('ALONE', confounding.length === 0, 'no other intervention overlaps', `another one overlaps: ${confounding.map(({ label }) => label).join('; ')}`),
    ...(plan.design === 'experiment' ? experimentChecks() : panelChecks(plan, estimate)),
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

function experimentChecks(): AssessmentCheck[] {
  return [
    noted(
      'RANDOM',
      'customers were assigned at random, as the plan says; customers are what is counted as independent',
    ),
  ];
}

function panelChecks(plan: InterventionPlan, estimate: EffectEstimate): AssessmentCheck[] {
  const { windows, weeksPerBlock } = estimate;
  const studies = windows.length > 0 ? windows.map(({ study }) => study) : estimate.studies;
  const blocks = studies.map(({ input }) => launchBlocks(input, windows.length > 0 ? weeksPerBlock : undefined));
  const least = (of: (each: (typeof blocks)[0]) => number) => Math.min(...blocks.map(of), Infinity);
  const [before, after, present] = [least((b) => b.weeksBefore), least((b) => b.weeksAfter), least((b) => b.present)];
  const failed = (gate: string) => estimate.failed.some((each) => each.gate === gate);
  const controls = plan.controls.length;
  const worse = estimate.worsenedControls;
  return [
    check('HISTORY', before >= LEAST_WEEKS_BEFORE, `${before} weeks before launch`, `${before} weeks before launch, ${LEAST_WEEKS_BEFORE} are needed`),
    check('AFTER', after >= LEAST_WEEKS_AFTER, `${after} weeks after launch`, `${after} weeks after launch, ${LEAST_WEEKS_AFTER} are needed`),
    check('DAYS', present >= 0.95, `${Math.floor(present * 100)} % of the days have data`, `only ${Math.floor(present * 100)} % of the days have data`),
    check('VOLUME', !failed('thin'), estimate.weeksPerBlock === 1 ? 'enough events in every week' : 'weeks are thin, so fortnights are compared', 'too few events in some fortnight'),
    check('PARALLEL', !failed('pre_trend'), 'no trend before launch that would explain it; passing this is no proof', 'a trend before launch may be all there is'),
    ...(controls === 0 && plan.design === 'untreated_segments' ? [noted('NO_CONTROL', 'no segment was left alone: blind to whatever hit everybody')] : []),
    ...aloneChecks(plan, estimate),
    ...(worse.length > 0 ? [noted('CONTROL_WORSENED', `${worse.join(', ')} got worse ${worse.length === 1 ? 'by itself: it' : 'by themselves: they'} may have paid for the effect`)] : []),
    ...(estimate.weeksPerBlock > 1 ? [noted('FORTNIGHTS', 'blocks of two weeks, as weeks have fewer than 20 events')] : []),
  ]; // prettier-ignore
}

/** Waves without any segment left to compare with, and methods that had too few weeks for an answer. */
function aloneChecks({ design }: InterventionPlan, estimate: EffectEstimate): AssessmentCheck[] {
  const { studies, effect, permutation, localLevel } = estimate;
  const alone = design === 'staged' ? studies.filter(({ controls }) => controls.length === 0) : [];
  const names = alone.flatMap(({ treated }) => treated).join(', ');
  const isUnanswered = effect !== null && permutation === null && localLevel === null;
  return [
    ...(alone.length > 0 ? [noted('NO_CONTROL', `nobody was left to compare ${names} with: blind to whatever hit everybody`)] : []),
    ...differCheck(estimate),
    ...(isUnanswered ? [noted('NO_SECOND_OPINION', 'there are too few weeks that all launches have for another method to answer')] : []),
  ]; // prettier-ignore
}

/**
 * Cochran's Q of the waves: Σ (effect − mean)² / error², held against χ² with one degree of freedom less than there are waves (Cochran, "The
 * combination of estimates from different experiments", Biometrics 10, 1954).
 */
function differCheck({ waves, effect }: EffectEstimate): AssessmentCheck[] {
  const seen = waves.flatMap((wave) => (wave.effect && wave.weight !== null ? [wave.effect] : []));
  if (effect === null || seen.length < 2) return [];
  const q = seen.reduce(
    (sum, { estimate, standardError }) => sum + ((estimate - effect.estimate) / standardError) ** 2,
    0,
  );
  const p = chiSquaredAbove(q, seen.length - 1);
  const words = `the waves differ by more than chance lets expect (p ${p < 0.001 ? '< 0.001' : p.toFixed(3)}): what holds for all of them may hold for none`;
  return p < 0.05 ? [noted('WAVES_DIFFER', words)] : [];
}

function check(code: string, passed: boolean, yes: string, no: string): AssessmentCheck {
  const status: Status = passed ? 'passed' : 'failed';
  return { code, status, words: passed ? yes : no };
}

/** A check that is to be kept in mind and changes nothing. */
export function noted(code: string, words: string): AssessmentCheck {
  return { code, status: 'noted', words };
}

/**
 * Were customers really assigned at random? Before launch the arms must be alike, and after it the same share of both arms must have something
 * to count. A difference that a fair draw hardly ever makes forbids a verdict; everything else is noted. Sample ratio mismatch after Fabijan
 * et al., "Diagnosing sample ratio mismatch in online controlled experiments", KDD 2019.
 */
import { adjustedArms, armsEffect, sampleRatio, UNFAIR, type Arm, type ArmsEffect } from '@bough/statistics';
import type { AssessmentCheck, AssessmentReason } from '../assessment-reason.js';
import type { ArmHistory } from '../circumstances.js';
import type { SecondOpinion } from '../effect-figures.js';
import { armsOfMetric, lackingReason } from './arm-values.js';
import { chanceWords, rangeWords } from './range-words.js';
import type { StudyMetric } from '../study/study-metric.js';

/** The checks of a draw. `failed`: the reasons that forbid a verdict. */
export interface ArmChecks {
  readonly checks: readonly AssessmentCheck[];
  readonly failed: readonly AssessmentReason[];
}

type Both = readonly [treated: Arm, control: Arm];

export function armChecks(metric: StudyMetric, after: Both, before: ArmHistory | undefined): ArmChecks {
  const all = [balanceCheck(metric, before), seenCheck(metric, after), ...costChecks(metric)];
  const failed = all.filter(({ status }) => status === 'failed').map(({ code, words }) => ({ code, words }));
  return { checks: all, failed };
}

/** The difference of the arms before launch, when nothing could make one yet. */
export function balanceCheck(metric: StudyMetric, before: ArmHistory | undefined): AssessmentCheck {
  if (!before) return noted('BALANCE', 'no whole week before launch: nobody can see whether the arms were alike');
  const reason = lackingReason(metric, before.arms);
  const arms = reason ? null : armsOfMetric(metric, before.arms);
  if (!arms) return noted('BALANCE', `whether the arms were alike before launch is not known: ${reason?.words ?? 'an arm is missing'}`);
  const { effect } = armsEffect(...arms, metric.scale, before.weeks);
  const when = `in the ${weeksOf(before)} before launch`;
  if (effect.kind === 'none') return noted('BALANCE', `${when} an arm has no value, or customers that all are alike`);
  const told = `${when} the arms differed by ${rangeWords(metric, effect)}, ${chanceWords(effect.p)}`;
  if (effect.p < UNFAIR) return { code: 'BALANCE', status: 'failed', words: `${told}: a fair draw hardly ever does that; see how customers were drawn` };
  if (effect.p < 0.05) return noted('BALANCE', `${told}: one fair draw in twenty differs so much; see the adjusted effect`);
  return { code: 'BALANCE', status: 'passed', words: `${told}: as a fair draw does` };
} // prettier-ignore

/** A ratio leaves out customers who have nothing to count; that must not depend on the arm. */
function seenCheck({ form, definition }: StudyMetric, arms: Both): AssessmentCheck {
  const seen = arms.map(({ denominators }) => ({
    drawn: denominators.length,
    seen: Array.from(denominators).filter((each) => each > 0).length,
  }));
  const [treated, control] = seen as [(typeof seen)[0], (typeof seen)[0]];
  const counts = seen.map((each) => `${each.seen} of ${each.drawn}`).join(' treated and ');
  const told = `${counts} control customers have something to count`;
  if (form?.denominator == null) return { code: 'SAMPLE_RATIO', status: 'passed', words: 'everybody drawn counts' };
  const p = sampleRatio([treated, control]);
  if (p === null) return { code: 'SAMPLE_RATIO', status: 'passed', words: `${told}: too few lack it to tell the arms apart` };
  if (p >= UNFAIR) return { code: 'SAMPLE_RATIO', status: 'passed', words: `${told} (${chanceWords(p)})` };
  const why = `customers were lost in one arm, or the change itself decides who is in ${definition.name}; a count per customer has everybody in it`;
  return { code: 'SAMPLE_RATIO', status: 'failed', words: `sample ratio mismatch: ${told} (${chanceWords(p)}); ${why}` };
} // prettier-ignore

/** Cost is shared out by month, so it has no day of its own. */
function costChecks({ form }: StudyMetric): AssessmentCheck[] {
  if (!form?.numerator.has('cost') && !form?.denominator?.has('cost')) return [];
  const words = 'cost is shared out by the handle time of whole months, so days before launch and after the last week have a part in it, which draws the arms together';
  return [noted('COST_BY_MONTH', words)];
} // prettier-ignore

/**
 * The effect adjusted by what the same customers showed before launch (CUPED: Deng, Xu, Kohavi and Walker, WSDM 2013); `null` where there is
 * nothing to adjust by.
 */
export function adjustedOpinion(
  metric: StudyMetric,
  after: Both,
  before: ArmHistory | undefined,
  found: ArmsEffect,
): SecondOpinion | null {
  const arms = before && !lackingReason(metric, before.arms) ? armsOfMetric(metric, before.arms) : null;
  const adjusted = arms && adjustedArms(after, arms, found, metric.scale);
  if (!adjusted || found.effect.kind === 'none') return null;
  const agrees = adjusted.p < 0.05 === found.effect.p < 0.05;
  const words = `adjusted by the same customers ${weeksOf(before!)} before launch ${agrees ? 'agrees' : 'disagrees'}: ${rangeWords(metric, adjusted)}, ${chanceWords(adjusted.p)}; its interval is ${widthWords(adjusted.narrowing)}`;
  const { estimate, p, interval95 } = adjusted;
  return { method: 'before_launch', p, estimate, low95: interval95.low, high95: interval95.high, agrees, words };
} // prettier-ignore

/** `narrowing`: the share of the variance that the adjustment removed. */
function widthWords(narrowing: number): string {
  const gone = Math.round((1 - Math.sqrt(1 - narrowing)) * 100);
  return gone >= 1 ? `${gone} % narrower` : 'as wide: these weeks say little about what came';
}

function weeksOf({ weeks }: ArmHistory): string {
  return weeks === 1 ? '1 week' : `${weeks} weeks`;
}

function noted(code: string, words: string): AssessmentCheck {
  return { code, status: 'noted', words };
}

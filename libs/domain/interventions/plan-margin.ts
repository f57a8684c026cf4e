/** The margin that matters, on the scale of the effect: a share of what the treated segments had before launch, or points. */
import { BASELINE_WEEKS, sumsOf } from '@bough/statistics';
import { sizeOnScale, type PlanStudy } from './impact-study.js';
import type { InterventionPlan } from './plan.js';

/** The margin on the scale of the effect. */
export function marginOf(plan: InterventionPlan, made: PlanStudy): number | null {
  return sizeOnScale(plan.margin, made.judged.scale, levelBefore(made), null);
}

/** What the treated segments had in the weeks before launch; `null` where there is nothing to divide by. */
export function levelBefore({ study }: PlanStudy): number | null {
  const { launch, perWeek, segments, treated } = study;
  const start = Math.max(0, launch - BASELINE_WEEKS * perWeek);
  const sums = treated.map((segment) => sumsOf(study, segments[segment]!, start, launch));
  const total = (of: 'numerator' | 'denominator') => sums.reduce((sum, each) => sum + each[of], 0);
  const isCount = segments[treated[0] ?? 0]?.denominators === undefined;
  const level = total('numerator') / (isCount ? total('denominator') / treated.length : total('denominator'));
  return Number.isFinite(level) ? level : null;
}

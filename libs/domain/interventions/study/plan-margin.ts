/** The margin that matters, on the scale of the effect: a share of what the treated segments had before launch, or points. */
import { BASELINE_WEEKS, sumsOf } from '@bough/statistics';
import { sizeOnScale, type PlanStudy } from './impact-study.js';
import type { InterventionPlan } from '../plan.js';

/** The margin on the scale of the effect. `studies`: of its waves, or the one launch. */
export function marginOf(plan: Pick<InterventionPlan, 'margin'>, studies: readonly PlanStudy[]): number | null {
  const [made] = studies;
  return made === undefined ? null : sizeOnScale(plan.margin, made.judged.scale, levelBefore(studies), null);
}

/** What the treated segments had in the weeks before their launches; `null` where there is nothing to divide by. */
export function levelBefore(studies: readonly PlanStudy[]): number | null {
  const sums = studies.flatMap(({ study }) => {
    const start = Math.max(0, study.launch - BASELINE_WEEKS * study.perWeek);
    return study.treated.map((segment) => sumsOf(study, study.segments[segment]!, start, study.launch));
  });
  const total = (of: 'numerator' | 'denominator') => sums.reduce((sum, each) => sum + each[of], 0);
  const [first] = studies;
  const isCount = first?.study.segments[first.study.treated[0] ?? 0]?.denominators === undefined;
  const level = total('numerator') / (isCount ? total('denominator') / sums.length : total('denominator'));
  return Number.isFinite(level) ? level : null;
}

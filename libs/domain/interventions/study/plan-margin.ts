/** The margin of a plan on the scale of the effect: a share of what the treated segments had before launch, or points. */
import { BASELINE_WEEKS, stretchSums } from '@bough/statistics';
import { sizeOnScale, type LaunchStudy } from './launch-study.js';
import { measuredSize } from './resolved-time.js';
import type { InterventionPlan } from '../plan.js';

/** The margin on the scale of the effect. `studies`: of its waves, or the one launch. */
export function marginOf(plan: Pick<InterventionPlan, 'margin'>, studies: readonly LaunchStudy[]): number | null {
  const [first] = studies;
  return first === undefined
    ? null
    : sizeOnScale(measuredSize(plan.margin, studies), first.metric.scale, levelBefore(studies), null);
}

/** What the treated segments had in the weeks before their launches; `null` where there is nothing to divide by. */
export function levelBefore(studies: readonly LaunchStudy[]): number | null {
  const sums = studies.flatMap(({ input }) => {
    const start = Math.max(0, input.launch - BASELINE_WEEKS * input.perWeek);
    return input.treated.map((segment) => stretchSums(input, input.segments[segment]!, start, input.launch));
  });
  const total = (of: 'numerator' | 'denominator') => sums.reduce((sum, each) => sum + each[of], 0);
  const [first] = studies;
  const isCount = first?.input.segments[first.input.treated[0] ?? 0]?.denominators === undefined;
  const level = total('numerator') / (isCount ? total('denominator') / sums.length : total('denominator'));
  return Number.isFinite(level) ? level : null;
}

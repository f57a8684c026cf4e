/** How many days a lagging metric follows each conversation: written into the plan before launch, the same before and after it. */
import { resolvedBy, type NoCurve, type SurvivalCurve } from '@bough/statistics';
import type { Period } from '../../rollups/period.js';
import { UNKNOWN } from '../../segments/dimension.js';
import { problem, type Problem } from '../../shared/problem.js';
import type { DataState } from '../../trees/values/data-state.js';
import type { Model } from '../../trees/model-of-workspace.js';
import { laggingMetrics } from '../study/followed-metric.js';
import { firstLaunch, treatedSegments } from '../plan-window.js';
import type { InterventionPlan } from '../plan.js';
import { LEAST_FOLLOW_UP, MOST_FOLLOW_UP } from '../plan-fields.js';

/**
 * The longest follow-up that is suggested: the verdict comes that much later, and conversations of as many days before launch are still open
 * at launch. A conversation that takes longer counts with this, in every week alike.
 */
const MOST_USUAL = 28;
const DAY_SECONDS = 86_400;
/** The share of conversations that are resolved by then. */
const SHARE = 0.9;

/** Days by which nine of ten were resolved, a week at least and four at most; `curve`: of the conversations before launch. */
export function usualFollowUp(curve: SurvivalCurve | NoCurve): number {
  if (curve.kind === 'none') return LEAST_FOLLOW_UP;
  const found = resolvedBy(curve, SHARE);
  if (found.kind === 'none') return MOST_USUAL;
  return Math.min(MOST_USUAL, Math.max(LEAST_FOLLOW_UP, Math.ceil(found.value / DAY_SECONDS)));
}

/** The year before launch, as far as there is data; `null` without any. */
export function historyBeforeLaunch(plan: InterventionPlan, { range }: DataState): Period | null {
  const launch = firstLaunch(plan);
  if (range === null || launch === null) return null;
  const to = Math.min(launch, range.to);
  const from = Math.max(range.from, to - 364);
  return from < to ? { from, to } : null;
}

/** Treated segments and controls; where no controls were chosen yet, all segments of the dimension. */
export function comparedSegments({ segments }: Model, plan: InterventionPlan): string[] {
  const treated = treatedSegments(plan);
  if (plan.controls.length > 0) return [...treated, ...plan.controls];
  const dimension = treated[0]?.split('/')[0];
  return segments.filter((each) => each.dimension === dimension && each.key !== UNKNOWN).map(({ id }) => id);
}

/** A follow-up must be within its limits, and some metric of the plan must need it. */
export function followUpProblems(plan: InterventionPlan, model: Model): Problem[] {
  const { followUpDays: days } = plan;
  if (days === undefined) return [];
  const range = `conversations are followed for ${LEAST_FOLLOW_UP} to ${MOST_FOLLOW_UP} whole days`;
  if (!Number.isInteger(days) || days < LEAST_FOLLOW_UP || days > MOST_FOLLOW_UP)
    return [problem('FOLLOW_UP_RANGE', ['followUpDays'], range)];
  if (laggingMetrics(model, plan).length > 0) return [];
  const words =
    'nothing in this plan is followed: no metric of it waits for a resolution or a rating, or it is an experiment';
  return [problem('FOLLOW_UP_UNUSED', ['followUpDays'], `${words}; leave it out`)];
}

import type { UseCaseContext } from '../context.js';
import {
  findAllowed,
  moveProblems,
  NOT_FOUND,
  type InterventionRef,
  type InterventionResult,
} from './change-intervention.js';
import type { KeptAssessment } from './intervention.store.js';
import { interventionsNow } from './interventions-now.js';
import { assessAndKeep } from './keep-assessment.js';

export interface AssessResult extends InterventionResult {
  readonly assessment: KeptAssessment | null;
}

/**
 * Assesses an intervention now, by what was frozen. The same inputs give the same answer, which is kept once. `expected`: the version that
 * the caller has seen; left out: the newest.
 */
export async function assessIntervention(
  context: UseCaseContext,
  ref: InterventionRef,
  expected?: number,
): Promise<AssessResult> {
  const now = await interventionsNow(context);
  const before = await findAllowed(context, ref, 'write_intervention', now);
  if (!before) return { ...NOT_FOUND, assessment: null };
  const problems = moveProblems(before, 'assess', expected);
  if (problems.length > 0) return { intervention: before, problems, assessment: null };
  return { ...(await assessAndKeep(context, before, now)), problems };
}

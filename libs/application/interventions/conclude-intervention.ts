import { dayText, problem, statusAfter, type Problem } from '@bough/domain';
import {
  findAllowed,
  interventionEntry,
  keep,
  moveProblems,
  NOT_FOUND,
  statusChange,
  type InterventionRef,
} from './change-intervention.js';
import type { UseCaseContext } from '../context.js';
import type { AssessResult } from './assess-intervention.js';
import type { KeptAssessment } from './intervention.store.js';
import { interventionsNow } from './interventions-now.js';
import { assessAndKeep } from './keep-assessment.js';

/**
 * Closes an intervention with the verdict that was reached. Done and verified are two things: any verdict but "wait" closes it.
 * `expected`: the version that was looked at; left out: the newest.
 */
export async function concludeIntervention(
  context: UseCaseContext,
  ref: InterventionRef,
  expected?: number,
): Promise<AssessResult> {
  const now = await interventionsNow(context);
  const before = await findAllowed(context, ref, 'write_intervention', now);
  if (!before) return { ...NOT_FOUND, assessment: null };
  const [latest = null] = await context.stores.interventions.assessments(before.id);
  const illegal = moveProblems(before, 'conclude', expected);
  if (illegal.length > 0) return { intervention: before, problems: illegal, assessment: latest };
  const { intervention, assessment } =
    latest === null || latest.verdict === 'immature'
      ? await assessAndKeep(context, before, now)
      : { intervention: before, assessment: latest };
  const wait = whyWait(assessment);
  if (wait) return { intervention, problems: [wait], assessment };
  const status = statusAfter(intervention.status, 'conclude');
  const audited = [
    statusChange(intervention.status, status),
    { field: 'verdict', before: null, after: assessment.verdict },
  ];
  const entry = interventionEntry(context.caller, now, 'conclude', before.number, audited);
  return { ...(await keep(context, intervention, { status }, entry)), assessment };
}

/** The problem of a verdict that says "wait", which is none yet; `null` for any other. */
export function whyWait({ verdict, result }: KeptAssessment): Problem | null {
  if (verdict !== 'immature') return null;
  const { until } = result.verdict;
  const when = until === null ? 'once there is enough data' : `from ${dayText(until)} on`;
  return problem('NOT_JUDGED', [], `There is no verdict yet; it can be told ${when}.`);
}

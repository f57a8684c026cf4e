import { problem, statusAfter } from '@bough/domain';
import {
  findAllowed,
  interventionEntry,
  keep,
  moveProblems,
  NOT_FOUND,
  statusChange,
  type InterventionRef,
  type InterventionResult,
} from './change-intervention.js';
import type { UseCaseContext } from '../context.js';
import { interventionsNow } from './interventions-now.js';

/** Gives an intervention up, with the reason. It stays in the registry. `expected`: the version that was looked at; left out: the newest. */
export async function cancelIntervention(
  context: UseCaseContext,
  ref: InterventionRef,
  reason: string,
  expected?: number,
): Promise<InterventionResult> {
  const now = await interventionsNow(context);
  const before = await findAllowed(context, ref, 'write_intervention', now);
  if (!before) return NOT_FOUND;
  const problems = moveProblems(before, 'cancel', expected);
  if (reason.trim() === '') problems.push(problem('REASON_MISSING', ['reason'], 'say why it is given up'));
  if (problems.length > 0) return { intervention: before, problems };
  const status = statusAfter(before.status, 'cancel');
  const audited = [statusChange(before.status, status), { field: 'reason', before: null, after: reason }];
  const entry = interventionEntry(context.caller, now, 'cancel', before.number, audited);
  return keep(context, before, { status, reason, cancelledOn: now.today }, entry);
}

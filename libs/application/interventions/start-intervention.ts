import { checkPlan, isAfterTheFact, newestPlan, statusAfter, type Caller, type Intervention } from '@bough/domain';
import type { UseCaseContext } from '../context.js';
import {
  asWarning,
  findAllowed,
  hasErrors,
  interventionEntry,
  keep,
  moveProblems,
  NOT_FOUND,
  statusChange,
  type InterventionRef,
  type InterventionResult,
} from './change-intervention.js';
import { customerProblems } from './numbers/drawn-customers.js';
import { frozenWords } from './intact-plan.js';
import { interventionsNow, planContext, revisionOf, type InterventionsNow } from './interventions-now.js';

interface StartOptions {
  readonly expected?: number;
  /** Frozen after its launch, and known to be. */
  readonly exploratory?: boolean;
}

/** Freezes the plan: from now on the verdict uses this revision, whatever is written afterwards. */
export async function startIntervention(
  context: UseCaseContext,
  ref: InterventionRef,
  { expected, exploratory = false }: StartOptions = {},
): Promise<InterventionResult> {
  const now = await interventionsNow(context);
  const before = await findAllowed(context, ref, 'write_intervention', now);
  if (!before) return NOT_FOUND;
  const illegal = moveProblems(before, 'start', expected);
  if (illegal.length > 0) return { intervention: before, problems: illegal };
  const plan = newestPlan(before);
  const drawn = await customerProblems(context.stores, plan, now.snapshot);
  // Whoever left since the draw stays in their arm: leaving before launch has nothing to do with it.
  const problems = [...checkPlan(plan, planContext(now, exploratory)), ...drawn.map(asWarning)];
  if (hasErrors(problems)) return { intervention: before, problems };
  const change = frozenNow(before, context.caller, now);
  const audited = [
    statusChange(before.status, change.status),
    { field: 'frozen', before: null, after: frozenWords(change.frozen) },
  ];
  const entry = interventionEntry(context.caller, now, 'start', before.number, audited);
  return keep(context, before, change, entry, problems);
}

/** The newest revision; one more where a formula or a segment means something else than when it was written. */
function frozenNow(before: Intervention, caller: Caller, now: InterventionsNow) {
  const newest = before.revisions.at(-1)!;
  const current = revisionOf(newest.plan, newest.revision + 1, now, caller);
  const frozen = current.hash === newest.hash ? newest : current;
  return {
    status: statusAfter(before.status, 'start'),
    frozen,
    frozenAt: now.at,
    exploratory: isAfterTheFact(newest.plan, now.today),
    revisions: frozen === newest ? before.revisions : [...before.revisions, frozen],
  };
}

import {
  canonicalPlan,
  isAfterTheFact,
  newestPlan,
  planOf,
  problem,
  type Intervention,
  type InterventionPlan,
  type PlanWish,
  type Problem,
} from '@bough/domain';
import type { UseCaseContext } from '../context.js';
import {
  asWarning,
  findAllowed,
  hasErrors,
  interventionEntry,
  keep,
  moveProblems,
  NOT_FOUND,
  planAudit,
  statusChange,
  type InterventionRef,
  type InterventionResult,
} from './change-intervention.js';
import { withFollowUp } from './numbers/follow-up.js';
import { namesInPlans } from './names-in-plans.js';
import { authoriseAt, interventionsNow, revisionOf, wrongWith, type InterventionsNow } from './interventions-now.js';

interface ReviseOptions {
  /** The version that was looked at; left out: the newest. */
  readonly expected?: number;
  /** A draft stays one; left out: it becomes a plan once nothing is wrong with it. */
  readonly draft?: boolean;
  readonly dryRun?: boolean;
  readonly exploratory?: boolean;
}

/**
 * Writes the plan anew, as its next revision. Before the start this is what will be frozen. After the start the verdict still uses what was
 * frozen, and tells what was changed.
 */
export async function revisePlan(
  context: UseCaseContext,
  ref: InterventionRef,
  wish: PlanWish,
  { expected, draft = false, dryRun = false, exploratory = false }: ReviseOptions = {},
): Promise<InterventionResult> {
  const now = await interventionsNow(context);
  const before = await findAllowed(context, ref, 'write_intervention', now);
  if (!before) return NOT_FOUND;
  const illegal = moveProblems(before, 'revise', expected);
  if (illegal.length > 0) return { intervention: before, problems: illegal };
  const wished = planOf(wish, now.snapshot.model, now.ownership.people, newestPlan(before));
  const plan = before.frozen ? wished : await withFollowUp(now.snapshot, wished);
  if (plan.primary !== newestPlan(before).primary) authoriseAt(context.caller, 'write_intervention', plan.primary, now);
  const problems = await problemsOfRevision(context, before, wish, plan, { now, exploratory });
  const staysDraft = before.status === 'draft' && (draft || hasErrors(problems));
  if (hasErrors(problems) && before.status !== 'draft') return { intervention: before, problems };
  const isPlanned = before.status === 'draft' && !staysDraft;
  const isSame = canonicalPlan(plan) === canonicalPlan(newestPlan(before));
  if (isSame && !isPlanned) return { intervention: before, problems: [...problems, UNCHANGED] };
  if (dryRun) return { intervention: before, problems };
  return keepRevision(context, before, plan, { now, isPlanned, warnings: problems.map(asWarning) });
}

/** What is wrong with a revision. Once an intervention runs, its launch is past, and who was drawn is frozen: neither is held against it. */
async function problemsOfRevision(
  context: UseCaseContext,
  before: Intervention,
  wish: PlanWish,
  plan: InterventionPlan,
  { now, exploratory }: { readonly now: InterventionsNow; readonly exploratory: boolean },
): Promise<Problem[]> {
  const isLate = exploratory || before.frozen !== null || before.exploratory;
  const found = await wrongWith(context, wish, plan, now, isLate);
  const isRegistered = before.frozen !== null && !before.exploratory;
  const settled = [isRegistered && 'LAUNCH_PASSED', before.frozen !== null && 'CUSTOMERS_OUTSIDE'];
  return found.filter(({ code }) => !settled.includes(code));
}

interface Revision {
  readonly now: InterventionsNow;
  /** A draft that becomes a plan with it. */
  readonly isPlanned: boolean;
  readonly warnings: readonly Problem[];
}

async function keepRevision(
  context: UseCaseContext,
  before: Intervention,
  plan: InterventionPlan,
  { now, isPlanned, warnings }: Revision,
): Promise<InterventionResult> {
  const { caller } = context;
  const changes = planAudit(newestPlan(before), plan, await namesInPlans(context, plan));
  const audited = isPlanned ? [statusChange(before.status, 'planned'), ...changes] : changes;
  const change: Partial<Intervention> = {
    revisions: [...before.revisions, revisionOf(plan, before.revisions.length + 1, now, caller)],
    ...(isPlanned && { status: 'planned' as const }),
    ...(before.frozen === null && { exploratory: isAfterTheFact(plan, now.today) }),
  };
  const entry = interventionEntry(caller, now, 'revise', before.number, audited);
  return keep(context, before, change, entry, warnings);
}

const UNCHANGED = problem('NOTHING_CHANGES', [], 'The plan says this already.');

import {
  canonicalPlan,
  isAfterTheFact,
  newestPlan,
  planOf,
  problem,
  type Caller,
  type Intervention,
  type PlanWish,
} from '@bough/domain';
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
import { authoriseAt, lookAround, revisionOf, wrongWith, type InterventionPorts, type Look } from './look-around.js';

interface ReviseOptions {
  /** The version that was looked at; left out: the newest. */
  readonly expected?: number;
  /** A draft stays one; left out: it becomes a plan once nothing is wrong with it. */
  readonly draft?: boolean;
  readonly dryRun?: boolean;
  readonly exploratory?: boolean;
}

/**
 * Says the plan anew, as its next revision. Before the start this is what will be frozen. After the start the verdict still uses
 * what was frozen, and tells what was changed.
 */
export class RevisePlan {
  constructor(private readonly ports: InterventionPorts) {}

  async run(
    caller: Caller,
    ref: InterventionRef,
    wish: PlanWish,
    { expected, draft = false, dryRun = false, exploratory = false }: ReviseOptions = {},
  ): Promise<InterventionResult> {
    const look = await lookAround(this.ports);
    const before = await findAllowed(this.ports, ref, caller, 'write_intervention', look);
    if (!before) return NOT_FOUND;
    const illegal = moveProblems(before, 'revise', expected);
    if (illegal.length > 0) return { intervention: before, problems: illegal };
    const wished = planOf(wish, look.snapshot.model, look.ownership.people, newestPlan(before));
    const plan = before.frozen ? wished : await withFollowUp(look.snapshot, wished);
    if (plan.primary !== newestPlan(before).primary) authoriseAt(caller, 'write_intervention', plan.primary, look);
    // Once it runs its launch is past, and that is as it should be.
    const isLate = exploratory || before.frozen !== null || before.exploratory;
    const found = await wrongWith(this.ports, wish, plan, look, isLate);
    const isRegistered = before.frozen !== null && !before.exploratory;
    // Who was drawn is frozen; where they went since is no fault of the plan.
    const settled = [isRegistered && 'LAUNCH_PASSED', before.frozen !== null && 'CUSTOMERS_OUTSIDE'];
    const problems = found.filter(({ code }) => !settled.includes(code));
    const staysDraft = before.status === 'draft' && (draft || hasErrors(problems));
    if (hasErrors(problems) && before.status !== 'draft') return { intervention: before, problems };
    const isPlanned = before.status === 'draft' && !staysDraft;
    const isSame = canonicalPlan(plan) === canonicalPlan(newestPlan(before));
    if (isSame && !isPlanned) return { intervention: before, problems: [...problems, UNCHANGED] };
    if (dryRun) return { intervention: before, problems };
    const warnings = problems.map(asWarning);
    return this.keep(caller, before, plan, isPlanned, look, warnings);
  }

  private keep(
    caller: Caller,
    before: Intervention,
    plan: ReturnType<typeof newestPlan>,
    isPlanned: boolean,
    look: Look,
    warnings: InterventionResult['problems'],
  ): Promise<InterventionResult> {
    const changes = planAudit(newestPlan(before), plan, look.ownership);
    const audited = isPlanned ? [statusChange(before.status, 'planned'), ...changes] : changes;
    const change: Partial<Intervention> = {
      revisions: [...before.revisions, revisionOf(plan, before.revisions.length + 1, look, caller)],
      ...(isPlanned && { status: 'planned' as const }),
      ...(before.frozen === null && { exploratory: isAfterTheFact(plan, look.today) }),
    };
    const entry = interventionEntry(caller, look, 'revise', before.number, audited);
    return keep(this.ports, before, change, entry, warnings);
  }
}

const UNCHANGED = problem('NOTHING_CHANGES', [], 'The plan says this already.');

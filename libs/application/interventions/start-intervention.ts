import { checkPlan, isAfterTheFact, newestPlan, statusAfter, type Caller, type Intervention } from '@bough/domain';
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
import { lookAround, planContext, revisionOf, type InterventionPorts, type Look } from './look-around.js';

interface StartOptions {
  readonly expected?: number;
  /** Frozen after its launch, and known to be. */
  readonly exploratory?: boolean;
}

/** Freezes the plan: from now on the verdict uses this revision, whatever is written afterwards. */
export class StartIntervention {
  constructor(private readonly ports: InterventionPorts) {}

  async run(
    caller: Caller,
    ref: InterventionRef,
    { expected, exploratory = false }: StartOptions = {},
  ): Promise<InterventionResult> {
    const look = await lookAround(this.ports);
    const before = await findAllowed(this.ports, ref, caller, 'write_intervention', look);
    if (!before) return NOT_FOUND;
    const illegal = moveProblems(before, 'start', expected);
    if (illegal.length > 0) return { intervention: before, problems: illegal };
    const plan = newestPlan(before);
    const drawn = await customerProblems(this.ports, plan, look.snapshot);
    // Whoever left since the draw stays in their arm: leaving before launch has nothing to do with it.
    const problems = [...checkPlan(plan, planContext(look, exploratory)), ...drawn.map(asWarning)];
    if (hasErrors(problems)) return { intervention: before, problems };
    const change = frozenNow(before, caller, look);
    const audited = [
      statusChange(before.status, change.status),
      { field: 'frozen', before: null, after: frozenWords(change.frozen) },
    ];
    return keep(this.ports, before, change, interventionEntry(caller, look, 'start', before.number, audited), problems);
  }
}

/** The newest revision; one more where a formula or a segment means something else than when it was written. */
function frozenNow(before: Intervention, caller: Caller, look: Look) {
  const newest = before.revisions.at(-1)!;
  const now = revisionOf(newest.plan, newest.revision + 1, look, caller);
  const frozen = now.hash === newest.hash ? newest : now;
  return {
    status: statusAfter(before.status, 'start'),
    frozen,
    frozenAt: look.at,
    exploratory: isAfterTheFact(newest.plan, look.today),
    revisions: frozen === newest ? before.revisions : [...before.revisions, frozen],
  };
}

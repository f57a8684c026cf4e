/** An intervention and what became of it. Only its status moves, along the moves that `moves.ts` lists. */
import type { Day } from '../shared/day.js';
import type { Instant } from '../ownership/person.js';
import type { InterventionPlan } from './plan.js';

/** `concluded`: closed with its verdict. `cancelled`: it never ran to an end that could be assessed. */
export const INTERVENTION_STATUSES = ['draft', 'planned', 'running', 'measuring', 'concluded', 'cancelled'] as const;
export type InterventionStatus = (typeof INTERVENTION_STATUSES)[number];

/** One state of the plan. It may be revised until the start; whatever comes after the start is a later revision. */
export interface PlanRevision {
  /** 1, 2, 3 …, without a gap. */
  readonly revision: number;
  readonly plan: InterventionPlan;
  /** What the names in the plan meant then: the formulas of its metrics and the segments of its dimension, see `definition.ts`. */
  readonly definition: string;
  /** SHA-256 of the canonical plan and of the definition, as hex. */
  readonly hash: string;
  readonly recordedAt: Instant;
  /** Id of a person; `null`: the command line. */
  readonly recordedBy: string | null;
}

/** What the Accountable of the primary node says to a verdict. */
export interface SignOff {
  readonly id: string;
  /** Id of the assessment that was signed. */
  readonly assessment: string;
  readonly person: string;
  readonly agrees: boolean;
  readonly note: string | null;
  readonly at: Instant;
}

export interface Intervention {
  readonly id: string;
  /** 1, 2, 3 …: what people call it. */
  readonly number: number;
  /** Grows by one with every change: who changes it says which one they saw. */
  readonly version: number;
  readonly status: InterventionStatus;
  /** The revision that the verdict uses. `null` before the start. */
  readonly frozen: PlanRevision | null;
  readonly frozenAt: Instant | null;
  /** Frozen after its launch, when its author may have seen how it went. The verdict is never "verified". */
  readonly exploratory: boolean;
  /** Oldest first; the last one is what the plan says now. */
  readonly revisions: readonly PlanRevision[];
  readonly signOffs: readonly SignOff[];
  /** Why it was cancelled. */
  readonly reason: string | null;
  /** The day on which it was; `null` also for what was cancelled before this was written down. */
  readonly cancelledOn: Day | null;
  readonly createdAt: Instant;
  readonly createdBy: string | null;
}

/** What the plan says now. */
export function newestPlan({ revisions }: Pick<Intervention, 'revisions'>): InterventionPlan {
  return revisions.at(-1)!.plan;
}

/** What the verdict uses: the frozen plan; before the start what the plan says now. */
export function bindingPlan(intervention: Pick<Intervention, 'frozen' | 'revisions'>): InterventionPlan {
  return intervention.frozen?.plan ?? newestPlan(intervention);
}

/** An intervention and what became of it. Only its status moves, along the moves that `moves.ts` lists. */
import type { Instant } from '../ownership/person.js';
import type { InterventionPlan } from './plan.js';

/** `concluded`: judged for good, or given up after it ran. `cancelled`: it never ran to an end that could be judged. */
export const INTERVENTION_STATUSES = ['draft', 'planned', 'running', 'measuring', 'concluded', 'cancelled'] as const;
export type InterventionStatus = (typeof INTERVENTION_STATUSES)[number];

/** One state of the plan. Revision 1 may change until the start; whatever comes after the start is a later revision. */
export interface PlanRevision {
  readonly revision: number;
  readonly plan: InterventionPlan;
  /** SHA-256 of the canonical plan and of the definition of its metric, as hex. */
  readonly hash: string;
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
}

export interface Intervention {
  readonly id: string;
  /** 1, 2, 3 …: what people call it. */
  readonly number: number;
  readonly status: InterventionStatus;
  /** The revision that the verdict uses. `null` before the start. */
  readonly frozen: PlanRevision | null;
  readonly frozenAt: Instant | null;
  /** Oldest first; the last one is what the plan says now. */
  readonly revisions: readonly PlanRevision[];
  /** Why it was cancelled. */
  readonly reason: string | null;
  readonly createdAt: Instant;
}

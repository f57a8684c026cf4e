import type { Actor, Caller, Intervention, SignalReach } from '@bough/domain';
import type { KeptAssessment } from './intervention.store.js';

/** What is known about a verdict besides itself. */
export interface VerdictLook {
  /** Where the one who is to sign was found; `null`: nobody is there. */
  readonly signerPath: string | null;
  /** The treated segments in the window, as far as there is data. */
  readonly touched: SignalReach;
}

/** What becomes of a verdict: somebody is asked to sign it off, and the finding that it answers is closed or open again. */
export abstract class VerdictFollowUp {
  /** A verdict that will not change by waiting. */
  abstract reached(
    intervention: Intervention,
    assessment: KeptAssessment,
    look: VerdictLook,
    caller: Caller,
  ): Promise<void>;
  /** Who answers for the node (`actor`) has agreed, or has not. */
  abstract signedOff(
    intervention: Intervention,
    assessment: KeptAssessment,
    agrees: boolean,
    actor: Actor,
    caller: Caller,
  ): Promise<void>;
}

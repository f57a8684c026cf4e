import type { Actor, Caller, Intervention } from '@bough/domain';
import type { KeptAssessment } from './intervention.store.js';

/** What becomes of a verdict: somebody is asked to sign it off, and the finding that it answers is closed or open again. */
export abstract class VerdictFollowUp {
  /** A verdict that will not change by waiting. `signerPath`: where the one who is to sign was found; `null`: nobody is there. */
  abstract reached(
    intervention: Intervention,
    assessment: KeptAssessment,
    signerPath: string | null,
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

import type { Caller, Intervention } from '@bough/domain';
import type { KeptAssessment } from './intervention.store.js';

/** What becomes of a verdict: somebody is asked to sign it off, and the finding that it answers is closed or open again. */
export abstract class VerdictFollowUp {
  /** A verdict that will not change by waiting. */
  abstract reached(intervention: Intervention, assessment: KeptAssessment, caller: Caller): Promise<void>;
  /** Who answers for the node has signed, or has not agreed. */
  abstract signedOff(
    intervention: Intervention,
    assessment: KeptAssessment,
    agrees: boolean,
    caller: Caller,
  ): Promise<void>;
}

/** Where there are no findings. */
export class NoFollowUp extends VerdictFollowUp {
  async reached(): Promise<void> {}
  async signedOff(): Promise<void> {}
}

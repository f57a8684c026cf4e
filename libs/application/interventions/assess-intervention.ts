import type { Caller } from '@bough/domain';
import {
  findAllowed,
  moveProblems,
  NOT_FOUND,
  type InterventionRef,
  type InterventionResult,
} from './change-intervention.js';
import type { KeptAssessment } from './intervention.store.js';
import { judgeIntervention } from './judge-intervention.js';
import { lookAround, type InterventionPorts } from './look-around.js';

export interface AssessResult extends InterventionResult {
  readonly assessment: KeptAssessment | null;
}

/** Judges it now, by what was frozen. The same inputs give the same answer, which is kept once. */
export class AssessIntervention {
  constructor(private readonly ports: InterventionPorts) {}

  async run(caller: Caller, ref: InterventionRef): Promise<AssessResult> {
    const look = await lookAround(this.ports);
    const before = await findAllowed(this.ports, ref, caller, 'write_intervention', look);
    if (!before) return { ...NOT_FOUND, assessment: null };
    const problems = moveProblems(before, 'assess', undefined);
    if (problems.length > 0) return { intervention: before, problems, assessment: null };
    return { ...(await judgeIntervention(this.ports, before, caller, look)), problems };
  }
}

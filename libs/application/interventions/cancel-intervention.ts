import { problem, statusAfter, type Caller } from '@bough/domain';
import {
  findAllowed,
  interventionEntry,
  keep,
  moveProblems,
  NOT_FOUND,
  statusChange,
  type InterventionRef,
  type InterventionResult,
} from './change-intervention.js';
import { lookAround, type InterventionPorts } from './look-around.js';

/** Gives an intervention up, and says why. It stays in the registry: what was given up was a bet, too. */
export class CancelIntervention {
  constructor(private readonly ports: InterventionPorts) {}

  async run(caller: Caller, ref: InterventionRef, reason: string, expected?: number): Promise<InterventionResult> {
    const look = await lookAround(this.ports);
    const before = await findAllowed(this.ports, ref, caller, 'write_intervention', look);
    if (!before) return NOT_FOUND;
    const problems = moveProblems(before, 'cancel', expected);
    if (reason.trim() === '') problems.push(problem('REASON_MISSING', ['reason'], 'say why it is given up'));
    if (problems.length > 0) return { intervention: before, problems };
    const status = statusAfter(before.status, 'cancel');
    const audited = [statusChange(before.status, status), { field: 'reason', before: null, after: reason }];
    const entry = interventionEntry(caller, look, 'cancel', before.number, audited);
    return keep(this.ports, before, { status, reason, cancelledOn: look.today }, entry);
  }
}

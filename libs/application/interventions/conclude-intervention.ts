import { dayText, problem, statusAfter, type Caller, type Problem } from '@bough/domain';
import {
  findAllowed,
  interventionEntry,
  keep,
  moveProblems,
  NOT_FOUND,
  statusChange,
  type InterventionRef,
} from './change-intervention.js';
import type { AssessResult } from './assess-intervention.js';
import type { KeptAssessment } from './intervention.store.js';
import { judgeIntervention } from './judge-intervention.js';
import { lookAround, type InterventionPorts } from './look-around.js';

/** Closes an intervention with the verdict that was reached. Done and verified are two things: any verdict but "wait" closes it. */
export class ConcludeIntervention {
  constructor(private readonly ports: InterventionPorts) {}

  async run(caller: Caller, ref: InterventionRef, expected?: number): Promise<AssessResult> {
    const look = await lookAround(this.ports);
    const before = await findAllowed(this.ports, ref, caller, 'write_intervention', look);
    if (!before) return { ...NOT_FOUND, assessment: null };
    const [latest = null] = await this.ports.interventions.assessments(before.id);
    const illegal = moveProblems(before, 'conclude', expected);
    if (illegal.length > 0) return { intervention: before, problems: illegal, assessment: latest };
    const { intervention, assessment } =
      latest === null || latest.verdict === 'immature'
        ? await judgeIntervention(this.ports, before, caller, look)
        : { intervention: before, assessment: latest };
    const wait = notJudged(assessment);
    if (wait) return { intervention, problems: [wait], assessment };
    const status = statusAfter(intervention.status, 'conclude');
    const audited = [
      statusChange(intervention.status, status),
      { field: 'verdict', before: null, after: assessment.verdict },
    ];
    const entry = interventionEntry(caller, look, 'conclude', before.number, audited);
    return { ...(await keep(this.ports, intervention, { status }, entry)), assessment };
  }
}

/** A verdict that says "wait" is none. */
export function notJudged({ verdict, result }: KeptAssessment): Problem | null {
  if (verdict !== 'immature') return null;
  const { until } = result.verdict;
  const when = until === null ? 'once there is enough data' : `from ${dayText(until)} on`;
  return problem('NOT_JUDGED', [], `There is no verdict yet; it can be told ${when}.`);
}

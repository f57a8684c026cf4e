/** Nobody took it in time, or it was called resolved and is not: it goes to the next Accountable up the path, once per level. */
import type { Instant } from '../ownership/person.js';
import { happened, routedTo, type Finding, type FindingChange } from './finding.js';
import { HOUR_MILLISECONDS } from './finding-rules.js';
import type { FindingRules } from '../workspace/workspace.js';
import { placeAbove, routing, type OwnerLook } from './routing.js';

interface EscalationContext extends OwnerLook {
  readonly at: Instant;
  readonly rules: FindingRules;
}

/** With a new deadline for who gets it. Where there is nobody further up it stays, and says so. The version is the caller's. */
export function escalate(finding: Finding, context: EscalationContext): Omit<FindingChange, 'sighting'> {
  const { at, rules } = context;
  const { person, level } = routedTo(finding);
  const place = level === null ? null : placeAbove(level, asked(finding), context);
  if (!place) {
    const text = person === null ? 'Nobody answers for it, here or further up' : 'There is nobody further up; it stays';
    return { finding: { ...finding, topReached: true }, events: [happened(at, 'not_escalated', text)] };
  }
  const informed = person === null ? finding.informed : [...new Set([...finding.informed, person])];
  const acknowledgeBy = at + rules.acknowledgeHours[finding.severity] * HOUR_MILLISECONDS;
  return {
    finding: {
      ...finding,
      routing: [...finding.routing, routing(place, 'escalated', at)],
      informed,
      acknowledgeBy,
      assignee: null,
    },
    events: [happened(at, 'escalated', place.text)],
  };
}

/** Who had it since it was last raised or reopened: nobody is asked twice. */
function asked({ routing: trail }: Finding): Set<string> {
  const since = trail.findLastIndex(({ cause }) => cause === 'raised' || cause === 'reopened');
  return new Set(trail.slice(since).flatMap(({ person }) => (person === null ? [] : [person])));
}

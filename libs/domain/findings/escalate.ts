/** Nobody took it in time, or it was called resolved and is not: it goes to the next Accountable up the path, once per level. */
import type { Instant } from '../ownership/person.js';
import { findingEvent, currentRouting, type Finding, type FindingChange } from './finding.js';
import { HOUR_MILLISECONDS } from './finding-rules.js';
import type { FindingRules } from '../workspace/workspace.js';
import { findTargetAbove, recordRouting, type OwnershipView } from './routing.js';

interface EscalationContext extends OwnershipView {
  readonly at: Instant;
  readonly rules: FindingRules;
}

/** With a new deadline for who gets it. Where there is nobody further up it stays, and says so. The version is the caller's. */
export function escalateFinding(finding: Finding, context: EscalationContext): Omit<FindingChange, 'sighting'> {
  const { at, rules } = context;
  const { person, level } = currentRouting(finding);
  const target = level === null ? null : findTargetAbove(level, asked(finding), context);
  if (!target) {
    const text = person === null ? 'Nobody answers for it, here or further up' : 'There is nobody further up; it stays';
    return { finding: { ...finding, topReached: true }, events: [findingEvent(at, 'not_escalated', text)] };
  }
  const informed = person === null ? finding.informed : [...new Set([...finding.informed, person])];
  const acknowledgeBy = at + rules.acknowledgeHours[finding.severity] * HOUR_MILLISECONDS;
  return {
    finding: {
      ...finding,
      routing: [...finding.routing, recordRouting(target, 'escalated', at)],
      informed,
      acknowledgeBy,
      assignee: null,
    },
    events: [findingEvent(at, 'escalated', target.text)],
  };
}

/** Who had it since it was last raised or reopened: nobody is asked twice. */
function asked({ routing: trail }: Finding): Set<string> {
  const since = trail.findLastIndex(({ cause }) => cause === 'raised' || cause === 'reopened');
  return new Set(trail.slice(since).flatMap(({ person }) => (person === null ? [] : [person])));
}

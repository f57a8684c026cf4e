/** Escalation: a finding that nobody took in time, or that was called resolved and is not, goes to the next Accountable up the path. */
import { findingEvent, currentRouting, type Finding, type FindingChange } from './finding.js';
import { acknowledgementDeadline } from './finding-rules.js';
import { findTargetAbove, recordRouting, type FindingContext } from './routing.js';

/**
 * Hands a finding to the next Accountable up the path, with a new deadline. Where there is nobody further up it stays, and an event says
 * so. The caller moves the version on.
 */
export function escalateFinding(finding: Finding, context: FindingContext): Omit<FindingChange, 'sighting'> {
  const { at } = context;
  const { person, level } = currentRouting(finding);
  const target = level === null ? null : findTargetAbove(finding.signal, level, peopleAsked(finding), context);
  if (!target) {
    const text = person === null ? 'Nobody answers for it, here or further up' : 'There is nobody further up; it stays';
    return { finding: { ...finding, topReached: true }, events: [findingEvent(at, 'not_escalated', text)] };
  }
  const informed = person === null ? finding.informed : [...new Set([...finding.informed, person])];
  return {
    finding: {
      ...finding,
      routing: [...finding.routing, recordRouting(target, 'escalated', at)],
      informed,
      acknowledgeBy: acknowledgementDeadline(finding.severity, context),
      assignee: null,
    },
    events: [findingEvent(at, 'escalated', target.text)],
  };
}

/** Ids of everybody who had it since it was last raised or reopened, so that nobody is asked twice. */
function peopleAsked({ routing: trail }: Finding): Set<string> {
  const since = trail.findLastIndex(({ cause }) => cause === 'raised' || cause === 'reopened');
  return new Set(trail.slice(since).flatMap(({ person }) => (person === null ? [] : [person])));
}

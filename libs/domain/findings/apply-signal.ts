/** What a detection run does to findings: a cause is raised once, then counted, reopened, or not seen any more. */
import type { Instant } from '../ownership/person.js';
import type { Day } from '../shared/day.js';
import { nextVersion, findingEvent, isLive, type Finding, type FindingChange } from './finding.js';
import { acknowledgementDeadline, DAY_MILLISECONDS, RECOVERY } from './finding-rules.js';
import { escalateFinding } from './escalate.js';
import { listInformed, findRoutingTarget, recordRouting, type FindingContext } from './routing.js';
import { SEVERITIES, type Severity, type Signal } from './signal.js';

export interface SightingContext extends FindingContext {
  /** How far the data reach: the first day that the run did not use. */
  readonly asOf: Day;
}

/** Makes a finding of a cause that none answers for yet. It lands on whoever is Accountable at this moment. */
export function raiseFinding(id: string, signal: Signal, context: SightingContext): FindingChange {
  const { at, asOf } = context;
  const target = findRoutingTarget(signal, context);
  const finding: Finding = {
    id,
    number: 0,
    version: 1,
    signal,
    severity: signal.severity,
    status: 'open',
    occurrences: 1,
    firstSeenAt: at,
    lastSeenAt: at,
    lastSeenDay: asOf,
    missed: 0,
    missedDay: null,
    routing: [recordRouting(target, 'raised', at)],
    informed: listInformed(signal, context),
    assignee: null,
    acknowledgeBy: acknowledgementDeadline(signal.severity, context),
    topReached: false,
    snoozedUntil: null,
    acknowledgedAt: null,
    startedAt: null,
    closedAt: null,
    resolution: null,
    dismissReason: null,
    note: null,
    quietUntil: null,
    recoveredAt: null,
    verifyAt: null,
    settledAt: null,
  };
  const events = [findingEvent(at, 'raised', signal.title), findingEvent(at, 'routed', target.text)];
  return { finding, events, sighting: { seenAt: at, asOf, signal } };
}

/** Counts a cause that is seen again, and reopens its finding where that is due. Gives `null` when the signal says nothing new. */
export function seeAgain(finding: Finding, signal: Signal, context: SightingContext): FindingChange | null {
  const { at, asOf } = context;
  if (asOf < finding.lastSeenDay) return null; // a run as of an earlier day
  const isNew = asOf > finding.lastSeenDay;
  const reason = reasonToReopen(finding, signal, at);
  if (reason === null && !isNew && finding.missed === 0 && isSame(finding.signal, signal)) return null;
  const seen = nextVersion(finding, {
    signal,
    severity: finding.status === 'dismissed' ? finding.severity : signal.severity,
    occurrences: finding.occurrences + (isNew ? 1 : 0),
    // The clock of another process may have been ahead.
    lastSeenAt: Math.max(at, finding.lastSeenAt),
    lastSeenDay: asOf,
    missed: 0,
    missedDay: null,
    recoveredAt: null,
  });
  const sighting = { seenAt: at, asOf, signal };
  if (reason !== null) return { ...reopenSeen(seen, reason, context), sighting };
  return { ...followSeverity(finding, seen, context), sighting };
}

/** Records that a run did not see the cause of a finding. Gives `null` when that says nothing yet. */
export function missSignal(finding: Finding, { at, asOf }: SightingContext): FindingChange | null {
  const { runs, isState, settleDays } = RECOVERY[finding.signal.kind];
  const isNews = isState ? asOf >= finding.lastSeenDay : asOf > (finding.missedDay ?? finding.lastSeenDay);
  if (runs === null || !isNews) return null;
  const missed = { missed: finding.missed + 1, missedDay: asOf };
  const change = (given: Partial<Finding>, ...events: FindingChange['events']): FindingChange => ({
    finding: nextVersion(finding, { ...missed, ...given }),
    events,
    sighting: null,
  });
  if (isLive(finding)) {
    if (missed.missed < runs) return change({});
    const closed = { status: 'resolved', resolution: 'recovered', closedAt: at, recoveredAt: at } as const;
    const rest = { acknowledgeBy: null, snoozedUntil: null, verifyAt: at + settleDays * DAY_MILLISECONDS };
    const settledAt = settleDays === 0 ? at : null;
    return change({ ...closed, ...rest, settledAt }, findingEvent(at, 'recovered', 'It is not seen any more'));
  }
  if (finding.status === 'dismissed') return at >= finding.quietUntil! ? change({ settledAt: at }) : null;
  if (at >= finding.verifyAt!)
    return change(
      { recoveredAt: finding.recoveredAt ?? at, settledAt: at },
      findingEvent(at, 'verified', 'The numbers agree: it has not come back'),
    );
  return finding.recoveredAt === null ? change({ recoveredAt: at }) : null;
}

/** Whether the first severity is worse than the second. */
export function isMoreSevere(a: Severity, b: Severity): boolean {
  return SEVERITIES.indexOf(a) < SEVERITIES.indexOf(b);
}

function reasonToReopen(finding: Finding, { severity }: Signal, at: Instant): string | null {
  if (finding.status === 'dismissed') {
    if (isMoreSevere(severity, finding.severity))
      return `It was dismissed as ${finding.severity} and is ${severity} now`;
    return at >= finding.quietUntil! ? 'It was dismissed for a time that is over, and is still there' : null;
  }
  if (finding.status !== 'resolved') return null;
  if (finding.resolution === 'recovered') return 'It had recovered by itself and is back';
  return at >= finding.verifyAt! ? 'It was resolved, and the numbers have not recovered' : null;
}

/** Opens a finding again, on whoever is Accountable now. One that was resolved and has not recovered goes to the next one up the path. */
function reopenSeen(finding: Finding, reason: string, context: SightingContext): Omit<FindingChange, 'sighting'> {
  const { at } = context;
  const open: Finding = { ...reopenFinding(finding, context), severity: finding.signal.severity };
  const events = [findingEvent(at, 'reopened', reason), findingEvent(at, 'routed', open.routing.at(-1)!.text)];
  if (finding.status !== 'resolved' || finding.resolution === 'recovered') return { finding: open, events };
  const up = escalateFinding(open, context);
  return { finding: up.finding, events: [...events, ...up.events] };
}

/** The finding as if it had just been raised; what it counted so far stays. The caller moves the version on. */
export function reopenFinding(finding: Finding, context: FindingContext): Finding {
  const { at } = context;
  const { signal } = finding;
  return {
    ...finding,
    status: 'open',
    assignee: null,
    acknowledgeBy: acknowledgementDeadline(signal.severity, context),
    snoozedUntil: null,
    topReached: false,
    acknowledgedAt: null,
    startedAt: null,
    closedAt: null,
    resolution: null,
    note: null,
    dismissReason: null,
    quietUntil: null,
    recoveredAt: null,
    verifyAt: null,
    settledAt: null,
    missed: 0,
    missedDay: null,
    routing: [...finding.routing, recordRouting(findRoutingTarget(signal, context), 'reopened', at)],
    informed: listInformed(signal, context),
  };
}

/** When it is more severe, the deadline comes nearer and a snooze ends. When it is less severe, the deadline stays. */
function followSeverity(before: Finding, seen: Finding, context: SightingContext): Omit<FindingChange, 'sighting'> {
  if (!isLive(seen) || before.severity === seen.severity) return { finding: seen, events: [] };
  const text = `${before.severity} → ${seen.severity}`;
  const event = findingEvent(context.at, 'severity_changed', text);
  if (!isMoreSevere(seen.severity, before.severity)) return { finding: seen, events: [event] };
  const due = acknowledgementDeadline(seen.severity, context);
  const acknowledgeBy = seen.acknowledgeBy === null ? null : Math.min(seen.acknowledgeBy, due);
  return { finding: { ...seen, acknowledgeBy, snoozedUntil: null }, events: [event] };
}

function isSame(a: Signal, b: Signal): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

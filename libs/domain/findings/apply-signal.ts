/** What one look at the data does to the findings that are there: a cause is raised once, counted, reopened, or seen no more. */
import type { Instant } from '../ownership/person.js';
import type { Day } from '../shared/day.js';
import { nextVersion, findingEvent, isLive, type Finding, type FindingChange } from './finding.js';
import { DAY_MILLISECONDS, HOUR_MILLISECONDS, RECOVERY } from './finding-rules.js';
import type { FindingRules } from '../workspace/workspace.js';
import { escalateFinding } from './escalate.js';
import { listInformed, findRoutingTarget, recordRouting, type OwnershipView } from './routing.js';
import { SEVERITIES, type Severity, type Signal } from './signal.js';

export interface SightingContext extends OwnershipView {
  readonly at: Instant;
  /** How far the data reaches: the first day that was not looked at. */
  readonly asOf: Day;
  readonly rules: FindingRules;
}

/** A cause that no finding answers for becomes one, and lands on whoever is Accountable at this moment. */
export function raiseFinding(id: string, signal: Signal, context: SightingContext): FindingChange {
  const { at, asOf } = context;
  const target = findRoutingTarget(signal.path, context);
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
    informed: listInformed(signal.path, context),
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

/** The same cause is seen again; `null` when that says nothing new. */
export function seeAgain(finding: Finding, signal: Signal, context: SightingContext): FindingChange | null {
  const { at, asOf } = context;
  if (asOf < finding.lastSeenDay) return null; // a look at the past
  const isNew = asOf > finding.lastSeenDay;
  const why = reasonToReopen(finding, signal, at);
  if (why === null && !isNew && finding.missed === 0 && isSame(finding.signal, signal)) return null;
  const seen = nextVersion(finding, {
    signal,
    severity: finding.status === 'dismissed' ? finding.severity : signal.severity,
    occurrences: finding.occurrences + (isNew ? 1 : 0),
    // Another process may have a clock that is ahead.
    lastSeenAt: Math.max(at, finding.lastSeenAt),
    lastSeenDay: asOf,
    missed: 0,
    missedDay: null,
    recoveredAt: null,
  });
  const sighting = { seenAt: at, asOf, signal };
  if (why !== null) return { ...reopened(seen, why, context), sighting };
  return { ...withSeverity(finding, seen, context), sighting };
}

/** The look did not see the cause; `null` when that says nothing yet. */
export function missSignal(finding: Finding, { at, asOf }: SightingContext): FindingChange | null {
  const { looks, isState, settleDays } = RECOVERY[finding.signal.kind];
  const isNews = isState ? asOf >= finding.lastSeenDay : asOf > (finding.missedDay ?? finding.lastSeenDay);
  if (looks === null || !isNews) return null;
  const missed = { missed: finding.missed + 1, missedDay: asOf };
  const change = (given: Partial<Finding>, ...events: FindingChange['events']): FindingChange => ({
    finding: nextVersion(finding, { ...missed, ...given }),
    events,
    sighting: null,
  });
  if (isLive(finding)) {
    if (missed.missed < looks) return change({});
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

/** In calendar time. */
export function acknowledgementDeadline(
  severity: Severity,
  { at, rules }: Pick<SightingContext, 'at' | 'rules'>,
): Instant {
  return at + rules.acknowledgeHours[severity] * HOUR_MILLISECONDS;
}

/** True when `a` is worse than `b`. */
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

/** Open again, on whoever is Accountable now; what was resolved and has not recovered goes to the next one up the path. */
function reopened(finding: Finding, why: string, context: SightingContext): Omit<FindingChange, 'sighting'> {
  const { at } = context;
  const open: Finding = { ...reopenFinding(finding, context), severity: finding.signal.severity };
  const events = [findingEvent(at, 'reopened', why), findingEvent(at, 'routed', open.routing.at(-1)!.text)];
  if (finding.status !== 'resolved' || finding.resolution === 'recovered') return { finding: open, events };
  const up = escalateFinding(open, context);
  return { finding: up.finding, events: [...events, ...up.events] };
}

/** As if it had just been raised; what was found out meanwhile stays. The version is the caller's. */
export function reopenFinding(finding: Finding, context: Omit<SightingContext, 'asOf'>): Finding {
  const { at } = context;
  const { path, severity } = finding.signal;
  return {
    ...finding,
    status: 'open',
    assignee: null,
    acknowledgeBy: acknowledgementDeadline(severity, context),
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
    routing: [...finding.routing, recordRouting(findRoutingTarget(path, context), 'reopened', at)],
    informed: listInformed(path, context),
  };
}

/** More severe: the deadline comes nearer, and nobody sleeps on it. Less severe: the deadline stays. */
function withSeverity(before: Finding, seen: Finding, context: SightingContext): Omit<FindingChange, 'sighting'> {
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

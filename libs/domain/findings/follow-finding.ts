/**
 * What time and changes of ownership do to a finding between two detection runs. Snoozes end. A finding that nobody has taken follows
 * the owner or goes up the path. Whoever has taken one keeps it and is told; people who left keep none.
 */
import { formatLongDate } from '../shared/local-time.js';
import {
  nextVersion,
  findingEvent,
  isOverdue,
  currentRouting,
  type Finding,
  type FindingChange,
  type RoutingCause,
} from './finding.js';
import { escalateFinding } from './escalate.js';
import {
  listInformed,
  findRoutingTarget,
  reachedLevel,
  recordRouting,
  type FindingContext,
  type OwnershipView,
  type RoutingTarget,
} from './routing.js';
import { acknowledgementDeadline } from './finding-rules.js';

/** A part of the change that is not stored by itself. */
type Step = Omit<FindingChange, 'sighting'>;

/** Everything that has happened to a finding until `context.at`, as one change; `null` when nothing has. */
export function followFinding(finding: Finding, context: FindingContext): FindingChange | null {
  let step: Step = { finding, events: [] };
  for (const follow of [wake, bringBack, followOwner, tellAssignee, escalateOverdue]) {
    const { finding: next, events } = follow(step.finding, context) ?? { finding: step.finding, events: [] };
    step = { finding: next, events: [...step.events, ...events] };
  }
  if (step.finding === finding) return null;
  return { finding: nextVersion(step.finding, {}), events: step.events, sighting: null };
}

/** Ends a snooze that is over. Whoever was to take the finding gets the usual time. */
function wake(finding: Finding, context: FindingContext): Step | null {
  const { snoozedUntil, status, severity } = finding;
  if (snoozedUntil === null || context.at < snoozedUntil) return null;
  const acknowledgeBy = status === 'open' ? acknowledgementDeadline(severity, context) : null;
  const events = [findingEvent(context.at, 'woken', 'The snooze is over')];
  return { finding: { ...finding, snoozedUntil: null, acknowledgeBy }, events };
}

/** Takes the finding back from somebody who left: it is open again, on whoever is Accountable now. */
function bringBack(finding: Finding, context: FindingContext): Step | null {
  const { assignee, status } = finding;
  const { people, active } = context.words.owners;
  if (assignee === null || active.has(assignee) || status === 'resolved' || status === 'dismissed') return null;
  const target = findRoutingTarget(finding.signal, context);
  const name = people.get(assignee)?.name ?? 'Somebody';
  const open = { status: 'open', assignee: null, acknowledgedAt: null, startedAt: null } as const;
  const text = `${name} is no longer active; ${target.text}`;
  return {
    finding: { ...reroute(finding, target, 'owner_changed', context), ...open },
    events: [findingEvent(context.at, 'owner_changed', text)],
  };
}

/** Moves a finding that nobody has taken with its node, or with the level that it has reached by escalation. */
function followOwner(finding: Finding, context: FindingContext): Step | null {
  if (finding.status !== 'open' || finding.assignee !== null) return null;
  const now = currentRouting(finding);
  const target = findRoutingTarget(finding.signal, context, reachedLevel(finding));
  if (isSameTarget(target, now)) return null;
  const events = [findingEvent(context.at, 'owner_changed', target.text)];
  const cause = now.cause === 'escalated' ? 'escalated' : 'owner_changed';
  return { finding: reroute(finding, target, cause, context), events };
}

/** Tells whoever has taken a finding that its node has another owner. The last routing is what they were told before. */
function tellAssignee(finding: Finding, context: FindingContext): Step | null {
  const { status, assignee } = finding;
  if ((status !== 'acknowledged' && status !== 'in_progress') || assignee === null) return null;
  const now = currentRouting(finding);
  if (now.cause === 'escalated' || now.cause === 'assigned') return null;
  const target = findRoutingTarget(finding.signal, context);
  if (isSameTarget(target, now)) return null;
  const name = context.words.owners.people.get(assignee)?.name ?? 'who has taken it';
  const text = `${target.text}; the finding stays with ${name}`;
  return {
    finding: { ...finding, routing: [...finding.routing, recordRouting(target, 'owner_changed', context.at)] },
    events: [findingEvent(context.at, 'owner_changed', text)],
  };
}

/** Escalates a finding whose deadline has passed. */
function escalateOverdue(finding: Finding, context: FindingContext): Step | null {
  if (finding.topReached || !isOverdue(finding, context.at)) return null;
  const { timeZone } = context.words;
  const due = findingEvent(context.at, 'escalated', `Not taken by ${formatLongDate(finding.acknowledgeBy!, timeZone)}`);
  const up = escalateFinding(finding, context);
  return up.events[0]!.kind === 'escalated' ? { ...up, events: [due, ...up.events] } : up;
}

/** An open finding that a change of ownership would move, with the targets before and after. */
export interface MovingFinding {
  readonly finding: Finding;
  readonly before: RoutingTarget;
  readonly after: RoutingTarget;
}

/** The findings that nobody has taken and that would land on somebody else. What somebody has taken stays with them. */
export function movingFindings(
  findings: readonly Finding[],
  before: OwnershipView,
  after: OwnershipView,
): MovingFinding[] {
  return findings
    .filter(({ status, assignee }) => status === 'open' && assignee === null)
    .map((finding) => {
      const targetIn = (view: OwnershipView) => findRoutingTarget(finding.signal, view, reachedLevel(finding));
      return { finding, before: targetIn(before), after: targetIn(after) };
    })
    .filter((moving) => !isSameTarget(moving.before, moving.after));
}

function isSameTarget(
  a: Pick<RoutingTarget, 'person' | 'holder'>,
  b: Pick<RoutingTarget, 'person' | 'holder'>,
): boolean {
  return a.person === b.person && a.holder === b.holder;
}

/** The finding in the hands of somebody else, who gets the usual time. */
function reroute(finding: Finding, target: RoutingTarget, cause: RoutingCause, context: FindingContext): Finding {
  return {
    ...finding,
    routing: [...finding.routing, recordRouting(target, cause, context.at)],
    informed: listInformed(finding.signal, context),
    acknowledgeBy: acknowledgementDeadline(finding.severity, context),
    topReached: false,
  };
}

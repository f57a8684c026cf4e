/**
 * What time and changes of ownership do to a finding between two looks: snoozes end, what nobody has taken follows the owner or goes
 * up the path, and whoever has taken one keeps it and is told. Nobody keeps one who has left.
 */
import { dateWords } from '../ownership/owner-words.js';
import {
  changed,
  happened,
  isOverdue,
  routedTo,
  type Finding,
  type FindingChange,
  type RoutingCause,
} from './finding.js';
import { escalate } from './escalate.js';
import { informedOf, placeOf, routing, standingPath, type OwnerLook, type Place } from './routing.js';
import { deadline, type LookContext } from './apply-signal.js';

export type FollowContext = Omit<LookContext, 'asOf'>;
type Step = Omit<FindingChange, 'sighting'>;

/** `null` when nothing has happened to it. */
export function followFinding(finding: Finding, context: FollowContext): FindingChange | null {
  let step: Step = { finding, events: [] };
  for (const follow of [wake, bringBack, followOwner, tellAssignee, escalateOverdue]) {
    const { finding: next, events } = follow(step.finding, context) ?? { finding: step.finding, events: [] };
    step = { finding: next, events: [...step.events, ...events] };
  }
  if (step.finding === finding) return null;
  return { finding: changed(step.finding, {}), events: step.events, sighting: null };
}

/** The snooze is over; whoever was to take it gets the usual time. */
function wake(finding: Finding, context: FollowContext): Step | null {
  const { snoozedUntil, status, severity } = finding;
  if (snoozedUntil === null || context.at < snoozedUntil) return null;
  const acknowledgeBy = status === 'open' ? deadline(severity, context) : null;
  const events = [happened(context.at, 'woken', 'The snooze is over')];
  return { finding: { ...finding, snoozedUntil: null, acknowledgeBy }, events };
}

/** Whoever had it has left: it is open again, on whoever is Accountable now. */
function bringBack(finding: Finding, context: FollowContext): Step | null {
  const { assignee, status } = finding;
  const { people, active } = context.words.owners;
  if (assignee === null || active.has(assignee) || status === 'resolved' || status === 'dismissed') return null;
  const place = placeOf(finding.signal.path, context);
  const name = people.get(assignee)?.name ?? 'Somebody';
  const open = { status: 'open', assignee: null, acknowledgedAt: null, startedAt: null } as const;
  const text = `${name} is no longer active; ${place.text}`;
  return {
    finding: { ...rerouted(finding, place, 'owner_changed', context), ...open },
    events: [happened(context.at, 'owner_changed', text)],
  };
}

/** What nobody has taken moves with its node; what was escalated moves with the level that it has reached. */
function followOwner(finding: Finding, context: FollowContext): Step | null {
  if (finding.status !== 'open' || finding.assignee !== null) return null;
  const now = routedTo(finding);
  const place = placeOf(reachedPath(finding), context);
  if (isSamePlace(place, now)) return null;
  const events = [happened(context.at, 'owner_changed', place.text)];
  const cause = now.cause === 'escalated' ? 'escalated' : 'owner_changed';
  return { finding: rerouted(finding, place, cause, context), events };
}

/** It stays with whoever has taken it; the last place of the trail is what they were told. */
function tellAssignee(finding: Finding, context: FollowContext): Step | null {
  const { status, assignee } = finding;
  if ((status !== 'acknowledged' && status !== 'in_progress') || assignee === null) return null;
  const now = routedTo(finding);
  if (now.cause === 'escalated' || now.cause === 'assigned') return null;
  const place = placeOf(finding.signal.path, context);
  if (isSamePlace(place, now)) return null;
  const name = context.words.owners.people.get(assignee)?.name ?? 'who has taken it';
  const text = `${place.text}; the finding stays with ${name}`;
  return {
    finding: { ...finding, routing: [...finding.routing, routing(place, 'owner_changed', context.at)] },
    events: [happened(context.at, 'owner_changed', text)],
  };
}

function escalateOverdue(finding: Finding, context: FollowContext): Step | null {
  if (finding.topReached || !isOverdue(finding, context.at)) return null;
  const { timeZone } = context.words;
  const due = happened(context.at, 'escalated', `Not taken by ${dateWords(finding.acknowledgeBy!, timeZone)}`);
  const up = escalate(finding, context);
  return up.events[0]!.kind === 'escalated' ? { ...up, events: [due, ...up.events] } : up;
}

/** An open finding that a change of ownership would move, and where to. */
export interface MovingFinding {
  readonly finding: Finding;
  readonly before: Place;
  readonly after: Place;
}

/** What nobody has taken and would land on somebody else; what somebody has taken stays with them. */
export function movingFindings(findings: readonly Finding[], before: OwnerLook, after: OwnerLook): MovingFinding[] {
  return findings
    .filter(({ status, assignee }) => status === 'open' && assignee === null)
    .map((finding) => {
      const path = reachedPath(finding);
      return { finding, before: placeOf(path, before), after: placeOf(path, after) };
    })
    .filter((moving) => !isSamePlace(moving.before, moving.after));
}

/** What was escalated belongs to the level that it has reached. */
function reachedPath(finding: Finding): string {
  const { cause, level } = routedTo(finding);
  return cause === 'escalated' && level !== null ? level : finding.signal.path;
}

function isSamePlace(a: Pick<Place, 'person' | 'holder'>, b: Pick<Place, 'person' | 'holder'>): boolean {
  return a.person === b.person && a.holder === b.holder;
}

/** In the hands of somebody else, who gets the usual time. */
function rerouted(finding: Finding, place: Place, cause: RoutingCause, context: FollowContext): Finding {
  const { path } = finding.signal;
  return {
    ...finding,
    routing: [...finding.routing, routing(place, cause, context.at)],
    informed: informedOf(standingPath(path, context), context),
    acknowledgeBy: deadline(finding.severity, context),
    topReached: false,
  };
}

/**
 * A finding: owned work that a signal became. It belongs to one cause, lands on one person with a deadline, and remembers when it was
 * seen (detection), when it landed on whom (assignment), and when the numbers proved it gone (verification).
 */
import type { Actor } from '../ownership/assignment.js';
import type { Instant } from '../ownership/person.js';
import type { Day } from '../shared/day.js';
import type { Severity, Signal } from './signal.js';

export const FINDING_STATUSES = ['open', 'acknowledged', 'in_progress', 'resolved', 'dismissed'] as const;
export type FindingStatus = (typeof FINDING_STATUSES)[number];

export const DISMISS_REASONS = [
  'expected_difference',
  'data_quality',
  'duplicate',
  'too_small_to_act',
  'other',
] as const;
export type DismissReason = (typeof DISMISS_REASONS)[number];

/** `fixed` when somebody says so; `recovered` when it was not seen any more. */
export type Resolution = 'fixed' | 'recovered';

export const ROUTING_CAUSES = ['raised', 'owner_changed', 'escalated', 'reopened', 'assigned', 'given_back'] as const;
export type RoutingCause = (typeof ROUTING_CAUSES)[number];

/** Where a finding landed at one moment, and why. Later changes of ownership do not change it. */
export interface Routing {
  readonly at: Instant;
  readonly cause: RoutingCause;
  /** Id of who is to act; `null` when there is nobody, here or further up, which only admins can mend. */
  readonly person: string | null;
  /** Id of who is Accountable; differs from `person` while somebody acts for them. */
  readonly holder: string | null;
  /** Target where that accountability was found: the path of a node, a slot, or a segment; escalation goes on above it. */
  readonly level: string | null;
  /** One line: `Accountable: Ana, inherited from Enterprise`. */
  readonly text: string;
  /** How that came about, step by step. */
  readonly steps: readonly string[];
}

export interface Finding {
  readonly id: string;
  /** From 1, as people name it; 0 until it is stored. */
  readonly number: number;
  /** Grows with every change. */
  readonly version: number;
  /** That of the newest sighting; its cause never changes. */
  readonly signal: Signal;
  readonly severity: Severity;
  readonly status: FindingStatus;
  /** On how many days of data it was seen. */
  readonly occurrences: number;
  readonly firstSeenAt: Instant;
  readonly lastSeenAt: Instant;
  /** How far the data reached in which it was last seen. */
  readonly lastSeenDay: Day;
  /** How many detection runs in a row did not see it, and how far the data of the last of them reached. */
  readonly missed: number;
  readonly missedDay: Day | null;
  /** Oldest first; never empty. */
  readonly routing: readonly Routing[];
  /** Ids of the people who get a copy. */
  readonly informed: readonly string[];
  /** Id of who has taken it, or was given it. */
  readonly assignee: string | null;
  /** The instant until which somebody must take it; `null` unless it is open. */
  readonly acknowledgeBy: Instant | null;
  /** Whether it was overdue when there was nobody further up who had not been asked. */
  readonly topReached: boolean;
  readonly snoozedUntil: Instant | null;
  readonly acknowledgedAt: Instant | null;
  readonly startedAt: Instant | null;
  /** When it was resolved or dismissed. */
  readonly closedAt: Instant | null;
  readonly resolution: Resolution | null;
  readonly dismissReason: DismissReason | null;
  /** What was said when it was closed. */
  readonly note: string | null;
  /** The instant until which a dismissed cause stays quiet unless it gets more severe. */
  readonly quietUntil: Instant | null;
  /** When a run first did not see it after it was resolved. */
  readonly recoveredAt: Instant | null;
  /** From then on a run decides: it is verified when the run does not see it, and reopens when it does. */
  readonly verifyAt: Instant | null;
  /** From then on the cause is free, and seeing it makes another finding. `null` as long as this one answers for it. */
  readonly settledAt: Instant | null;
}

export const FINDING_EVENTS = [
  'raised',
  'routed',
  'severity_changed',
  'acknowledged',
  'started',
  'resolved',
  'dismissed',
  'snoozed',
  'woken',
  'assigned',
  'given_back',
  'reopened',
  'escalated',
  'not_escalated',
  'owner_changed',
  'recovered',
  'verified',
  'comment',
] as const;
export type FindingEventKind = (typeof FINDING_EVENTS)[number];

/** What happened to a finding, in words. */
export interface FindingEvent {
  readonly at: Instant;
  readonly kind: FindingEventKind;
  readonly actor: Actor;
  readonly text: string;
}

/** What was seen on one day of data; a later run on the same day replaces it. */
export interface Sighting {
  readonly seenAt: Instant;
  readonly asOf: Day;
  readonly signal: Signal;
}

/** A finding as it is from now on, with the events and the sighting that are written down beside it. */
export interface FindingChange {
  readonly finding: Finding;
  readonly events: readonly FindingEvent[];
  readonly sighting: Sighting | null;
}

/** Where the finding is now. */
export function currentRouting({ routing }: Finding): Routing {
  return routing.at(-1)!;
}

/** Whether somebody still has to do something about it. */
export function isLive({ status }: Pick<Finding, 'status'>): boolean {
  return status === 'open' || status === 'acknowledged' || status === 'in_progress';
}

/** Whether nobody took it in time. A snoozed finding is never overdue. */
export function isOverdue({ status, acknowledgeBy, snoozedUntil }: Finding, at: Instant): boolean {
  return (
    status === 'open' && acknowledgeBy !== null && acknowledgeBy <= at && !(snoozedUntil !== null && at < snoozedUntil)
  );
}

/** The actor of what Bough does by itself. */
const BOUGH: Actor = { id: null, name: 'Bough' };

/** The finding with some fields changed, one version on. */
export function nextVersion(finding: Finding, changes: Partial<Finding>): Finding {
  return { ...finding, ...changes, version: finding.version + 1 };
}

/** An event, by Bough itself unless there is another actor. */
export function findingEvent(at: Instant, kind: FindingEventKind, text: string, actor: Actor = BOUGH): FindingEvent {
  return { at, kind, text, actor };
}

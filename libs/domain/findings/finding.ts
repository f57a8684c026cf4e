/**
 * A finding: owned work that a signal became. It belongs to one cause, lands on one person with a deadline, and remembers three
 * clocks: when it was seen (detection), when it landed on whom (assignment), and when the numbers proved it gone (verification).
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

/** `fixed`: somebody says so; `recovered`: it was not seen any more. */
export type Resolution = 'fixed' | 'recovered';

export const ROUTING_CAUSES = ['raised', 'owner_changed', 'escalated', 'reopened', 'assigned'] as const;
export type RoutingCause = (typeof ROUTING_CAUSES)[number];

/** Where a finding landed at one moment, and why there. It does not move with later changes of ownership. */
export interface Routing {
  readonly at: Instant;
  readonly cause: RoutingCause;
  /** Id of who is to act; `null`: nobody, here or further up, which only admins can mend. */
  readonly person: string | null;
  /** Id of who is Accountable; another than `person` while somebody covers. */
  readonly holder: string | null;
  /** Path of the node where that accountability was found; escalation goes on above it. */
  readonly level: string | null;
  /** One line: `Accountable: Ana, inherited from Enterprise`. */
  readonly text: string;
  /** How it came to that, step by step. */
  readonly steps: readonly string[];
}

export interface Finding {
  readonly id: string;
  /** From 1, as people name it; 0 until it is stored. */
  readonly number: number;
  /** Grows with every change. */
  readonly version: number;
  /** The newest sighting's; its cause never changes. */
  readonly signal: Signal;
  readonly severity: Severity;
  readonly status: FindingStatus;
  /** Days of data on which it was seen. */
  readonly occurrences: number;
  readonly firstSeenAt: Instant;
  readonly lastSeenAt: Instant;
  /** How far the data reached that it was last seen in. */
  readonly lastSeenDay: Day;
  /** Looks in a row that did not see it, and how far the data of the last of them reached. */
  readonly missed: number;
  readonly missedDay: Day | null;
  /** Oldest first; never empty. */
  readonly routing: readonly Routing[];
  /** Ids of the people who get a copy. */
  readonly informed: readonly string[];
  /** Id of who has taken it, or was given it. */
  readonly assignee: string | null;
  /** Until then somebody must take it; `null` unless it is open. */
  readonly acknowledgeBy: Instant | null;
  /** It is overdue, and there is nobody further up who was not asked. */
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
  /** A dismissed cause stays quiet until then, unless it gets more severe. */
  readonly quietUntil: Instant | null;
  /** The first look after it was resolved that did not see it. */
  readonly recoveredAt: Instant | null;
  /** From then on a look decides: not seen, it is verified; seen, it reopens. */
  readonly verifyAt: Instant | null;
  /** The cause is free again: what is seen from then on is another finding. `null` as long as this one answers for it. */
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

/** What was seen on one day of data; a later look at the same day replaces it. */
export interface Sighting {
  readonly seenAt: Instant;
  readonly asOf: Day;
  readonly signal: Signal;
}

/** A finding as it is from now on, and what is written down beside it. */
export interface FindingChange {
  readonly finding: Finding;
  readonly events: readonly FindingEvent[];
  readonly sighting: Sighting | null;
}

/** Where it is now. */
export function currentRouting({ routing }: Finding): Routing {
  return routing.at(-1)!;
}

/** Somebody still has to do something about it. */
export function isLive({ status }: Pick<Finding, 'status'>): boolean {
  return status === 'open' || status === 'acknowledged' || status === 'in_progress';
}

/** Nobody took it in time. */
export function isOverdue({ status, acknowledgeBy, snoozedUntil }: Finding, at: Instant): boolean {
  return (
    status === 'open' && acknowledgeBy !== null && acknowledgeBy <= at && !(snoozedUntil !== null && at < snoozedUntil)
  );
}

/** Bough itself, where nobody asked. */
const BOUGH: Actor = { id: null, name: 'Bough' };

/** The same finding, one version on. */
export function nextVersion(finding: Finding, given: Partial<Finding>): Finding {
  return { ...finding, ...given, version: finding.version + 1 };
}

export function findingEvent(at: Instant, kind: FindingEventKind, text: string, actor: Actor = BOUGH): FindingEvent {
  return { at, kind, text, actor };
}

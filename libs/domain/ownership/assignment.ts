/**
 * Who is Accountable, Responsible, Consulted or Informed for what, and from when to when. At any instant at most one person is
 * Accountable, or deliberately nobody until a date. Inheritance is never stored; it is read off the tree.
 */
import type { Instant, Person, Team } from './person.js';

export const RACI_ROLES = ['A', 'R', 'C', 'I'] as const;
export type RaciRole = (typeof RACI_ROLES)[number];

export const ROLE_NAMES: Readonly<Record<RaciRole, string>> = {
  A: 'Accountable',
  R: 'Responsible',
  C: 'Consulted',
  I: 'Informed',
};

/** Who made a change. */
export interface Actor {
  /** Id of the person; `null` for the system itself and for whoever uses its command line. */
  readonly id: string | null;
  readonly name: string;
}

/** A person or a team, by id. */
export type Party = { readonly person: string } | { readonly team: string };

export interface Assignment {
  readonly id: string;
  /** A node's path (`''`, `enterprise`, `enterprise/demand_intensity`), or a slot: `*`, a slash and a template node's key. See target.ts. */
  readonly target: string;
  readonly role: RaciRole;
  /** `null`, for the role Accountable only, when deliberately nobody is. */
  readonly party: Party | null;
  readonly validFrom: Instant;
  readonly validTo: Instant;
  readonly reason: string | null;
  readonly assignedBy: Actor;
  readonly recordedAt: Instant;
}

/** A cover: somebody is away, and another person acts for them. */
export interface Delegation {
  readonly id: string;
  /** Id of who is away. */
  readonly from: string;
  /** Id of who acts; `null` when nobody does, so that what they hold goes up the path meanwhile. */
  readonly to: string | null;
  /** Path of the subtree in which it holds; `''` is everywhere. */
  readonly scope: string;
  readonly validFrom: Instant;
  readonly validTo: Instant;
  readonly reason: string | null;
  readonly assignedBy: Actor;
  readonly recordedAt: Instant;
}

/** Everything about ownership in one version, without what was superseded. */
export interface Ownership {
  /** 0 before the first change. */
  readonly version: number;
  readonly people: readonly Person[];
  readonly teams: readonly Team[];
  readonly assignments: readonly Assignment[];
  readonly delegations: readonly Delegation[];
}

export const NO_OWNERSHIP: Ownership = { version: 0, people: [], teams: [], assignments: [], delegations: [] };

/** Whether a half-open range of instants contains an instant: its start does, its end does not. */
export function holdsAt({ validFrom, validTo }: Pick<Assignment, 'validFrom' | 'validTo'>, at: Instant): boolean {
  return validFrom <= at && at < validTo;
}

/** Whether two half-open ranges of instants have an instant in common. */
export function rangesOverlap(
  a: Pick<Assignment, 'validFrom' | 'validTo'>,
  b: Pick<Assignment, 'validFrom' | 'validTo'>,
): boolean {
  return a.validFrom < b.validTo && b.validFrom < a.validTo;
}

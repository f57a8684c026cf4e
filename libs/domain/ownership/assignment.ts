/**
 * Who is Accountable, Responsible, Consulted or Informed for what, and from when to when. Accountable is one person at most at
 * any instant, or deliberately nobody until a date. Inheritance is never stored: it is read off the tree.
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

export interface Actor {
  /** `null` for the system itself and for whoever sits at its command line. */
  readonly id: string | null;
  readonly name: string;
}

export type Party = { readonly person: string } | { readonly team: string };

export interface Assignment {
  readonly id: string;
  /** See `target.ts`: `''`, `enterprise`, `enterprise/demand_intensity`; or `*`, a slash and the key of a template node. */
  readonly target: string;
  readonly role: RaciRole;
  /** `null`, only for Accountable: deliberately nobody. */
  readonly party: Party | null;
  readonly validFrom: Instant;
  readonly validTo: Instant;
  readonly reason: string | null;
  readonly assignedBy: Actor;
  readonly recordedAt: Instant;
}

/** Somebody is away, and another acts for them. */
export interface Delegation {
  readonly id: string;
  readonly from: string;
  /** `null`: nobody acts; what they hold goes up the path meanwhile. */
  readonly to: string | null;
  /** Path of the subtree; `''`: everywhere. */
  readonly scope: string;
  readonly validFrom: Instant;
  readonly validTo: Instant;
  readonly reason: string | null;
  readonly assignedBy: Actor;
  readonly recordedAt: Instant;
}

/** Everything about ownership as one version knows it; what was superseded is left out. */
export interface Ownership {
  /** 0 before the first change. */
  readonly version: number;
  readonly people: readonly Person[];
  readonly teams: readonly Team[];
  readonly assignments: readonly Assignment[];
  readonly delegations: readonly Delegation[];
}

export const NO_OWNERSHIP: Ownership = { version: 0, people: [], teams: [], assignments: [], delegations: [] };

/** True at the start of its range, false at the end. */
export function holdsAt({ validFrom, validTo }: Pick<Assignment, 'validFrom' | 'validTo'>, at: Instant): boolean {
  return validFrom <= at && at < validTo;
}

export function rangesOverlap(
  a: Pick<Assignment, 'validFrom' | 'validTo'>,
  b: Pick<Assignment, 'validFrom' | 'validTo'>,
): boolean {
  return a.validFrom < b.validTo && b.validFrom < a.validTo;
}

/** One change of people or owners, as somebody asks for it, in keys and not in ids. Several are applied together or not at all. */
import type { Problem } from '../../shared/problem.js';
import type { Actor, Ownership, RaciRole } from '../assignment.js';
import type { Instant } from '../person.js';
import type { OwnedNode } from '../target.js';

export type OwnershipChange =
  | AssignChange
  | EndChange
  | StopChange
  | CoverChange
  | EndCoverChange
  | PersonChange
  | TeamChange
  | HandoverChange
  | DeactivateChange;

/** When a change holds; by default from now on, without an end. */
interface ChangeRange {
  readonly from?: Instant | null;
  readonly to?: Instant | null;
}

export interface AssignChange extends ChangeRange {
  readonly kind: 'assign';
  readonly target: string;
  readonly role: RaciRole;
  /** Key of a person, or `team:` and the key of a team. */
  readonly party: string;
  /** Whoever is Accountable for the target in that time ceases at the instant at which the new one begins. */
  readonly replace?: boolean;
  readonly reason?: string | null;
}

export interface EndChange {
  readonly kind: 'end';
  readonly target: string;
  readonly role: RaciRole;
  /** Left out for whoever has the role. */
  readonly party?: string | null;
  /** Id of the one assignment to end; the target and the role are then its own. Left out for all of them. */
  readonly assignment?: string;
  readonly from?: Instant | null;
}

/** Makes deliberately nobody Accountable, until an instant and for a reason. */
export interface StopChange {
  readonly kind: 'stop';
  readonly target: string;
  readonly from?: Instant | null;
  readonly to: Instant;
  readonly reason: string;
  readonly replace?: boolean;
}

export interface CoverChange {
  readonly kind: 'cover';
  /** Key of who is away. */
  readonly person: string;
  /** Key of who acts; `null` for nobody. */
  readonly by: string | null;
  readonly scope?: string | null;
  readonly from?: Instant | null;
  readonly to: Instant;
  readonly reason?: string | null;
}

export interface EndCoverChange {
  readonly kind: 'end-cover';
  readonly person: string;
  /** Id of the one cover to end; the person is then its own. Left out for all of them. */
  readonly delegation?: string;
  readonly from?: Instant | null;
}

/** A new person, or what changes about one who exists. */
export interface PersonChange {
  readonly kind: 'person';
  readonly key: string;
  readonly name?: string | null;
  /** Left out when it stays the same. */
  readonly email?: string | null;
  /** All names; left out when they stay the same. */
  readonly agentNames?: readonly string[];
}

export interface TeamChange {
  readonly kind: 'team';
  readonly key: string;
  readonly name?: string | null;
  readonly lead?: string | null;
  readonly members?: readonly string[];
}

/** Hands everything that one person holds to another. */
export interface HandoverChange {
  readonly kind: 'handover';
  readonly person: string;
  readonly to: string;
  readonly from?: Instant | null;
}

export interface DeactivateChange {
  readonly kind: 'deactivate';
  readonly person: string;
  /** Key of who takes over what they hold. */
  readonly successor?: string | null;
}

export interface ChangeContext {
  /** Now. */
  readonly at: Instant;
  readonly actor: Actor;
  /** Why all of it is done; needed for changes that begin in the past. */
  readonly reason: string | null;
  readonly nodes: ReadonlyMap<string, OwnedNode>;
  /** Of the workspace (IANA name): limits in days are days of its calendar. */
  readonly timeZone: string;
  readonly newId: () => string;
}

/** Ownership after the changes without problems. */
export interface OwnershipChangeResult {
  readonly ownership: Ownership;
  /** Empty when every change holds. Paths begin with the field of the change. */
  readonly problems: readonly Problem[];
}

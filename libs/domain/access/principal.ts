/** Who asks: a person in a role, a token with fewer rights, the command line, Bough itself, or a visitor of the demo. */
import type { Scope } from './scope.js';

/** The roles that people can have, the one with the most rights first. */
export const ACCESS_ROLES = ['admin', 'editor', 'viewer'] as const;
/** What somebody may do in general. */
export type Role = (typeof ACCESS_ROLES)[number];

/**
 * The way in. `cli` is whoever can run commands on the machine. `demo` reads made-up data on the same machine without signing in.
 * `system` is Bough itself, when it acts unasked.
 */
export type Via = 'session' | 'token' | 'cli' | 'demo' | 'system';

/** Somebody who asks, with what they may do. */
export interface Principal {
  /** The id of a person; `null` for the command line, the demo and Bough itself. */
  readonly person: string | null;
  /** The name as people and the audit see it. */
  readonly name: string;
  readonly role: Role;
  readonly via: Via;
  /** What a token is limited to; `null` for everything that the role may do. */
  readonly scopes: readonly Scope[] | null;
}

/** The command line. Whoever can run commands can also read the database, so asking for a password would protect nothing. */
export const LOCAL_OPERATOR: Principal = { person: null, name: 'cli', role: 'admin', via: 'cli', scopes: null };

/** Bough itself, for what happens unasked: detection runs, deadlines. */
export const SYSTEM: Principal = { person: null, name: 'Bough', role: 'admin', via: 'system', scopes: null };

/** Somebody who reads the demo without signing in. */
export const DEMO_VISITOR: Principal = { person: null, name: 'demo', role: 'viewer', via: 'demo', scopes: null };

/** The principal of one call, with the id under which the audit and the log list the call. */
export interface Caller {
  /** `null` when nobody has signed in. */
  readonly principal: Principal | null;
  readonly requestId: string;
}

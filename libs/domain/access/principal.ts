/** Who asks: a person in a role, a token with narrower rights, the command line, or somebody who only looks at the demo. */
import type { Scope } from './scope.js';

export const ACCESS_ROLES = ['admin', 'editor', 'viewer'] as const;
export type Role = (typeof ACCESS_ROLES)[number];

/**
 * `cli` is whoever can run commands on the machine; `demo` reads made-up data on the same machine without signing in; `system` is
 * Bough itself, at its own time.
 */
export type Via = 'session' | 'token' | 'cli' | 'demo' | 'system';

export interface Principal {
  /** The id of a person; `null` for the command line and for the demo. */
  readonly person: string | null;
  /** For people and for the audit. */
  readonly name: string;
  readonly role: Role;
  readonly via: Via;
  /** What a token may do at most; `null`: everything that the role may. */
  readonly scopes: readonly Scope[] | null;
}

/** Who can run a command can read the database, too: nothing would be won by asking for a password. */
export const LOCAL_OPERATOR: Principal = { person: null, name: 'cli', role: 'admin', via: 'cli', scopes: null };

/** What nobody asked for: looks at the data, deadlines that pass. */
export const SYSTEM: Principal = { person: null, name: 'Bough', role: 'admin', via: 'system', scopes: null };

export const DEMO_VISITOR: Principal = { person: null, name: 'demo', role: 'viewer', via: 'demo', scopes: null };

/** The principal of one call, and the number under which the audit and the log know that call. */
export interface Caller {
  /** `null`: nobody has signed in. */
  readonly principal: Principal | null;
  readonly requestId: string;
}

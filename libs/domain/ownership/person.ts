/** People and teams: who can answer for a node. A person who leaves stays on record, inactive from an instant on. */

/** Milliseconds since 1970-01-01 UTC. */
export type Instant = number;

/** Ranges are half-open; what has no end yet ends here: 2200-01-01. */
export const INSTANT_OPEN_END: Instant = Date.UTC(2200, 0, 1);

export interface Person {
  readonly id: string;
  /** Short and lower case, as files and commands name them: `ana`. */
  readonly key: string;
  readonly name: string;
  /** In lower case. */
  readonly email: string | null;
  readonly active: boolean;
  readonly createdAt: Instant;
  readonly deactivatedAt: Instant | null;
}

export interface Team {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  /** Id of the one person who answers when the team is asked. */
  readonly lead: string | null;
  /** Ids of people. */
  readonly members: readonly string[];
  readonly createdAt: Instant;
}

/** Also asked of the past: somebody who left in May was there in March. */
export function isActive({ active, deactivatedAt }: Person, at: Instant): boolean {
  return active || (deactivatedAt !== null && at < deactivatedAt);
}

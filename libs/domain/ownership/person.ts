/** People and teams, who can answer for nodes. A person who leaves stays on record and is inactive from an instant on. */

/** Milliseconds since 1970-01-01 UTC. */
export type Instant = number;

/** The end of ranges that have no end yet: 2200-01-01. All ranges are half-open. */
export const INSTANT_OPEN_END: Instant = Date.UTC(2200, 0, 1);

export interface Person {
  readonly id: string;
  /** Short and lower case, as files and commands name them: `ana`. */
  readonly key: string;
  readonly name: string;
  /** In lower case. */
  readonly email: string | null;
  /** What help desks call the person, where conversations say who handled them. */
  readonly agentNames: readonly string[];
  readonly active: boolean;
  readonly createdAt: Instant;
  readonly deactivatedAt: Instant | null;
}

export interface Team {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  /** Id of the person who answers when the team is asked; `null` when there is none. */
  readonly lead: string | null;
  /** Ids of people. */
  readonly members: readonly string[];
  readonly createdAt: Instant;
}

/** Whether a person is active at an instant, also in the past: somebody who left in May was active in March. */
export function isActive({ active, deactivatedAt }: Person, at: Instant): boolean {
  return active || (deactivatedAt !== null && at < deactivatedAt);
}

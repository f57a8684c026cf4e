/**
 * A removal is a fact of its own: something that was imported is no fact any more. It leaves every number, and what it leaves behind
 * holds against older versions: only a newer one brings it back, and nothing brings back what was erased.
 */
import type { FactKind } from './fact.js';

/** `left_out`: a later file leaves it out by a rule of the mapping (spam, tests, merged). The others are for sources that say so themselves. */
export type RemovalReason = 'left_out' | 'deleted' | 'merged' | 'erased';

/** What can be removed one by one. */
export type RemovableKind = Extract<FactKind, 'conversations' | 'customers'>;

export interface Removal {
  readonly of: RemovableKind;
  readonly externalId: string;
  readonly reason: RemovalReason;
  /** As in facts: an older removal does not touch a newer fact; one without a version is newer than what is there. */
  readonly version: number | null;
}

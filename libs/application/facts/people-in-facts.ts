/** Agents and customers as facts name them, whether or not anybody knows who they are. */
import type { Day } from '@bough/domain';

/** Who handled conversations, as a source calls them. */
export interface Assignee {
  readonly source: string;
  readonly name: string;
  /** Of those that were created in the days asked for. */
  readonly conversations: number;
  /** The last day on which one of them was created. */
  readonly lastDay: Day;
}

/** The conversations of one source whose customers nobody knows. */
export interface CustomerGap {
  readonly source: string;
  /** All that were created in the days asked for. */
  readonly conversations: number;
  /** Of them, those that name no customer. */
  readonly withoutCustomer: number;
  /** Of them, those that name a customer whom no file describes. */
  readonly unknownCustomer: number;
  /** External ids of some of those that name no customer. */
  readonly examples: readonly string[];
}

/** A customer whom conversations name and no file describes. */
export interface UnknownCustomer {
  /** The source of the conversations. */
  readonly source: string;
  /** The source whose customer they name, and what it calls the customer. */
  readonly customerSource: string;
  readonly externalId: string;
  readonly conversations: number;
}

/** A customer whom a file describes, found by an id or by a domain. */
export interface LikelyCustomer {
  readonly source: string;
  readonly externalId: string;
  readonly name: string | null;
  /** What of the keys asked for it is, in lower case. */
  readonly key: string;
  readonly by: 'id' | 'domain';
}

/** Conversations one by one, as they are behind a number: who asks for them, and what of each is told. */
import type { ConversationClock, ConversationLabel, Period } from '@bough/domain';

/** Which conversations are asked for. */
export interface ConversationsAsked {
  readonly period: Period;
  /** The instant that puts them into the period. */
  readonly clock: ConversationClock;
  /** Ids of segments (`plan/pro`) that their customer was in when they began; all of them. */
  readonly segments: readonly string[];
  /** What they have under labels; `null`: nothing. At most two. */
  readonly labels: readonly { readonly label: ConversationLabel; readonly value: string | null }[];
  /** The measure that they are ordered by; left out: by the instant alone. */
  readonly by?: { readonly measure: string; readonly order: 'highest' | 'lowest' };
  readonly first: number;
  /** How many to leave out at the beginning. */
  readonly skip: number;
}

/** A conversation; instants are epoch milliseconds, `null` is not known. */
export interface KeptConversation {
  readonly source: string;
  readonly externalId: string;
  /** What the source calls the customer; `null` where it names none. */
  readonly customer: string | null;
  readonly createdAt: number;
  readonly firstReplyAt: number | null;
  readonly resolvedAt: number | null;
  readonly ratedAt: number | null;
  readonly topic: string | null;
  readonly channel: string | null;
  readonly stage: string | null;
  readonly resolutionSeconds: number | null;
  readonly handleSeconds: number | null;
  readonly touches: number | null;
  readonly reopenCount: number | null;
  readonly rating: number | null;
  readonly effort: number | null;
  readonly escalated: boolean | null;
}

/** A customer with how many of the conversations are theirs. */
export interface KeptCustomer {
  readonly source: string;
  readonly externalId: string;
  readonly name: string | null;
  readonly conversations: number;
}

/** A page of them, and how many there are. */
export interface Kept<Item> {
  readonly items: readonly Item[];
  readonly total: number;
}

/** What happened in a conversation, as event logs, help desks and exports tell it: one event after the other. */

/** What an event means. */
export const CONVERSATION_EVENTS = {
  customer_message: 'the customer wrote or called',
  human_reply: 'a person replied, and the customer sees it',
  bot_reply: 'a bot replied',
  assign: 'it was given to a person or a team',
  escalate: 'it was passed on to a specialist',
  work: 'somebody worked on it, unseen by the customer',
  close: 'it was resolved',
  reopen: 'it is open again',
  rate: 'the customer rated it',
  note: 'nothing that counts',
} as const;

export type ConversationEventKind = keyof typeof CONVERSATION_EVENTS;

/** One event of a conversation. */
export interface ConversationEvent {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly kind: ConversationEventKind;
  /** Why it was escalated. */
  readonly reason?: string | null;
  /** 1 to 5; of a rating. */
  readonly rating?: number | null;
}

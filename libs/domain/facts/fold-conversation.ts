/**
 * Folds the events of a conversation into what Bough counts of it. There is one rule for everything that tells events: files of logs,
 * the parts of one help desk and the comments of another.
 */
import type { Conversation } from './conversation.js';
import type { ConversationEvent, ConversationEventKind } from './conversation-event.js';

/** The fields of a conversation that follow from its events. */
export type ConversationTimes = Pick<
  Conversation,
  | 'createdAt'
  | 'firstReplyAt'
  | 'firstHumanReplyAt'
  | 'resolvedAt'
  | 'reopenCount'
  | 'touches'
  | 'escalated'
  | 'escalatedAt'
  | 'escalationReason'
  | 'assignedAt'
  | 'rating'
  | 'ratedAt'
  | 'resolvedBy'
  | 'botTookPart'
>;

/**
 * Events in any order; of those at the same time, the order of the list counts. `null` without an event.
 *
 * It begins with the first message of the customer, and without one with its first event. What was before that counts for nothing.
 * It is resolved by the last close, unless it is open again. It is open again by a `reopen`; an event of a kind in `reopenedBy` after a close
 * counts as reopening it, once until the next close, and leaves it resolved: such logs do not say that it is open.
 */
export function foldConversation(
  events: readonly ConversationEvent[],
  reopenedBy: ReadonlySet<ConversationEventKind> = NOTHING,
): ConversationTimes | null {
  const own = fromBeginning([...events].sort((a, b) => a.at - b.at)); // a stable sort
  if (own.length === 0) return null;
  const first = (...kinds: ConversationEventKind[]) => own.find(({ kind }) => kinds.includes(kind));
  const touches = own.filter(({ kind }) => kind === 'human_reply').length;
  const rated = own.findLast(({ kind, rating }) => kind === 'rate' && rating != null);
  const escalation = first('escalate');
  const { resolvedAt, reopenCount } = closings(own, reopenedBy);
  const botTookPart = first('bot_reply') !== undefined;
  return {
    createdAt: own[0]!.at,
    firstReplyAt: first('human_reply', 'bot_reply')?.at ?? null,
    firstHumanReplyAt: first('human_reply')?.at ?? null,
    resolvedAt,
    reopenCount,
    touches,
    escalated: escalation !== undefined,
    escalatedAt: escalation?.at ?? null,
    escalationReason: escalation?.reason ?? null,
    assignedAt: first('assign')?.at ?? null,
    rating: rated?.rating ?? null,
    ratedAt: rated?.at ?? null,
    resolvedBy: resolvedAt === null ? null : touches > 0 ? 'human' : botTookPart ? 'bot' : 'nobody',
    botTookPart,
  };
}

const NOTHING: ReadonlySet<ConversationEventKind> = new Set();

function fromBeginning(sorted: readonly ConversationEvent[]): readonly ConversationEvent[] {
  const message = sorted.findIndex(({ kind }) => kind === 'customer_message');
  return message < 0 ? sorted : sorted.slice(message);
}

function closings(
  events: readonly ConversationEvent[],
  reopenedBy: ReadonlySet<ConversationEventKind>,
): Pick<ConversationTimes, 'resolvedAt' | 'reopenCount'> {
  let resolvedAt: number | null = null;
  let reopenCount = 0;
  let isClosed = false;
  for (const { at, kind } of events) {
    if (kind === 'close') [resolvedAt, isClosed] = [at, true];
    else if (kind === 'reopen') {
      if (isClosed) reopenCount += 1;
      [resolvedAt, isClosed] = [null, false];
    } else if (isClosed && reopenedBy.has(kind)) {
      reopenCount += 1;
      isClosed = false;
    }
  }
  return { resolvedAt, reopenCount };
}

/** Durations of a conversation in whole seconds, and the days on which it counts. */
import type { Day } from '../shared/day.js';
import type { TimeZone } from '../shared/time-zone.js';
import type { Conversation } from './conversation.js';

/** Whole seconds from one instant to a later one; `null` when the later one is not known. */
export function secondsBetween(from: number, to: number | null): number | null {
  return to === null ? null : Math.floor((to - from) / 1000);
}

type Replies = Pick<Conversation, 'firstReplyAt' | 'firstHumanReplyAt'>;

/** The first reply of anybody: a reply by a human is a reply, also in a row that leaves `first_reply_at` empty. */
export function firstReplyOf({ firstReplyAt, firstHumanReplyAt }: Replies): number | null {
  if (firstReplyAt === null || firstHumanReplyAt === null) return firstReplyAt ?? firstHumanReplyAt;
  return Math.min(firstReplyAt, firstHumanReplyAt);
}

/** True when the first reply came from a bot: somebody replied, and no human did or only later. */
export function isBotFirst(c: Replies): boolean {
  return c.firstReplyAt !== null && (c.firstHumanReplyAt === null || c.firstHumanReplyAt > c.firstReplyAt);
}

/** True when a bot took part: the source says so, or the bot replied first or resolved it. */
export function isBotInvolved(c: Replies & Pick<Conversation, 'botTookPart' | 'resolvedBy'>): boolean {
  return c.botTookPart === true || c.resolvedBy === 'bot' || isBotFirst(c);
}

/** True when it was escalated: the source says so, or does not say and gives the time. */
export function isEscalated(c: Pick<Conversation, 'escalated' | 'escalatedAt'>): boolean {
  return c.escalated ?? c.escalatedAt !== null;
}

/** The day of an instant that may be missing. */
export function dayOrNull(zone: TimeZone, instant: number | null): Day | null {
  return instant === null ? null : zone.dayAt(instant);
}

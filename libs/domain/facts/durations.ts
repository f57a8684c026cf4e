/** Durations of a conversation in whole seconds, and the days on which it counts. */
import type { Day } from '../shared/day.js';
import type { TimeZone } from '../shared/time-zone.js';
import type { Conversation } from './conversation.js';

/** Whole seconds from one instant to a later one; `null` when the later one is not known. */
export function secondsBetween(from: number, to: number | null): number | null {
  return to === null ? null : Math.floor((to - from) / 1000);
}

/** True when the first reply came from a bot: somebody replied, and no human did or only later. */
export function isBotFirst(c: Pick<Conversation, 'firstReplyAt' | 'firstHumanReplyAt'>): boolean {
  return c.firstReplyAt !== null && (c.firstHumanReplyAt === null || c.firstHumanReplyAt > c.firstReplyAt);
}

/** The day of an instant that may be missing. */
export function dayOrNull(zone: TimeZone, instant: number | null): Day | null {
  return instant === null ? null : zone.dayAt(instant);
}

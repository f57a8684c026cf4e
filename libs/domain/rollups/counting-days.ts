/**
 * The days on which a conversation counts. What is known when it begins counts on the day of its creation: that it was created, how fast
 * it was answered, bots, escalations. What its resolution brings counts on the day of its last resolution: the resolution time, touches,
 * handle time, and whether it was reopened or repeated; so a reopened conversation counts once, on the day on which it was resolved
 * for good. Ratings and effort answers count on the day on which they were given. All of it counts in the segments that the customer
 * was in on the day of the creation.
 */
import type { Conversation } from '../facts/conversation.js';
import type { Day } from '../shared/day.js';
import type { TimeZone } from '../shared/time-zone.js';

export interface CountingDays {
  readonly created: Day;
  /** `null` while nothing of a resolution counts. */
  readonly resolved: Day | null;
  /** `null` when no answer counts. */
  readonly rated: Day | null;
}

/**
 * The days in a time zone. With `followUpDays`, everything counts on the day of the creation, and of the resolution and the rating only
 * what came within so many times 24 hours of it.
 */
export function countingDays(conversation: Conversation, zone: TimeZone, followUpDays?: number): CountingDays {
  const { createdAt, resolvedAt, ratedAt, rating, effort } = conversation;
  const created = zone.dayAt(createdAt);
  const dayOf = (instant: number | null) => {
    if (instant === null) return null;
    if (followUpDays === undefined) return zone.dayAt(instant);
    return instant <= createdAt + followUpDays * 86_400_000 ? created : null;
  };
  const hasAnswer = rating !== null || effort !== null;
  return { created, resolved: dayOf(resolvedAt), rated: hasAnswer ? dayOf(ratedAt) : null };
}

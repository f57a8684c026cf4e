/**
 * The standard handle time of a topic: the whole organisation's mean for it over the conversations resolved in a fixed
 * reference period. A topic that the period does not know takes the mean over all topics.
 */
import type { Day } from '../shared/day.js';
import type { TimeZone } from '../shared/time-zone.js';
import type { Conversation } from '../facts/conversation.js';

/** Half-open: `to` is the first day after the period. */
export interface ReferencePeriod {
  readonly from: Day;
  readonly to: Day;
}

/** Without a declared reference period, the first 90 days on which anything was resolved. */
export const DEFAULT_REFERENCE_DAYS = 90;

/**
 * A mean is kept to 2⁻²⁴ seconds, 60 billionths. Such numbers add up without any rounding as long as the sum is below 2²⁹ seconds, 17
 * years of handling in a cell and day, so that a sum is the same in whichever order it was made.
 */
export const STANDARD_STEPS_PER_SECOND = 2 ** 24;

/** Standard seconds by topic (`''` for no topic) and over all topics; `null` overall when nothing was resolved. */
export interface TopicStandards {
  readonly byTopic: ReadonlyMap<string, number>;
  readonly overall: number | null;
}

/** The standard of one topic, in seconds. */
export function standardFor(standards: TopicStandards, topic: string | null): number {
  return standards.byTopic.get(topic ?? '') ?? standards.overall ?? 0;
}

/** The reference computation of the standards; conversations without a handle time do not count. */
export function topicStandards(
  conversations: readonly Conversation[],
  zone: TimeZone,
  declared: ReferencePeriod | null,
): TopicStandards {
  const resolved = conversations.flatMap((c) => (c.resolvedAt === null ? [] : [{ c, day: zone.dayAt(c.resolvedAt) }]));
  if (resolved.length === 0) return { byTopic: new Map(), overall: null };
  const first = resolved.reduce((least, { day }) => Math.min(least, day), Infinity);
  const { from, to } = declared ?? { from: first, to: first + DEFAULT_REFERENCE_DAYS };
  const sums = new Map<string, { sum: number; count: number }>();
  const all = { sum: 0, count: 0 };
  for (const { c, day } of resolved) {
    if (day < from || day >= to || c.handleSeconds === null) continue;
    const topic = sums.get(c.topic ?? '') ?? { sum: 0, count: 0 };
    sums.set(c.topic ?? '', topic);
    for (const total of [topic, all]) {
      total.sum += c.handleSeconds;
      total.count += 1;
    }
  }
  const mean = ({ sum, count }: { sum: number; count: number }) =>
    Math.round((sum / count) * STANDARD_STEPS_PER_SECOND) / STANDARD_STEPS_PER_SECOND;
  return {
    byTopic: new Map([...sums].map(([topic, total]) => [topic, mean(total)])),
    overall: all.count === 0 ? null : mean(all),
  };
}

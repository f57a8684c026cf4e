/**
 * The roll-up as plain code: what every cell (a combination of segments on a day) must hold. It is slow and obvious on purpose:
 * the database's roll-up is tested against it, and the memory stores use it. `counting-days.ts` says which day each thing counts on.
 */
import { firstReplyOf, isBotFirst, isBotInvolved, isEscalated, secondsBetween } from '../facts/durations.js';
import { DURATION_BITS } from '../facts/settle-instants.js';
import type { MembershipSpan } from '../segments/membership.js';
import { DAY_OPEN_END, type Day } from '../shared/day.js';
import type { BusinessClock } from '../shared/business-time.js';
import type { TimeZone } from '../shared/time-zone.js';
import { bucketOf } from '@bough/statistics';
import { countingDays } from './counting-days.js';
import {
  HISTOGRAM_MEASURES,
  REPEAT_WINDOW_DAYS,
  STORED_MEASURES,
  type HistogramMeasure,
  type StoredMeasureKey,
} from './measures.js';
import type { Conversation } from '../facts/conversation.js';

export interface RollupCustomer {
  readonly id: string;
  readonly activeFrom: Day;
  readonly activeTo: Day;
  readonly spans: readonly MembershipSpan[];
}

export interface RollupFacts {
  /** Conversations with the id of their customer; `null`, or an id that is not among the customers, is `Unknown`. */
  readonly conversations: readonly { readonly customer: string | null; readonly conversation: Conversation }[];
  readonly customers: readonly RollupCustomer[];
  readonly zone: TimeZone;
  /** Left out: nothing is counted in business time. */
  readonly business?: BusinessClock;
  /** Segments of the customer that is not known: `unknown` in every dimension. */
  readonly unknown: readonly string[];
  /** Standard handle time in seconds of a topic. */
  readonly standardSeconds: (topic: string | null) => number;
  /** Only these count; the others still make them `repeated`. Default: all. */
  readonly counts?: (conversation: Conversation) => boolean;
  /** Follows each conversation for so many times 24 hours, see `countingDays`. Left out: everything counts on its own day. */
  readonly followUpDays?: number;
}

export interface RollupCell {
  readonly day: Day;
  readonly segments: readonly string[];
  readonly sums: Record<StoredMeasureKey, number>;
  readonly histograms: Record<HistogramMeasure, Map<number, number>>;
}

/** All cells, by `day|segment|segment…`; cells in which nothing happened are left out. */
export function referenceRollup(facts: RollupFacts): Map<string, RollupCell> {
  const cells = new Map<string, RollupCell>();
  const customers = new Map(facts.customers.map((customer) => [customer.id, customer]));
  for (const { customer, conversation } of facts.conversations)
    if (facts.counts?.(conversation) ?? true) addConversation(customer, conversation);
  for (const customer of facts.customers) addCustomer(customer);
  return cells;

  function cell(day: Day, segments: readonly string[]): RollupCell {
    const key = cellKey(day, segments);
    let found = cells.get(key);
    if (!found) cells.set(key, (found = emptyCell(day, segments)));
    return found;
  }

  function addConversation(customerId: string | null, c: Conversation): void {
    const { created, resolved, rated } = countingDays(c, facts.zone, facts.followUpDays);
    const spans = customers.get(customerId ?? '')?.spans ?? [];
    const segments = spans.find((span) => span.from <= created && created < span.to)?.segments ?? facts.unknown;
    addCohort(cell(created, segments), c, facts.business);
    if (resolved !== null)
      addResolved(cell(resolved, segments), c, { repeated: isRepeated(customerId, c), isAnswered: rated !== null });
    if (rated !== null) addRated(cell(rated, segments), c);
  }

  function isRepeated(customerId: string | null, c: Conversation): boolean {
    const from = c.resolvedAt!;
    const to = from + REPEAT_WINDOW_DAYS * 86_400_000;
    return (
      customerId !== null &&
      facts.conversations.some(
        ({ customer, conversation: next }) =>
          customer === customerId &&
          next.createdAt > from &&
          next.createdAt <= to &&
          (c.topic === null || next.topic === null || c.topic === next.topic),
      )
    );
  }

  /** `isAnswered`: a rating or an effort answer came, in time where conversations are followed up. */
  function addResolved(
    { sums, histograms }: RollupCell,
    c: Conversation,
    { repeated, isAnswered }: { readonly repeated: boolean; readonly isAnswered: boolean },
  ): void {
    const seconds = secondsBetween(c.createdAt, c.resolvedAt)!;
    sums.resolved += 1;
    sums.resolution_seconds += seconds;
    add(histograms.resolution, bucketOf(seconds));
    addBusiness(facts.business, c, c.resolvedAt!, (business) => {
      sums.resolution_business_seconds += business;
      add(histograms.resolution_business, bucketOf(business));
    });
    sums.touches += c.touches ?? 0;
    sums.handle_seconds += c.handleSeconds ?? 0;
    sums.standard_seconds += facts.standardSeconds(c.topic);
    sums.reopened += (c.reopenCount ?? 0) > 0 ? 1 : 0;
    sums.one_touch += c.touches === 1 && (c.reopenCount ?? 0) === 0 ? 1 : 0;
    sums.repeated += repeated ? 1 : 0;
    sums.resolved_in_days += c.inDays & DURATION_BITS.resolvedAt ? 1 : 0;
    sums.rated_resolved += isAnswered && c.rating !== null ? 1 : 0;
  }

  function addCustomer(customer: RollupCustomer): void {
    for (const span of customer.spans) {
      const from = Math.max(span.from, customer.activeFrom);
      const to = Math.min(span.to, customer.activeTo);
      if (from >= to) continue;
      change(from, span, 1);
      if (to < DAY_OPEN_END) change(to, span, -1);
    }
  }

  function change(day: Day, span: MembershipSpan, sign: number): void {
    const { sums } = cell(day, span.segments);
    sums.customers_change += sign;
    sums.revenue_change += sign * span.revenue;
  }
}

/** `20000|pro|fintech`. */
export function cellKey(day: Day, segments: readonly string[]): string {
  return [day, ...segments].join('|');
}

function addBusiness(clock: BusinessClock | undefined, c: Conversation, until: number, to: (seconds: number) => void) {
  if (clock) to(clock.secondsBetween(c.createdAt, until));
}

function addCohort({ sums, histograms }: RollupCell, c: Conversation, clock: BusinessClock | undefined): void {
  sums.created += 1;
  const response = secondsBetween(c.createdAt, c.firstHumanReplyAt);
  if (response !== null) {
    sums.answered += 1;
    sums.first_response_seconds += response;
    add(histograms.first_response, bucketOf(response));
    addBusiness(clock, c, c.firstHumanReplyAt!, (business) => {
      sums.first_response_business_seconds += business;
      add(histograms.first_response_business, bucketOf(business));
    });
  }
  const reply = secondsBetween(c.createdAt, firstReplyOf(c));
  if (reply !== null) {
    sums.replied += 1;
    sums.first_reply_seconds += reply;
  }
  sums.bot_first += isBotFirst(c) ? 1 : 0;
  sums.bot_involved += isBotInvolved(c) ? 1 : 0;
  sums.bot_resolved += c.resolvedBy === 'bot' ? 1 : 0;
  sums.escalated += isEscalated(c) ? 1 : 0;
  sums.escalated_replied += isEscalated(c) && reply !== null ? 1 : 0;
  sums.resolved_later += c.resolvedAt === null ? 0 : 1;
  sums.replied_in_days += c.inDays & (DURATION_BITS.firstReplyAt | DURATION_BITS.firstHumanReplyAt) ? 1 : 0;
}

function addRated({ sums }: RollupCell, c: Conversation): void {
  if (c.rating !== null) {
    sums.ratings += 1;
    sums.satisfied += c.rating >= 4 ? 1 : 0;
    sums.rating_sum += c.rating;
  }
  if (c.effort !== null) {
    sums.efforts += 1;
    sums.effort_sum += c.effort;
  }
}

function add(histogram: Map<number, number>, bucket: number): void {
  histogram.set(bucket, (histogram.get(bucket) ?? 0) + 1);
}

function emptyCell(day: Day, segments: readonly string[]): RollupCell {
  return {
    day,
    segments,
    sums: Object.fromEntries(STORED_MEASURES.map(({ key }) => [key, 0])) as Record<StoredMeasureKey, number>,
    histograms: Object.fromEntries(HISTOGRAM_MEASURES.map((key) => [key, new Map()])) as Record<
      HistogramMeasure,
      Map<number, number>
    >,
  };
}

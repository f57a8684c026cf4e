/** Conversations behind a number, from the facts themselves: what the statements of the database must come to. */
import type { ConversationsAsked, Kept, KeptConversation, KeptCustomer } from '@bough/application';
import { firstReplyOf, isEscalated, labelValue, secondsBetween, timeZone, type Conversation } from '@bough/domain';
import type { MemoryDatabase, StoredConversation } from './memory-database.js';

type Counted = StoredConversation & { readonly source: string };

const ADDED: Readonly<Record<string, (c: Conversation) => number | null>> = {
  answered: (c) => secondsBetween(c.createdAt, c.firstHumanReplyAt),
  first_response_seconds: (c) => secondsBetween(c.createdAt, c.firstHumanReplyAt),
  replied: (c) => secondsBetween(c.createdAt, firstReplyOf(c)),
  first_reply_seconds: (c) => secondsBetween(c.createdAt, firstReplyOf(c)),
  escalated: (c) => Number(isEscalated(c)),
  resolution_seconds: (c) => secondsBetween(c.createdAt, c.resolvedAt),
  touches: (c) => c.touches,
  handle_seconds: (c) => c.handleSeconds,
  standard_seconds: (c) => c.handleSeconds,
  reopened: (c) => c.reopenCount,
  one_touch: (c) => Number(c.touches === 1 && (c.reopenCount ?? 0) === 0),
  ratings: (c) => c.rating,
  satisfied: (c) => c.rating,
  rating_sum: (c) => c.rating,
  efforts: (c) => c.effort,
  effort_sum: (c) => c.effort,
};
const INSTANTS = { created: 'createdAt', resolved: 'resolvedAt', rated: 'ratedAt' } as const;

type SegmentsOn = (customer: string, day: number) => readonly string[];

export function memoryConversations(
  database: MemoryDatabase,
  segmentsOn: SegmentsOn,
  asked: ConversationsAsked,
): Kept<KeptConversation> {
  const { by, first, skip, clock } = asked;
  const sign = by?.order === 'highest' ? -1 : 1;
  const value = (c: Conversation) => ADDED[by?.measure ?? '']?.(c) ?? null;
  const found = counted(database, segmentsOn, asked).sort(({ conversation: a }, { conversation: b }) => {
    const [left, right] = [value(a), value(b)];
    const order =
      left === null || right === null ? Number(left === null) - Number(right === null) : sign * (left - right);
    return order || b[INSTANTS[clock]]! - a[INSTANTS[clock]]!;
  });
  return { items: found.slice(skip, skip + first).map(told), total: found.length };
}

export function memoryCustomers(
  database: MemoryDatabase,
  segmentsOn: SegmentsOn,
  asked: ConversationsAsked,
): Kept<KeptCustomer> {
  const counts = new Map<string, KeptCustomer>();
  for (const { customer, conversation, source } of counted(database, segmentsOn, asked)) {
    if (customer === null) continue;
    const { conversations } = counts.get(customer) ?? { conversations: 0 };
    const name = database.customers.get(customer)?.name ?? null;
    const externalId = conversation.customerExternalId!;
    const of = conversation.customerSource ?? source;
    counts.set(customer, { source: of, externalId, name, conversations: conversations + 1 });
  }
  const items = [...counts.values()].sort((a, b) => b.conversations - a.conversations);
  return { items: items.slice(0, asked.first), total: items.length };
}

function counted(database: MemoryDatabase, segmentsOn: SegmentsOn, asked: ConversationsAsked): Counted[] {
  const { period, clock, segments, labels } = asked;
  const zone = timeZone(database.workspace!.workspace.timeZone);
  return [...database.conversations].flatMap(([key, stored]) => {
    const { conversation, customer } = stored;
    const instant = conversation[INSTANTS[clock]];
    const day = instant === null ? null : zone.dayAt(instant);
    if (day === null || day < period.from || day >= period.to) return [];
    const own = segmentsOn(customer ?? '', zone.dayAt(conversation.createdAt));
    const isMeant =
      segments.every((id) => own.includes(id)) &&
      labels.every(({ label, value }) => labelValue(conversation, label) === value);
    return isMeant ? [{ ...stored, source: key.split('\0')[0]! }] : [];
  });
}

function told({ source, conversation: c }: Counted): KeptConversation {
  return {
    source,
    externalId: c.externalId,
    customer: c.customerExternalId,
    createdAt: c.createdAt,
    firstReplyAt: firstReplyOf(c),
    resolvedAt: c.resolvedAt,
    ratedAt: c.ratedAt,
    topic: c.topic,
    channel: c.channel,
    stage: c.journeyStage,
    resolutionSeconds: secondsBetween(c.createdAt, c.resolvedAt),
    handleSeconds: c.handleSeconds,
    touches: c.touches,
    reopenCount: c.reopenCount,
    rating: c.rating,
    effort: c.effort,
    escalated: isEscalated(c),
  };
}

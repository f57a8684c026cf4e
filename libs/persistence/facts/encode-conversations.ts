/** Conversations as rows of binary COPY; days and durations are put beside the instants here, once. */
import { secondsBetween, type Conversation, type TimeZone } from '@bough/domain';
import { BinaryCopy } from '../shared/copy-binary.js';
import { CONVERSATION_COLUMNS } from './conversation.sql.js';

/** What a batch needs besides its facts. */
export interface EncodingContext {
  readonly source: string;
  readonly zone: TimeZone;
  /** The version of facts that carry none: the number of the run. */
  readonly version: number;
  readonly customerBytes: (externalId: string | null) => Buffer;
  readonly conversationBytes: (externalId: string) => Buffer;
}

/** Encodes a batch, and calls `touch` with each customer and day on which a row counts. */
export function encodeConversations(
  facts: readonly Conversation[],
  context: EncodingContext,
  touch: (customer: Buffer, day: number) => void,
): Buffer {
  const { zone } = context;
  const copy = new BinaryCopy(facts.length * 320 + 64);
  for (const c of facts) {
    const customer = context.customerBytes(c.customerExternalId);
    const createdDay = zone.dayAt(c.createdAt);
    const resolvedDay = c.resolvedAt === null ? null : zone.dayAt(c.resolvedAt);
    const ratedDay = c.ratedAt === null ? null : zone.dayAt(c.ratedAt);
    touch(customer, createdDay);
    if (resolvedDay !== null) touch(customer, resolvedDay);
    if (ratedDay !== null) touch(customer, ratedDay);
    copy.row(CONVERSATION_COLUMNS.length);
    copy.uuid(customer);
    copy.uuid(context.conversationBytes(c.externalId));
    copy.text(context.source);
    copy.text(c.externalId);
    copy.int8(c.version ?? context.version);
    copy.instant(c.createdAt);
    copy.instant(c.firstReplyAt);
    copy.instant(c.firstHumanReplyAt);
    copy.instant(c.resolvedAt);
    copy.instant(c.ratedAt);
    copy.instant(c.escalatedAt);
    copy.int4(createdDay);
    copy.int4(resolvedDay);
    copy.int4(ratedDay);
    copy.int4(secondsBetween(c.createdAt, c.firstReplyAt));
    copy.int4(secondsBetween(c.createdAt, c.firstHumanReplyAt));
    copy.int4(secondsBetween(c.createdAt, c.resolvedAt));
    copy.int4(c.handleSeconds);
    copy.int4(c.touches);
    copy.int4(c.reopenCount);
    copy.int2(c.rating);
    copy.int2(c.effort);
    copy.boolean(c.escalated);
    copy.boolean(c.botTookPart);
    copy.text(c.resolvedBy);
    copy.text(c.escalationReason);
    copy.text(c.topic);
    copy.text(c.channel);
    copy.text(c.journeyStage);
    copy.text(c.assignee);
  }
  return copy.finish();
}

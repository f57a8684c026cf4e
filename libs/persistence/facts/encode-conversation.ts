/** A conversation as a row of binary COPY; days and durations are put beside the instants here, once. */
import {
  dayOrNull,
  secondsBetween,
  NO_ATTRIBUTES,
  type Conversation,
  type ConversationAttributes,
  type TimeZone,
} from '@bough/domain';
import type { ImportRun } from '@bough/application';
import type { BinaryCopy } from '../shared/copy-binary.js';
import { CONVERSATION_COLUMNS } from './conversation.sql.js';
import { factIdBytes } from './fact-id.js';
import { NO_VERSION } from './no-version.js';

/** Appends the row, in the order of `CONVERSATION_COLUMNS` (a test holds it against them). Gives the days on which it counts: created, resolved, rated. */
export function encodeConversation(
  copy: BinaryCopy,
  c: Conversation,
  customer: Buffer,
  run: Pick<ImportRun, 'source'>,
  zone: TimeZone,
): readonly [number, number | null, number | null] {
  const createdDay = zone.dayAt(c.createdAt);
  const resolvedDay = dayOrNull(zone, c.resolvedAt);
  const ratedDay = dayOrNull(zone, c.ratedAt);
  copy.row(CONVERSATION_COLUMNS.length);
  copy.uuid(customer);
  copy.uuid(factIdBytes('conversation', run.source, c.externalId));
  copy.text(run.source);
  copy.text(c.externalId);
  copy.int8(c.version ?? NO_VERSION);
  copy.int4(createdDay);
  copy.int4(resolvedDay);
  copy.int4(ratedDay);
  copy.int4(secondsBetween(c.createdAt, c.firstReplyAt));
  copy.int4(secondsBetween(c.createdAt, c.firstHumanReplyAt));
  copy.int4(secondsBetween(c.createdAt, c.resolvedAt));
  copy.int2(c.inDays);
  copy.jsonb(attributesText(c.attributes));
  // The fields, in the order of FIELD_COLUMNS. A loop over them made reading and encoding a tenth slower.
  copy.instant(c.createdAt);
  copy.instant(c.firstReplyAt);
  copy.instant(c.firstHumanReplyAt);
  copy.instant(c.resolvedAt);
  copy.int4(c.reopenCount);
  copy.int4(c.touches);
  copy.int4(c.handleSeconds);
  copy.boolean(c.escalated);
  copy.instant(c.escalatedAt);
  copy.text(c.escalationReason);
  copy.text(c.topic);
  copy.text(c.channel);
  copy.text(c.journeyStage);
  copy.text(c.assignee);
  copy.instant(c.assignedAt);
  copy.int2(c.rating);
  copy.instant(c.ratedAt);
  copy.int2(c.effort);
  copy.text(c.resolvedBy);
  copy.boolean(c.botTookPart);
  return [createdDay, resolvedDay, ratedDay];
}

/** JSON escapes half of a surrogate pair, which jsonb refuses; a `text` column gets U+FFFD for it, and so do attributes. */
const HALF_A_PAIR = /\\ud[89a-f]/;

/** The attributes as JSON; `null` for none. */
function attributesText(attributes: ConversationAttributes): string | null {
  if (attributes === NO_ATTRIBUTES || Object.keys(attributes).length === 0) return null;
  const text = JSON.stringify(attributes);
  if (!HALF_A_PAIR.test(text)) return text;
  return JSON.stringify(attributes, (_, value) => (typeof value === 'string' ? Buffer.from(value).toString() : value));
}

/** Stored conversations as facts again. */
import type { DataSource } from 'typeorm';
import { NO_ATTRIBUTES, type Conversation, type ConversationAttributes } from '@bough/domain';
import { FIELD_COLUMNS } from './conversation-columns.js';
import { CONVERSATIONS_BY_ID } from './conversation.sql.js';
import { factIdBytes, uuidText } from './fact-id.js';
import { NO_VERSION } from './no-version.js';

/** The columns of the fields, and these. */
interface StoredConversation extends Readonly<Record<string, unknown>> {
  readonly external_id: string;
  readonly customer: string | null;
  /** `null` for the source of the conversation. */
  readonly customer_source: string | null;
  readonly version: number;
  readonly in_days: number;
  readonly attributes: ConversationAttributes | null;
}

export async function storedConversations(
  database: DataSource,
  source: string,
  externalIds: readonly string[],
): Promise<Conversation[]> {
  const ids = externalIds.map((externalId) => uuidText(factIdBytes('conversation', source, externalId)));
  const rows: StoredConversation[] = await database.query(CONVERSATIONS_BY_ID, [ids]);
  return rows.map(factOf);
}

function factOf(row: StoredConversation): Conversation {
  const fields = FIELD_COLUMNS.map(({ property, column }) => {
    const value = row[column];
    return [property, value instanceof Date ? value.getTime() : value];
  });
  return {
    externalId: row.external_id,
    customerExternalId: row.customer,
    ...(row.customer_source !== null && { customerSource: row.customer_source }),
    version: row.version === NO_VERSION ? null : row.version,
    inDays: row.in_days,
    attributes: row.attributes ?? NO_ATTRIBUTES,
    ...Object.fromEntries(fields),
  } as Conversation;
}

/** Conversations behind a number, one by one, and their customers. */
import type { DataSource } from 'typeorm';
import type { ConversationsAsked, Kept, KeptConversation, KeptCustomer } from '@bough/application';
import type { ConversationClock } from '@bough/domain';
import { NO_CUSTOMER } from '../facts/fact-id.js';
import * as sql from './conversation-list.sql.js';
import { readState } from './rollup-state.js';

/** A row of the list, by the columns of the database. */
interface ConversationListRow extends Pick<
  KeptConversation,
  'source' | 'customer' | 'topic' | 'channel' | 'stage' | 'touches' | 'rating' | 'effort' | 'escalated'
> {
  readonly external_id: string;
  readonly created_at: Date;
  readonly first_reply_at: Date | null;
  readonly resolved_at: Date | null;
  readonly rated_at: Date | null;
  readonly resolution_seconds: number | null;
  readonly handle_seconds: number | null;
  readonly reopen_count: number | null;
  readonly total: number;
}

const LISTS: Readonly<Record<ConversationClock, string>> = {
  created: sql.LIST_CREATED,
  resolved: sql.LIST_RESOLVED,
  rated: sql.LIST_RATED,
};
const CUSTOMERS: Readonly<Record<ConversationClock, string>> = {
  created: sql.LIST_CUSTOMERS_CREATED,
  resolved: sql.LIST_CUSTOMERS_RESOLVED,
  rated: sql.LIST_CUSTOMERS_RATED,
};

export async function listConversations(
  source: DataSource,
  asked: ConversationsAsked,
): Promise<Kept<KeptConversation>> {
  const { clock, by, first, skip } = asked;
  const order = [by?.measure ?? '', by?.order === 'highest', first, skip];
  const rows: ConversationListRow[] = await source.query(LISTS[clock], [...(await countedOf(source, asked)), ...order]);
  return { items: rows.map(conversationOf), total: rows[0]?.total ?? 0 };
}

export async function listCustomers(source: DataSource, asked: ConversationsAsked): Promise<Kept<KeptCustomer>> {
  const rows: (Omit<KeptCustomer, 'externalId'> & { readonly external_id: string; readonly total: number })[] =
    await source.query(CUSTOMERS[asked.clock], [...(await countedOf(source, asked)), asked.first, NO_CUSTOMER]);
  const items = rows.map(({ source: of, external_id: externalId, name, conversations }) => {
    return { source: of, externalId, name, conversations };
  });
  return { items, total: rows[0]?.total ?? 0 };
}

/** The parameters that say which conversations are counted. */
async function countedOf(source: DataSource, { period, segments, labels }: ConversationsAsked): Promise<unknown[]> {
  const { unknown_cell: unknown } = await readState(source);
  const pairs = [0, 1].flatMap((index) => [labels[index]?.label ?? '', labels[index]?.value ?? null]);
  return [period.from, unknown, period.to, segments, ...pairs];
}

function conversationOf(row: ConversationListRow): KeptConversation {
  const { source, customer, topic, channel, stage, touches, rating, effort, escalated } = row;
  return {
    source,
    externalId: row.external_id,
    customer,
    createdAt: row.created_at.getTime(),
    firstReplyAt: row.first_reply_at?.getTime() ?? null,
    resolvedAt: row.resolved_at?.getTime() ?? null,
    ratedAt: row.rated_at?.getTime() ?? null,
    topic,
    channel,
    stage,
    resolutionSeconds: row.resolution_seconds,
    handleSeconds: row.handle_seconds,
    touches,
    reopenCount: row.reopen_count,
    rating,
    effort,
    escalated,
  };
}

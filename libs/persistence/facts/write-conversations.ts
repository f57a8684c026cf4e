/**
 * Writes a batch of conversations. A source's first file goes straight into the table; later ones through a temporary table
 * that tells new rows from changed and unchanged ones.
 */
import type { BatchCounts } from '@bough/application';
import { DAY_ALWAYS, DAY_OPEN_END, type Conversation, type TimeZone } from '@bough/domain';
import * as sql from './conversation.sql.js';
import { encodeConversations, type EncodingContext } from './encode-conversations.js';
import { factIdBytes, NO_CUSTOMER, NO_CUSTOMER_BYTES, uuidText } from './fact-id.js';
import type { WriteContext } from './write-context.js';

export async function writeConversations(
  context: WriteContext,
  facts: readonly Conversation[],
  zone: TimeZone,
): Promise<BatchCounts> {
  const { run } = context;
  const customers = new Map<string, Buffer>();
  const encoding: EncodingContext = {
    source: run.source,
    zone,
    version: run.id,
    conversationBytes: (externalId) => factIdBytes('conversation', run.source, externalId),
    customerBytes: (externalId) => {
      if (externalId === null) return NO_CUSTOMER_BYTES;
      let bytes = customers.get(externalId);
      if (!bytes) customers.set(externalId, (bytes = factIdBytes('customer', run.source, externalId)));
      return bytes;
    },
  };
  const touched = new Map<number, Buffer>();
  const encoded = encodeConversations(facts, encoding, (customer, day) => {
    const before = touched.get(day);
    if (before === undefined) touched.set(day, customer);
    else if (before !== customer) touched.set(day, NO_CUSTOMER_BYTES);
  });
  await addPlaceholders(context, customers);
  return run.fresh ? insertFresh(context, encoded, touched, facts.length) : upsert(context, encoded, facts.length);
}

async function insertFresh(
  { session }: WriteContext,
  encoded: Buffer,
  touched: ReadonlyMap<number, Buffer>,
  count: number,
): Promise<BatchCounts> {
  await session.copy(sql.COPY_CONVERSATIONS, encoded);
  await session.run(sql.LOG_GIVEN_DAYS, [[...touched.values()].map(uuidText), [...touched.keys()]]);
  return { new: count, changed: 0, unchanged: 0 };
}

async function upsert({ session }: WriteContext, encoded: Buffer, count: number): Promise<BatchCounts> {
  await session.run(sql.CREATE_INCOMING);
  await session.copy(sql.COPY_INCOMING, encoded);
  await session.run(sql.ANALYZE_INCOMING);
  const unchanged = await session.run(sql.DROP_UNCHANGED);
  if (unchanged === count) return { new: 0, changed: 0, unchanged };
  const [known] = await session.query<{ changed: number; total: number }>(sql.COUNT_KNOWN);
  await session.run(sql.LOG_DAYS, [NO_CUSTOMER]);
  await session.run(sql.REMOVE_MOVED);
  await session.run(sql.UPSERT_INCOMING);
  return { new: known!.total - known!.changed, changed: known!.changed, unchanged };
}

async function addPlaceholders(
  { session, run, knownCustomers }: WriteContext,
  customers: ReadonlyMap<string, Buffer>,
): Promise<void> {
  const added = [...customers].filter(([externalId]) => !knownCustomers.has(externalId));
  if (added.length === 0) return;
  const ids = added.map(([, bytes]) => uuidText(bytes));
  const names = added.map(([externalId]) => externalId);
  await session.run(sql.ADD_PLACEHOLDERS, [run.source, ids, names, DAY_ALWAYS, DAY_OPEN_END]);
  for (const name of names) knownCustomers.add(name);
}

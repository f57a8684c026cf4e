/** Conversations whose customers nobody knows, in plain maps. */
import type { CustomerGap, LikelyCustomer, UnknownCustomer } from '@bough/application';
import { DOMAIN_ATTRIBUTES, timeZone, type DayRange } from '@bough/domain';
import type { MemoryDatabase, StoredConversation } from './memory-database.js';

interface Asked extends StoredConversation {
  readonly source: string;
}

export function customerGaps(database: MemoryDatabase, days: DayRange): CustomerGap[] {
  const asked = askedFor(database, days);
  const sources = [...new Set(asked.map(({ source }) => source))].sort();
  return sources.flatMap((source) => {
    const own = asked.filter((each) => each.source === source);
    const nobodys = own.filter(({ customer }) => customer === null);
    const unknown = own.filter(({ customer }) => customer !== null && !database.customers.has(customer));
    if (nobodys.length + unknown.length === 0) return [];
    const examples = nobodys.map(({ conversation }) => conversation.externalId).sort().slice(0, 3); // prettier-ignore
    const counts = { withoutCustomer: nobodys.length, unknownCustomer: unknown.length };
    return [{ source, conversations: own.length, ...counts, examples }];
  });
}

export function unknownCustomers(database: MemoryDatabase, days: DayRange, limit: number): UnknownCustomer[] {
  const found = new Map<string, UnknownCustomer>();
  for (const { source, customer } of askedFor(database, days)) {
    if (customer === null || database.customers.has(customer)) continue;
    const [customerSource, externalId] = customer.split('\0') as [string, string];
    const key = JSON.stringify([source, customer]);
    const { conversations } = found.get(key) ?? { conversations: 0 };
    found.set(key, { source, customerSource, externalId, conversations: conversations + 1 });
  }
  const order = ({ externalId, source }: UnknownCustomer) => `${externalId}\0${source}`;
  const all = [...found.values()].sort((a, b) => b.conversations - a.conversations || (order(a) < order(b) ? -1 : 1));
  return all.slice(0, limit);
}

export function likelyCustomers(database: MemoryDatabase, keys: readonly string[]): LikelyCustomer[] {
  const wanted = new Set(keys);
  const found = [...database.customers].flatMap(([id, { name, attributes }]): LikelyCustomer[] => {
    const [source, externalId] = id.split('\0') as [string, string];
    const said = [...attributes.values()].filter(({ attribute }) => DOMAIN_ATTRIBUTES.includes(attribute));
    const domains = [...new Set(said.map(({ value }) => value?.toLowerCase() ?? ''))];
    const of = { source, externalId, name };
    return [
      { ...of, key: externalId.toLowerCase(), by: 'id' as const },
      ...domains.map((key) => ({ ...of, key, by: 'domain' as const })),
    ].filter(({ key }) => wanted.has(key));
  });
  const order = ({ by, key, source, externalId }: LikelyCustomer) =>
    [by === 'id' ? 0 : 1, key, source, externalId].join('\0');
  return found.sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

function askedFor(database: MemoryDatabase, { from, to }: DayRange): Asked[] {
  const zone = timeZone(database.workspace!.workspace.timeZone);
  return [...database.conversations].flatMap(([id, stored]) => {
    const day = zone.dayAt(stored.conversation.createdAt);
    return day >= from && day < to ? [{ ...stored, source: id.split('\0')[0]! }] : [];
  });
}

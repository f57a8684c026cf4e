/** Generated conversations: 12,500 a day, written as the CSV file of a help desk. The same number gives the same rows. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import type { Workspace } from '@bough/domain';
import { readMapping, readWorkspace, type Mapping } from '@bough/sources';

export const PER_DAY = 12_500;
const CUSTOMERS = 50_000;
const FIRST_INSTANT = Date.UTC(2025, 0, 1);
const TOPICS = ['billing', 'login', 'export', 'import', 'api', 'performance', 'mobile', 'how_to'];
const PLANS = ['free', 'starter', 'team', 'pro', 'business', 'enterprise', 'partner'];

const HEADER =
  'id,customer,created_at,first_reply_at,first_human_reply_at,resolved_at,reopened,touches,handle_seconds,escalated,topic,channel,rating,resolved_by,bot';

/** A file of `count` conversations, `perDay` of them a day, from customers c0, c1 and so on. */
export async function writeConversations(
  path: string,
  count: number,
  perDay = PER_DAY,
  customers = CUSTOMERS,
): Promise<void> {
  const out = createWriteStream(path);
  out.write(`${HEADER}\n`);
  let lines: string[] = [];
  for (let i = 0; i < count; i++) {
    lines.push(conversation(i, perDay, customers));
    if (lines.length < 5000) continue;
    if (!out.write(`${lines.join('\n')}\n`)) await once(out, 'drain');
    lines = [];
  }
  out.end(lines.length > 0 ? `${lines.join('\n')}\n` : '');
  await once(out, 'close');
}

/** Customers with a plan each. */
export async function writeCustomers(path: string): Promise<void> {
  const out = createWriteStream(path);
  out.write('id,plan,arr\n');
  for (let i = 0; i < CUSTOMERS; i++) out.write(`c${i},${PLANS[i % PLANS.length]},${(i % 400) * 1000}\n`);
  out.end();
  await once(out, 'close');
}

function conversation(i: number, perDay: number, customers: number): string {
  const chance = mixer(i);
  const created = FIRST_INSTANT + Math.floor(i / perDay) * 86_400_000 + Math.floor(chance() * 86_400) * 1000;
  const reply = created + 30_000 + Math.floor(chance() * 3600) * 1000;
  const human = reply + (chance() < 0.3 ? 600_000 : 0);
  const resolved = chance() < 0.97 ? human + 60_000 + Math.floor(chance() ** 2 * 4 * 86_400) * 1000 : null;
  const bot = human > reply;
  const cells = [
    `t${i}`,
    `c${Math.floor(chance() * customers)}`,
    iso(created),
    iso(reply),
    iso(human),
    resolved === null ? '' : iso(resolved),
    chance() < 0.06 ? 1 : 0,
    1 + Math.floor(chance() * 5),
    120 + Math.floor(chance() * 3000),
    chance() < 0.05,
    TOPICS[Math.floor(chance() * TOPICS.length)],
    chance() < 0.7 ? 'email' : 'chat',
    chance() < 0.3 ? 1 + Math.floor(chance() * 5) : '',
    resolved === null ? 'nobody' : 'human',
    bot,
  ];
  return cells.join(',');
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}

/** mulberry32, started anew for every row, so that a row does not depend on those before it. */
function mixer(seed: number): () => number {
  let state = (seed * 2654435761) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const WORKSPACE: Workspace = readWorkspace(
  `
name: Benchmark
time_zone: Europe/Berlin
currency: EUR
freshness_days: null
reference_period: { from: 2025-01-01, to: 2025-01-20 }
dimensions:
  - key: plan
    decision: staffing
    segments:
${PLANS.map((plan) => `      - { key: ${plan}, values: [${plan}] }`).join('\n')}
  - key: size
    attribute: arr
    decision: routing
    segments:
      - { key: small, from: 0, to: 50000 }
      - { key: middle, from: 50000, to: 200000 }
      - { key: large, from: 200000 }
tree:
  headline: resolution_time
  nodes:
${[
  'conversation_volume',
  'first_response_time',
  'first_reply_delay',
  'resolution_rate',
  'throughput',
  'reopen_rate',
  'repeat_contact_rate',
  'first_contact_resolution',
  'touches_per_ticket',
  'handle_time',
  'csat',
]
  .map((metric) => `    - { key: n_${metric}, metric: ${metric} }`)
  .join('\n')}
`,
  'benchmark',
).workspace!;

/** Conversations, and customers with plan and revenue. */
export const MAPPING_TEXT = `
source: bench
imports:
  - kind: conversations
    file: conversations.csv
    fields:
      id: id
      customer: customer
      created_at: created_at
      first_reply_at: first_reply_at
      first_human_reply_at: first_human_reply_at
      resolved_at: resolved_at
      reopen_count: reopened
      touches: touches
      handle_time: { column: handle_seconds, unit: seconds }
      escalated: escalated
      topic: topic
      channel: channel
      rating: rating
      resolved_by: resolved_by
      bot_took_part: bot
  - kind: customers
    file: customers.csv
    fields: { id: id }
    attributes: { plan: plan, arr: arr }
`;
export const MAPPING: Mapping = readMapping(MAPPING_TEXT, 'benchmark').mapping!;

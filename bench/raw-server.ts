/**
 * The server that a developer would write without Bough for this one query: two prepared statements over the rolled-up cells,
 * formulas in JavaScript, and JSON. It knows nothing about availability, quantiles or other queries.
 */
import { createServer } from 'node:http';
import { Pool } from 'pg';
import type { Answer, Reading } from './raw-server-query.js';

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 8 });
const PLANS = ['free', 'starter', 'team', 'pro', 'business', 'enterprise', 'partner', 'unknown'];

const SUMS = [
  'created', 'answered', 'first_response_seconds', 'replied', 'first_reply_seconds', 'resolved_later', 'resolved',
  'resolution_seconds', 'touches', 'handle_seconds', 'reopened', 'one_touch', 'repeated', 'ratings', 'satisfied',
] as const; // prettier-ignore
type Sums = Record<(typeof SUMS)[number], number>;

const LAST_DAY = {
  name: 'last_day',
  text: 'SELECT max(day) AS day FROM bough.rollup_cell WHERE created + resolved + ratings > 0',
};
const SUMMED = `
  SELECT c.segments[1] AS segment, r.day >= $2 AS current, ${SUMS.map((key) => `sum(r.${key})::float8 AS ${key}`).join(', ')}
  FROM bough.rollup_cell r JOIN bough.cell c ON c.id = r.cell_id
  WHERE r.day >= $1 AND r.day < $3 GROUP BY 1, 2`;

const FORMULAS: Record<string, [string, (s: Sums) => number]> = {
  n_conversation_volume: ['Conversation volume', (s) => s.created],
  n_first_response_time: ['First response time', (s) => s.first_response_seconds / s.answered],
  n_first_reply_delay: ['First reply delay', (s) => s.first_reply_seconds / s.replied],
  n_resolution_rate: ['Resolution rate', (s) => s.resolved_later / s.created],
  n_throughput: ['Throughput', (s) => s.resolved / s.created],
  n_reopen_rate: ['Reopen rate', (s) => s.reopened / s.resolved],
  n_repeat_contact_rate: ['Repeat contact rate', (s) => s.repeated / s.resolved],
  n_first_contact_resolution: ['First contact resolution', (s) => s.one_touch / s.resolved],
  n_touches_per_ticket: ['Touches per ticket', (s) => s.touches / s.resolved],
  n_handle_time: ['Handle time per ticket', (s) => s.handle_seconds / s.resolved],
  n_csat: ['CSAT', (s) => s.satisfied / s.ratings],
};
const headline = (s: Sums) => s.resolution_seconds / s.resolved;

const NOTHING = Object.fromEntries(SUMS.map((key) => [key, 0])) as Sums;

function reading(now: Sums, before: Sums, formula: (s: Sums) => number): Reading {
  const [value, previous] = [finite(formula(now)), finite(formula(before))];
  const change = value === null || previous === null ? null : value - previous;
  const relativeChange = change === null || previous === 0 ? null : change / Math.abs(previous!);
  return {
    current: { value },
    comparison: { previous: { value: previous }, absoluteChange: { value: change }, relativeChange },
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

async function answer(): Promise<Answer> {
  const { rows: last } = await pool.query<{ day: number }>(LAST_DAY);
  const end = last[0]!.day + 1;
  const { rows } = await pool.query<Sums & { segment: string; current: boolean }>({
    name: 'sums',
    text: SUMMED,
    values: [end - 56, end - 28, end],
  });
  const sums = (plan: string, current: boolean) =>
    rows.find((row) => row.segment === `plan/${plan}` && row.current === current) ?? NOTHING;
  const total = (current: boolean) => {
    const all = { ...NOTHING };
    for (const row of rows) if (row.current === current) for (const key of SUMS) all[key] += row[key];
    return all;
  };
  const nodes = [
    { key: '', name: 'Segment support performance', reading: reading(total(true), total(false), headline) },
  ];
  for (const plan of PLANS) {
    const [now, before] = [sums(plan, true), sums(plan, false)];
    nodes.push({ key: plan, name: plan[0]!.toUpperCase() + plan.slice(1), reading: reading(now, before, headline) });
    for (const [key, [name, formula]] of Object.entries(FORMULAS))
      nodes.push({ key: `${plan}/${key}`, name, reading: reading(now, before, formula) });
  }
  return { data: { tree: { name: 'Segment support performance', slice: { nodes } } } };
}

createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    JSON.parse(Buffer.concat(chunks).toString());
    void answer().then((data) => response.setHeader('content-type', 'application/json').end(JSON.stringify(data)));
  });
}).listen(Number(process.env.PORT), '127.0.0.1');

/** The truths as a page for people. */
import type { Claim } from './claim.js';
import { claims } from './claims.js';
import type { BySegment, Cut, Truths } from './compute-truths.js';
import type { Figures } from './figures.js';
import { interventionSection } from './intervention-section.js';
import { grid } from './markdown-table.js';

/** Each column: its head, and what stands in it. */
const COLUMNS: readonly (readonly [string, (figures: Figures) => string])[] = [
  ['conversations', ({ created }) => String(created)],
  ['resolved', ({ resolved }) => String(resolved)],
  ['customers', ({ customer_days }) => fixed(customer_days / 400, 1)],
  ['contact rate', ({ contact_rate }) => fixed(contact_rate, 2)],
  [
    'first response min (mean / median / p90)',
    ({ first_response_time: t }) => [t.mean, t.median, t.p90].map((x) => scaled(x, 60)).join(' / '),
  ],
  [
    'resolution h (mean / median / p90)',
    ({ resolution_time: t }) => [t.mean, t.median, t.p90].map((x) => scaled(x, 3600)).join(' / '),
  ],
  ['touches', ({ touches_per_ticket }) => fixed(touches_per_ticket, 2)],
  ['handle min', ({ handle_time }) => scaled(handle_time, 60)],
  ['complexity min', ({ issue_complexity }) => scaled(issue_complexity, 60)],
  ['efficiency', ({ handling_efficiency }) => fixed(handling_efficiency, 2)],
  ['escalated', ({ escalated }) => String(escalated)],
  ['CSAT %', ({ csat }) => scaled(csat, 0.01)],
  ['ratings', ({ ratings }) => String(ratings)],
  ['cost per customer €', ({ cost_to_serve }) => fixed(cost_to_serve, 0)],
];

export function truthsPage(truths: Truths): string {
  const { counts, whole, months, period, interventions } = truths;
  return [
    '# What is planted in the demo',
    `Written by \`writeTruths\` (\`libs/sources/demo/truths\`) from the generated rows, not through the product; \`truths.json\` beside this page has every number exactly. Seed ${truths.seed}.`,
    `${period.from} to ${period.to}, ${period.days} days of Berlin. ${counts.conversations} conversations of ${counts.customers} customers (${counts.customer_rows} rows); ${counts.left_out} rows of spam, tests and merged conversations are left out; ${counts.customer_not_known} conversations belong to nobody in customers.csv; ${counts.open_at_end} are open at the end.`,
    'How it is counted: a conversation is in the segment that its customer had on the day it began, and before the first known value that value holds. First response, replies and escalations count on the day of creation; resolution, touches and handle time on the day of the last resolution; ratings on the day they were given. Quantiles lie at rank (n − 1) · q, between two ranks in proportion (type 7, as `percentile_cont` gives). Contact rate is conversations ÷ (customer-days ÷ days). Standards of topics are whole seconds, from October to December 2025.',
    ...claims(truths).map(claimText),
    ...interventionSection(interventions),
    '## The whole period',
    ...cutTables(whole, COLUMNS),
    '## July and August 2026',
    ...Object.entries(months).flatMap(([month, cut]) => [
      `### ${month} by plan`,
      table({ all: cut.all, ...cut.plan }, COLUMNS),
    ]),
  ]
    .join('\n\n')
    .concat('\n');
}

function claimText({ statement, evidence }: Claim, index: number): string {
  const facts = Object.entries(evidence).map(
    ([name, value]) => `- ${name.replaceAll('_', ' ')}: ${Number(value.toPrecision(4))}`,
  );
  return [`## ${index + 1}. ${statement}`, facts.join('\n')].join('\n\n');
}

function cutTables(cut: Cut, columns: typeof COLUMNS): string[] {
  const tables = { plan: cut.plan, industry: cut.industry, 'ARR band': cut.arr_band };
  return Object.entries(tables).flatMap(([name, segments]) => [
    `### By ${name}`,
    table({ all: cut.all, ...segments }, columns),
  ]);
}

function table(segments: BySegment, columns: typeof COLUMNS): string {
  const rows = Object.entries(segments).map(([key, figures]) => [key, ...columns.map(([, text]) => text(figures))]);
  return grid([['segment', ...columns.map(([head]) => head)], ...rows]);
}

function fixed(value: number | null, digits: number): string {
  return value === null ? '–' : value.toFixed(digits);
}

function scaled(value: number | null, unit: number): string {
  return fixed(value === null ? null : value / unit, 1);
}

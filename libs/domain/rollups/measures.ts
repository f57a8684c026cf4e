/**
 * A measure is an additive daily number of a segment: a count or a sum, each with its own clock (the timestamp that puts
 * it on a day). `STORED_MEASURES` are what a refresh of a day writes; the others follow from them by running totals
 * (stocks) or by allocation (cost), see `leaf-columns.ts`.
 */

export type MeasureClock = 'created' | 'created cohort' | 'resolved' | 'rated' | 'day';
export type Unit = 'count' | 'customers' | 'customer-days' | 'seconds' | 'money' | 'money-days' | 'points' | 'days';

export interface Measure {
  readonly key: string;
  readonly description: string;
  readonly unit: Unit;
  readonly clock: MeasureClock;
  /** Conversation or customer fields that a source must carry for the measure to mean anything; `business_hours` is the workspace's. */
  readonly requires: readonly string[];
  /** The measures that count the same conversations and more: on no day and in no segment is this one greater. */
  readonly partOf: readonly string[];
  /** A stock is a level at the end of a day: never summed over days (`open_at_end`). */
  readonly stock?: true;
}

/** What measures in business time need: a section of the workspace file, and no field of a source. */
export const BUSINESS_HOURS = 'business_hours';

const define = <Key extends string>(
  key: Key,
  unit: Unit,
  clock: MeasureClock,
  description: string,
  requires: readonly string[] = [],
  { partOf = [], stock }: { readonly partOf?: readonly string[]; readonly stock?: true } = {},
): Measure & { readonly key: Key } => ({ key, unit, clock, description, requires, partOf, ...(stock && { stock }) });

/** Written per day and cell by the refresh, in this order. Order and length are the layout of a block. */
export const STORED_MEASURES = [
  define('created', 'count', 'created', 'Conversations by the day they began'),
  define('answered', 'count', 'created cohort', 'Conversations with a first human reply', ['first_human_reply_at'], {
    partOf: ['replied'],
  }),
  define('first_response_seconds', 'seconds', 'created cohort', 'Σ (first human reply − created)', [
    'first_human_reply_at',
  ]),
  define(
    'replied',
    'count',
    'created cohort',
    'Conversations with a first reply of anybody, bots included',
    ['first_reply_at'],
    { partOf: ['created'] },
  ),
  define('first_reply_seconds', 'seconds', 'created cohort', 'Σ (first reply of anybody − created)', [
    'first_reply_at',
  ]),
  define(
    'bot_first',
    'count',
    'created cohort',
    'Conversations whose first reply came from a bot',
    ['first_reply_at', 'bot_took_part'],
    { partOf: ['replied', 'bot_involved'] },
  ),
  define('bot_involved', 'count', 'created cohort', 'Conversations that a bot took part in', ['bot_took_part'], {
    partOf: ['created'],
  }),
  define('bot_resolved', 'count', 'created cohort', 'Conversations resolved by the bot alone', ['resolved_by'], {
    partOf: ['bot_involved'],
  }),
  define('escalated', 'count', 'created cohort', 'Conversations escalated at least once', ['escalated'], {
    partOf: ['created'],
  }),
  define('resolved_later', 'count', 'created cohort', 'Conversations resolved by now', ['resolved_at'], {
    partOf: ['created'],
  }),
  define('resolved', 'count', 'resolved', 'Conversations by the day of their last resolution', ['resolved_at']),
  define('resolution_seconds', 'seconds', 'resolved', 'Σ (last resolution − created)', ['resolved_at']),
  define('touches', 'count', 'resolved', 'Σ agent replies over the conversations resolved that day', ['touches']),
  define('handle_seconds', 'seconds', 'resolved', 'Σ handle time over the conversations resolved that day', [
    'handle_time',
  ]),
  define(
    'standard_seconds',
    'seconds',
    'resolved',
    'Σ standard handle time of the topics of the conversations resolved that day',
    ['handle_time'],
  ),
  define('reopened', 'count', 'resolved', 'Of those resolved that day, reopened at least once', ['reopen_count'], {
    partOf: ['resolved'],
  }),
  define(
    'one_touch',
    'count',
    'resolved',
    'Of those resolved that day, with one touch and never reopened',
    ['touches', 'reopen_count'],
    { partOf: ['resolved'] },
  ),
  define(
    'repeated',
    'count',
    'resolved',
    'Of those resolved that day, followed by another conversation of the same customer (same topic where known) within 14 days',
    ['resolved_at'],
    { partOf: ['resolved'] },
  ),
  define('ratings', 'count', 'rated', 'Satisfaction ratings', ['rating']),
  define('satisfied', 'count', 'rated', 'Ratings of 4 or 5', ['rating'], { partOf: ['ratings'] }),
  define('rating_sum', 'points', 'rated', 'Σ rating, 1 to 5', ['rating']),
  define('efforts', 'count', 'rated', 'Effort answers', ['effort']),
  define('effort_sum', 'points', 'rated', 'Σ effort', ['effort']),
  define('customers_change', 'customers', 'day', 'Customers who entered minus those who left the segment that day'),
  define(
    'revenue_change',
    'money',
    'day',
    'Annual recurring revenue that entered minus what left the segment that day',
  ),
  define(
    'first_response_business_seconds',
    'seconds',
    'created cohort',
    'Σ business time from creation to the first human reply',
    ['first_human_reply_at', BUSINESS_HOURS],
  ),
  define('resolution_business_seconds', 'seconds', 'resolved', 'Σ business time from creation to the last resolution', [
    'resolved_at',
    BUSINESS_HOURS,
  ]),
  define(
    'replied_in_days',
    'count',
    'created cohort',
    'Conversations whose time to the first reply is known in days only, since a date came without a time',
    ['first_reply_at'],
    { partOf: ['replied'] },
  ),
  define(
    'resolved_in_days',
    'count',
    'resolved',
    'Of those resolved that day, with a time to resolution that is known in days only',
    ['resolved_at'],
    { partOf: ['resolved'] },
  ),
  define(
    'escalated_replied',
    'count',
    'created cohort',
    'Conversations with a first reply of anybody that were escalated at least once',
    ['escalated', 'first_reply_at'],
    { partOf: ['escalated', 'replied'] },
  ),
  define('rated_resolved', 'count', 'resolved', 'Of those resolved that day, rated', ['rating', 'resolved_at'], {
    partOf: ['resolved'],
  }),
] as const satisfies readonly Measure[];

/** Follow from the stored ones, from cost pools, or from the period itself. */
export const DERIVED_MEASURES = [
  define('customer_days', 'customer-days', 'day', 'Customers active that day'),
  define('revenue_days', 'money-days', 'day', 'Annual recurring revenue of the customers active that day', ['revenue']),
  define(
    'open_at_end',
    'count',
    'day',
    'Conversations open at the end of the day (never summed over days)',
    ['resolved_at'],
    { stock: true },
  ),
  define(
    'cost',
    'money',
    'day',
    'Cost pools of the month, spread evenly over its days, allocated to segments by handle_seconds',
    ['cost_pools', 'handle_time'],
  ),
  define('days', 'days', 'day', 'Days of the period'),
] as const satisfies readonly Measure[];

/** How many of the events behind a duration are known in days only: summed durations, each with the measure that counts them. */
export const IN_DAYS: Readonly<Record<string, StoredMeasureKey>> = {
  first_response_seconds: 'replied_in_days',
  first_reply_seconds: 'replied_in_days',
  first_response_business_seconds: 'replied_in_days',
  resolution_seconds: 'resolved_in_days',
  resolution_business_seconds: 'resolved_in_days',
};

/** The measures that the facts carry, by key. */
export const MEASURES: ReadonlyMap<string, Measure> = new Map(
  [...STORED_MEASURES, ...DERIVED_MEASURES].map((measure): [string, Measure] => [measure.key, measure]),
);

/** Measures that are sums over conversations. */
export const CONVERSATION_MEASURES: readonly string[] = STORED_MEASURES.map(({ key }): string => key).filter(
  (key) => !key.endsWith('_change'),
);

/** Measures that can be told customer by customer: what a customer did, and the days that it was there. */
export const CUSTOMER_MEASURES: readonly string[] = [...CONVERSATION_MEASURES, 'customer_days', 'revenue_days'];

export type StoredMeasureKey = (typeof STORED_MEASURES)[number]['key'];

/** Durations whose distribution is kept as histograms, for medians and other quantiles. The order is the stored number. */
export const HISTOGRAM_MEASURES = [
  'first_response',
  'resolution',
  'first_response_business',
  'resolution_business',
] as const;
export type HistogramMeasure = (typeof HISTOGRAM_MEASURES)[number];

/** A conversation of the same customer (and topic) this soon after a resolution makes it `repeated`. */
export const REPEAT_WINDOW_DAYS = 14;
/** A new conversation can change `repeated` on days at most this far back (a clock change can add one). */
export const REPEAT_REACH_DAYS = REPEAT_WINDOW_DAYS + 1;

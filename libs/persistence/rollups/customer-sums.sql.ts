/**
 * Statements that add up conversations: customer by customer (who came back, what each added to the measures, in all or cell by cell), and
 * by what the conversations were about.
 */
import {
  CONVERSATION_MEASURES,
  CUSTOMER_COLUMNS,
  CUSTOMER_MEASURES,
  REPEAT_REACH_DAYS,
  REPEAT_WINDOW_DAYS,
  STORED_PER_UNIT,
} from '@bough/domain';
import {
  BUSINESS_TIME,
  CALENDAR_TIME,
  cameBack,
  FIRST_REPLY_SECONDS,
  RATED,
  REPEATED,
  WITH_CELL,
  type CountedTime,
} from './counted.js';
import { labelOf } from './label-of.js';

/**
 * Distinct customers over `[$1, $2)`: those who created a conversation, and of them those who contacted again within the
 * window after a resolution of one of these conversations: sets that are joined, where a question for each conversation would look
 * through all that its customer ever wrote. A customer who changed cells counts once in each segment. `$3` is
 * nobody, `$4` the unknown cell.
 */
export const REPEAT_CUSTOMERS = `
  WITH begun AS MATERIALIZED (
    SELECT f.customer_id, coalesce(m.cell_id, $4) AS cell_id, f.resolved_at, f.resolved_day
    FROM bough.conversation f
    LEFT JOIN bough.customer_cell m ON m.customer_id = f.customer_id AND m.valid_from <= f.created_day AND m.valid_to > f.created_day
    WHERE f.created_day >= $1 AND f.created_day < $2 AND f.customer_id <> $3
  ), came_back AS (
    SELECT DISTINCT begun.customer_id, begun.cell_id
    FROM begun JOIN bough.conversation n ON n.customer_id = begun.customer_id
    WHERE n.created_day >= $1 AND n.created_day <= (SELECT max(resolved_day) FROM begun) + ${REPEAT_REACH_DAYS}
      AND n.created_at > begun.resolved_at
      AND n.created_at <= begun.resolved_at + INTERVAL '${REPEAT_WINDOW_DAYS * 24} hours'
  ), contacts AS (
    SELECT customer_id, cell_id, came_back.customer_id IS NOT NULL AS again
    FROM (SELECT DISTINCT customer_id, cell_id FROM begun) own LEFT JOIN came_back USING (customer_id, cell_id)
  ), segmented AS (
    SELECT customer_id, segment, again FROM contacts JOIN bough.cell c ON c.id = contacts.cell_id
    CROSS JOIN LATERAL unnest(c.segments) AS t(segment)
    UNION ALL SELECT customer_id, 'all', again FROM contacts
  )
  SELECT segment, count(DISTINCT customer_id)::int AS contacted, count(DISTINCT customer_id) FILTER (WHERE again)::int AS again
  FROM segmented GROUP BY segment`;

/** Rows of `f` of the segment `$6`; `all` is every segment. */
const OF_SEGMENT = `f.cell_id IN (SELECT id FROM bough.cell WHERE $6 = 'all' OR $6 = ANY (segments))`;

const DAYS_ACTIVE = 'sum(LEAST(f.ends, $5) - GREATEST(f.starts, $1))';
const ACTIVE = {
  customer_days: DAYS_ACTIVE,
  revenue_days: `sum(f.revenue::numeric * (LEAST(f.ends, $5) - GREATEST(f.starts, $1))) / ${STORED_PER_UNIT}`,
};

function customerPart(measures: Readonly<Record<string, string>>, from: string, where = 'true'): string {
  const columns = CUSTOMER_MEASURES.map((key) => `${measures[key] ?? 'NULL'}::float8 AS ${key}`);
  return `SELECT f.customer_id, ${columns.join(', ')} FROM ${from} WHERE ${OF_SEGMENT} AND ${where} GROUP BY f.customer_id`;
}

const between = (day: string, from = WITH_CELL) => `(${from} WHERE c.${day} >= $1 AND c.${day} < $5) f`;

const customerSums = ({ created, cohort, resolved, ends }: CountedTime) => `
  SELECT customer_id::text AS customer, ${CUSTOMER_MEASURES.map((key) => `coalesce(sum(${key}), 0) AS ${key}`).join(', ')}
  FROM (
    ${customerPart(cohort, between('created_day', created))}
    UNION ALL
    ${customerPart(ends, `${between('resolved_day', resolved)} LEFT JOIN bough.topic_standard s ON s.topic = coalesce(f.topic, '')`)}
    UNION ALL
    ${customerPart(REPEATED, between('resolved_day'), cameBack())}
    UNION ALL
    ${customerPart(RATED, between('rated_day'))}
    UNION ALL
    ${customerPart(ACTIVE, '(SELECT customer_id, cell_id, revenue, starts, ends FROM bough.customer_cell WHERE starts < $5 AND ends > $1) f')}
  ) parts
  GROUP BY customer_id ORDER BY customer_id`;

/**
 * `$1` and `$5` the period, `$2` the unknown cell, `$3` nobody, `$4` the overall standard, `$6` the segment. Example: the customers
 * of plan/pro with what they created, what was resolved and handled for them, and their days, in March.
 */
export const CUSTOMER_SUMS = customerSums(CALENDAR_TIME);
export const CUSTOMER_SUMS_IN_BUSINESS_TIME = customerSums(BUSINESS_TIME);

const LN = (seconds: string) => `sum(ln(GREATEST(${seconds}, 1)::float8))`;

function cellPart(measures: Readonly<Record<string, string>>, from: string, where = 'true'): string {
  const columns = CUSTOMER_COLUMNS.map((key) => `${measures[key] ?? 'NULL'}::float8 AS ${key}`);
  return `SELECT f.customer_id, f.cell_id, ${labelOf('$6::text')} AS first, ${labelOf('$7::text')} AS second, ${columns.join(', ')}
    FROM ${from} WHERE ${where} GROUP BY 1, 2, 3, 4`;
}

const customerCells = ({ created, cohort, resolved, ends }: CountedTime) => `
  SELECT customer_id::text AS customer, cell_id, first, second, ${CUSTOMER_COLUMNS.map((key) => `coalesce(sum(${key}), 0) AS ${key}`).join(', ')}
  FROM (
    ${cellPart({ ...cohort, ln_first_response: LN('first_human_reply_seconds'), ln_first_reply: LN(FIRST_REPLY_SECONDS) }, between('created_day', created))}
    UNION ALL
    ${cellPart({ ...ends, ln_resolution: LN('resolution_seconds') }, `${between('resolved_day', resolved)} LEFT JOIN bough.topic_standard s ON s.topic = coalesce(f.topic, '')`)}
    UNION ALL
    ${cellPart(REPEATED, between('resolved_day'), cameBack())}
    UNION ALL
    ${cellPart(RATED, between('rated_day'))}
    UNION ALL
    SELECT f.customer_id, f.cell_id, NULL, NULL, ${CUSTOMER_COLUMNS.map((key) => `${ACTIVE[key as keyof typeof ACTIVE] ?? 'NULL'}::float8`).join(', ')}
    FROM bough.customer_cell f WHERE f.starts < $5 AND f.ends > $1 AND $6::text = '' GROUP BY 1, 2
  ) parts
  GROUP BY customer_id, cell_id, first, second ORDER BY customer_id, cell_id, first, second`;

/**
 * `$1` and `$5` the period, `$2` the unknown cell, `$3` nobody, `$4` the overall standard, `$6` and `$7` the fields to split by, '' for
 * none. Days of customers are no conversation's, so they are there only without a split. Example: every customer in each combination of
 * segments that it was in, with what it wrote about each topic, in March.
 */
export const CUSTOMER_CELLS = customerCells(CALENDAR_TIME);
export const CUSTOMER_CELLS_IN_BUSINESS_TIME = customerCells(BUSINESS_TIME);

/** Conversations begun over `[$1, $2)` by day and by the label `$3`. Example: those about billing on each day of March. */
export const CREATED_BY_LABEL = `
  SELECT day, value, count(*)::int AS count
  FROM (SELECT f.created_day AS day, ${labelOf('$3::text')} AS value FROM bough.conversation f
    WHERE f.created_day >= $1 AND f.created_day < $2) labelled
  WHERE value IS NOT NULL GROUP BY day, value ORDER BY value, day`;

export const READ_CELL_SEGMENTS = `SELECT id, segments FROM bough.cell ORDER BY id`;

/** Each conversation once for every label, by one reading: OFFSET keeps the planner from reading once per label. */
function labelPart(measures: Readonly<Record<string, string>>, from: string, topics = ''): string {
  const columns = CONVERSATION_MEASURES.map((key) => `${measures[key] ?? 'NULL'}::float8 AS ${key}`);
  return `SELECT f.cell_id, d.place, ${labelOf('d.label')} AS value, ${columns.join(', ')}
    FROM (${from} OFFSET 0) f ${topics} CROSS JOIN unnest($6::text[]) WITH ORDINALITY AS d(label, place) GROUP BY 1, 2, 3`;
}

const ofPeriod = (day: string, from = WITH_CELL) => `${from} WHERE c.${day} >= $1 AND c.${day} < $5`;

const conversationSums = ({ created, cohort, resolved, ends }: CountedTime) => `
  SELECT cell_id, place::int - 1 AS place, value, ${CONVERSATION_MEASURES.map((key) => `coalesce(sum(${key}), 0) AS ${key}`).join(', ')}
  FROM (
    ${labelPart(cohort, ofPeriod('created_day', created))}
    UNION ALL
    ${labelPart(ends, ofPeriod('resolved_day', resolved), `LEFT JOIN bough.topic_standard s ON s.topic = coalesce(f.topic, '')`)}
    UNION ALL
    ${labelPart(REPEATED, `SELECT f.* FROM ${between('resolved_day')} WHERE ${cameBack()}`)}
    UNION ALL
    ${labelPart(RATED, ofPeriod('rated_day'))}
  ) parts
  GROUP BY cell_id, place, value ORDER BY place, cell_id, value`;

/**
 * `$1` and `$5` the period, `$2` the unknown cell, `$3` nobody, `$4` the overall standard, `$6` the labels. Example: how many conversations
 * each combination of segments created in March by topic, and again by channel and by priority.
 */
export const CONVERSATION_SUMS = conversationSums(CALENDAR_TIME);
export const CONVERSATION_SUMS_IN_BUSINESS_TIME = conversationSums(BUSINESS_TIME);

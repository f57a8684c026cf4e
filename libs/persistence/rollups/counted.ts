/**
 * What is counted of conversations, and from where: pieces that the statements of `rollup.sql.ts`, `customer-sums.sql.ts` and
 * `cohort.sql.ts` share, the SQL twin of `referenceRollup` in libs/domain/rollups.
 */
import { DURATION_BITS, REPEAT_REACH_DAYS, REPEAT_WINDOW_DAYS } from '@bough/domain';

/** Whole numbers, but for the standard seconds: they are sums of means. */
export const columnType = (measure: string) => (measure === 'standard_seconds' ? 'float8' : 'bigint');

const OF_CELL = `
  FROM bough.conversation c
  LEFT JOIN bough.customer_cell m
    ON m.customer_id = c.customer_id AND m.valid_from <= c.created_day AND m.valid_to > c.created_day`;

/** Created on a day on which the customer, who is known, was not active. */
const IS_INACTIVE =
  'm.cell_id IS NOT NULL AND (m.starts IS NULL OR c.created_day < m.starts OR c.created_day >= m.ends) AS is_inactive';

/** Conversations with the cell that their customer was in on the day they were created; `$2` is the unknown cell. */
export const WITH_CELL = `SELECT coalesce(m.cell_id, $2) AS cell_id, ${IS_INACTIVE}, c.* ${OF_CELL}`;

/** How long the desk was open up to an instant, in seconds: one lookup in the index of spans. */
const openUntil = (instant: string, name: string) => `LEFT JOIN LATERAL (
    SELECT s.seconds_before + extract(epoch FROM LEAST(s.closes_at, c.${instant}) - s.opens_at) AS seconds
    FROM bough.business_span s WHERE s.opens_at <= c.${instant} ORDER BY s.opens_at DESC LIMIT 1
  ) ${name} ON true`;

/** The same with the business time from the creation to an instant, NULL where it has not come. */
const withBusinessTime = (instant: string) => `
  SELECT coalesce(m.cell_id, $2) AS cell_id, ${IS_INACTIVE}, c.*,
    CASE WHEN c.${instant} IS NOT NULL THEN floor(coalesce(later.seconds, 0) - coalesce(earlier.seconds, 0))::int END AS business_seconds
  ${OF_CELL}
  ${openUntil('created_at', 'earlier')}
  ${openUntil(instant, 'later')}`;

/** Of a row, as `firstReplyOf`, `isBotFirst`, `isBotInvolved` and `isEscalated` in libs/domain. */
export const FIRST_REPLY_SECONDS = 'LEAST(first_reply_seconds, first_human_reply_seconds)';
const IS_BOT_FIRST =
  'first_reply_at IS NOT NULL AND (first_human_reply_at IS NULL OR first_human_reply_at > first_reply_at)';
const IS_BOT_INVOLVED = `bot_took_part OR resolved_by = 'bot' OR ${IS_BOT_FIRST}`;
const IS_ESCALATED = 'coalesce(escalated, escalated_at IS NOT NULL)';

const COHORT = {
  created: 'count(*)',
  created_inactive: 'count(*) FILTER (WHERE is_inactive)',
  answered: 'count(first_human_reply_seconds)',
  first_response_seconds: 'sum(first_human_reply_seconds)',
  replied: `count(${FIRST_REPLY_SECONDS})`,
  first_reply_seconds: `sum(${FIRST_REPLY_SECONDS})`,
  bot_first: `count(*) FILTER (WHERE ${IS_BOT_FIRST})`,
  bot_involved: `count(*) FILTER (WHERE ${IS_BOT_INVOLVED})`,
  bot_resolved: `count(*) FILTER (WHERE resolved_by = 'bot')`,
  escalated: `count(*) FILTER (WHERE ${IS_ESCALATED})`,
  escalated_replied: `count(*) FILTER (WHERE ${IS_ESCALATED} AND ${FIRST_REPLY_SECONDS} IS NOT NULL)`,
  resolved_later: 'count(resolved_day)',
  replied_in_days: `count(*) FILTER (WHERE in_days & ${DURATION_BITS.firstReplyAt | DURATION_BITS.firstHumanReplyAt} <> 0)`,
};

/** Days of creation, `[from, to)`, written without any column. */
interface DayBounds {
  readonly from: string;
  readonly to: string;
}

/** Those of conversations that follow a resolution in `[$1, $5)`. */
const AFTER_PERIOD: DayBounds = { from: '$1', to: `$5 + ${REPEAT_REACH_DAYS}` };

/** Those that follow a resolution on the day `$1`. */
export const AFTER_DAY: DayBounds = { from: '$1', to: `$1 + ${REPEAT_REACH_DAYS + 1}` };

/**
 * Those that follow the resolution of a conversation which began in `[$1, $5)` and was resolved within so many seconds; a day more, since
 * days are local ones.
 */
export const afterFollowed = (seconds: string): DayBounds => ({
  from: '$1',
  to: `$5 + ceil(${seconds}::float8 / 86400)::int + ${REPEAT_REACH_DAYS + 1}`,
});

/**
 * True when the customer of `f` came back within the window after the resolution. `$3` is nobody: conversations of unknown
 * customers do not repeat each other. The days say again what the instants say. Those of each row would be no range to the planner, which
 * would read all conversations that there ever were; the bounds of all rows are, so that the cost is that of the period.
 */
export const cameBack = ({ from, to } = AFTER_PERIOD) => `f.customer_id <> $3 AND EXISTS (
  SELECT 1 FROM bough.conversation n
  WHERE n.customer_id = f.customer_id
    AND n.created_day >= ${from} AND n.created_day < ${to}
    AND n.created_day BETWEEN f.resolved_day AND f.resolved_day + ${REPEAT_REACH_DAYS}
    AND n.created_at > f.resolved_at
    AND n.created_at <= f.resolved_at + INTERVAL '${REPEAT_WINDOW_DAYS * 24} hours'
    AND (f.topic IS NULL OR n.topic IS NULL OR n.topic = f.topic))`;

/** `$4` is the overall standard, for topics that the reference period does not know. */
export const RESOLVED = {
  resolved: 'count(*)',
  resolution_seconds: 'sum(resolution_seconds)',
  touches: 'sum(touches)',
  handle_seconds: 'sum(handle_seconds)',
  standard_seconds: 'sum(coalesce(s.seconds, $4::float8))',
  reopened: 'count(*) FILTER (WHERE reopen_count > 0)',
  one_touch: 'count(*) FILTER (WHERE touches = 1 AND coalesce(reopen_count, 0) = 0)',
  resolved_in_days: `count(*) FILTER (WHERE in_days & ${DURATION_BITS.resolvedAt} <> 0)`,
  rated_resolved: 'count(rating) FILTER (WHERE rated_at IS NOT NULL)',
};

/** Within so many seconds after it began. */
export const inTime = (instant: string, seconds = '$6') =>
  `f.${instant} <= f.created_at + ${seconds} * INTERVAL '1 second'`;

/** What is summed up of those resolved in time: ratings only where they are in time, too. */
export const followedEnds = (seconds: string) => ({
  ...RESOLVED,
  rated_resolved: `count(rating) FILTER (WHERE ${inTime('rated_at', seconds)})`,
});

export const REPEATED = { repeated: 'count(*)' };

/**
 * Whether durations are measured in calendar time or in business time: where conversations are selected from, and what is summed
 * up of those created (`cohort`) and of those resolved (`ends`), by measure.
 */
export interface CountedTime {
  readonly created: string;
  readonly cohort: Readonly<Record<string, string>>;
  readonly resolved: string;
  readonly ends: Readonly<Record<string, string>>;
}

export const CALENDAR_TIME: CountedTime = { created: WITH_CELL, cohort: COHORT, resolved: WITH_CELL, ends: RESOLVED };
/** For a workspace with business hours. Without them no statement looks up the spans. */
export const BUSINESS_TIME: CountedTime = {
  created: withBusinessTime('first_human_reply_at'),
  cohort: { ...COHORT, first_response_business_seconds: 'sum(business_seconds)' },
  resolved: withBusinessTime('resolved_at'),
  ends: { ...RESOLVED, resolution_business_seconds: 'sum(business_seconds)' },
};

export const RATED = {
  ratings: 'count(rating)',
  satisfied: 'count(*) FILTER (WHERE rating >= 4)',
  rating_sum: 'sum(rating)',
  efforts: 'count(effort)',
  effort_sum: 'sum(effort)',
};

export const CHANGES = { customers_change: 'sum(sign)', revenue_change: 'sum(sign * revenue)' };

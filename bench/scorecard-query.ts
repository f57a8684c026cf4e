/** The scorecard as a team would write it by hand: one statement over the facts, with the period before beside each value. */

/** Metrics by their key, each from what is counted below. */
const METRICS: Readonly<Record<string, string>> = {
  conversation_volume: 'created::float8',
  first_response_time: 'first_human_reply / nullif(answered, 0)',
  first_reply_delay: 'first_reply / nullif(replied, 0)',
  resolution_rate: 'resolved_later / nullif(created, 0)::float8',
  throughput: 'resolved / nullif(created, 0)::float8',
  backlog: 'still_open::float8',
  resolution_time: 'resolution / nullif(resolved, 0)',
  touches_per_ticket: 'touches / nullif(resolved, 0)',
  handle_time: 'handle / nullif(resolved, 0)',
  reopen_rate: 'reopened / nullif(resolved, 0)::float8',
  first_contact_resolution: 'one_touch / nullif(resolved, 0)::float8',
  escalation_rate: 'escalated_replied / nullif(replied, 0)::float8',
  escalation_rate_all: 'escalations / nullif(created, 0)::float8',
  bot_first_ratio: 'bot_first / nullif(replied, 0)::float8',
  bot_involvement_rate: 'bot_involved / nullif(created, 0)::float8',
  bot_resolution_rate: 'bot_resolved / nullif(bot_involved, 0)::float8',
  automation_rate: 'bot_resolved / nullif(created, 0)::float8',
  csat: 'satisfied / nullif(ratings, 0)::float8',
  csat_mean: 'rating_sum / nullif(ratings, 0)',
  response_rate: 'rated_resolved / nullif(resolved, 0)::float8',
};

export const METRIC_KEYS = Object.keys(METRICS);

/** Facts with the segment that their customer was in when they began. */
const facts = (day: string) => `(
  SELECT coalesce(m.segment, 'team/unknown') AS segment, c.${day} >= $2 AS is_current, c.*
  FROM bough.conversation c
  LEFT JOIN membership m ON m.customer_id = c.customer_id AND m.valid_from <= c.created_day AND m.valid_to > c.created_day
  WHERE c.${day} >= $1 AND c.${day} < $3) f`;

/** The period is `[$2, $3)`, the one before `[$1, $2)`. */
export const SCORECARD = `
  WITH membership AS MATERIALIZED (
    SELECT m.customer_id, m.valid_from, m.valid_to, c.segments[1] AS segment
    FROM bough.customer_cell m JOIN bough.cell c ON c.id = m.cell_id
  ), begun AS (
    SELECT segment, is_current, count(*) AS created,
      count(first_human_reply_seconds) AS answered, sum(first_human_reply_seconds)::float8 AS first_human_reply,
      count(first_reply_seconds) AS replied, sum(first_reply_seconds)::float8 AS first_reply,
      count(resolved_day) AS resolved_later, count(*) FILTER (WHERE escalated) AS escalations,
      count(*) FILTER (WHERE escalated AND first_reply_seconds IS NOT NULL) AS escalated_replied,
      count(*) FILTER (WHERE first_reply_at IS NOT NULL AND (first_human_reply_at IS NULL OR first_human_reply_at > first_reply_at)) AS bot_first,
      count(*) FILTER (WHERE bot_took_part) AS bot_involved, count(*) FILTER (WHERE resolved_by = 'bot') AS bot_resolved,
      percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY first_human_reply_seconds) AS first_response_quantiles
    FROM ${facts('created_day')} GROUP BY 1, 2
  ), ended AS (
    SELECT segment, is_current, count(*) AS resolved, sum(resolution_seconds)::float8 AS resolution,
      sum(touches)::float8 AS touches, sum(handle_seconds)::float8 AS handle,
      count(*) FILTER (WHERE reopen_count > 0) AS reopened,
      count(*) FILTER (WHERE touches = 1 AND coalesce(reopen_count, 0) = 0) AS one_touch,
      count(rating) AS rated_resolved,
      percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY resolution_seconds) AS resolution_quantiles
    FROM ${facts('resolved_day')} GROUP BY 1, 2
  ), rated AS (
    SELECT segment, is_current, count(rating) AS ratings, count(*) FILTER (WHERE rating >= 4) AS satisfied,
      sum(rating)::float8 AS rating_sum
    FROM ${facts('rated_day')} GROUP BY 1, 2
  ), waiting AS (
    SELECT coalesce(m.segment, 'team/unknown') AS segment, is_current, count(*) AS still_open
    FROM (VALUES (false, $2::int), (true, $3::int)) AS ends (is_current, day)
    JOIN bough.conversation c ON c.created_day < ends.day AND (c.resolved_day IS NULL OR c.resolved_day >= ends.day)
    LEFT JOIN membership m ON m.customer_id = c.customer_id AND m.valid_from <= c.created_day AND m.valid_to > c.created_day
    GROUP BY 1, 2
  ), measured AS (
    SELECT segment, is_current, first_response_quantiles, resolution_quantiles,
      ${METRIC_KEYS.map((key) => `${METRICS[key]} AS ${key}`).join(', ')}
    FROM begun LEFT JOIN ended USING (segment, is_current) LEFT JOIN rated USING (segment, is_current)
    LEFT JOIN waiting USING (segment, is_current)
  ), compared AS (
    SELECT *, ${METRIC_KEYS.map((key) => `lag(${key}) OVER before AS ${key}_before`).join(', ')}
    FROM measured WINDOW before AS (PARTITION BY segment ORDER BY is_current)
  )
  SELECT * FROM compared WHERE is_current ORDER BY segment`;

export type HandRow = Readonly<Record<string, number | null>> & {
  readonly segment: string;
  readonly first_response_quantiles: readonly number[];
  readonly resolution_quantiles: readonly number[];
};

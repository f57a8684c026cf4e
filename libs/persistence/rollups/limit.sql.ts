/**
 * Statements that count conversations within limits, exactly. The same counting writes one day, writes all days of a new limit, and
 * answers for a limit that no standard names.
 */
import { BUSINESS_TIME, WITH_CELL } from './counted.js';

/** Each duration over `[$1, $3)` with its day and cell, `$2` the unknown cell; only of the measures in `$4`. */
const DURATIONS = [
  { from: WITH_CELL, day: 'created_day', seconds: 'first_human_reply_seconds' },
  { from: WITH_CELL, day: 'resolved_day', seconds: 'resolution_seconds' },
  { from: BUSINESS_TIME.created, day: 'created_day', seconds: 'business_seconds' },
  { from: BUSINESS_TIME.resolved, day: 'resolved_day', seconds: 'business_seconds' },
].map(
  ({ from, day, seconds }, measure) => `
    SELECT ${measure}::smallint AS measure, ${day} AS day, cell_id, ${seconds} AS duration
    FROM (${from} WHERE c.${day} >= $1 AND c.${day} < $3 AND ${measure} = ANY ($4::smallint[])) f WHERE ${seconds} IS NOT NULL`,
);

/** `$4` and `$5` are the limits: measures and seconds. */
const HELD_AGAINST_LIMITS = `
  (${DURATIONS.join(' UNION ALL ')}) d
  JOIN unnest($4::smallint[], $5::int[]) AS l(measure, seconds) ON l.measure = d.measure`;

const IS_WITHIN = 'count(*) FILTER (WHERE d.duration <= l.seconds)';

export const INSERT_WITHIN = `
  INSERT INTO bough.rollup_within (day, cell_id, measure, seconds, count, within)
  SELECT d.day, d.cell_id, l.measure, l.seconds, count(*), ${IS_WITHIN}
  FROM ${HELD_AGAINST_LIMITS} GROUP BY 1, 2, 3, 4`;

export const DELETE_WITHIN = `DELETE FROM bough.rollup_within WHERE day = $1`;

/** The limits `$3`, `$4` (measures and seconds) over `[$1, $2)`, from what was counted day by day. */
export const READ_WITHIN = `
  SELECT w.measure, w.seconds, k.segments, sum(w.count)::float8 AS count, sum(w.within)::float8 AS within
  FROM unnest($3::smallint[], $4::int[]) AS l(measure, seconds)
  JOIN bough.rollup_within w ON w.measure = l.measure AND w.seconds = l.seconds
  JOIN bough.cell k ON k.id = w.cell_id
  WHERE w.day >= $1 AND w.day < $2
  GROUP BY w.measure, w.seconds, k.id, k.segments`;

/** The same from the conversations. */
export const COUNT_WITHIN = `
  SELECT n.measure, n.seconds, k.segments, n.count::float8 AS count, n.within::float8 AS within
  FROM (
    SELECT l.measure, l.seconds, d.cell_id, count(*) AS count, ${IS_WITHIN} AS within
    FROM ${HELD_AGAINST_LIMITS} GROUP BY 1, 2, 3
  ) n JOIN bough.cell k ON k.id = n.cell_id`;

export const READ_LIMITS = `SELECT measure, seconds FROM bough.rollup_limit ORDER BY measure, seconds`;
export const INSERT_LIMITS = `
  INSERT INTO bough.rollup_limit (measure, seconds) SELECT * FROM unnest($1::smallint[], $2::int[])`;
/** Limits `$1`, `$2` with what was counted within them. */
export const DELETE_LIMITS = `
  DELETE FROM bough.rollup_limit l USING unnest($1::smallint[], $2::int[]) AS gone(measure, seconds)
  WHERE l.measure = gone.measure AND l.seconds = gone.seconds`;
export const DELETE_WITHIN_LIMITS = `
  DELETE FROM bough.rollup_within w USING unnest($1::smallint[], $2::int[]) AS gone(measure, seconds)
  WHERE w.measure = gone.measure AND w.seconds = gone.seconds`;

/**
 * Statements of the refresh: the SQL twin of `referenceRollup` in libs/domain/rollups. A test compares the two on random
 * facts. Every statement about a day takes the day as a plain range on an indexed integer.
 */
import { STANDARD_STEPS_PER_SECOND, STORED_MEASURES } from '@bough/domain';
import {
  AFTER_DAY,
  BUSINESS_TIME,
  CALENDAR_TIME,
  cameBack,
  CHANGES,
  columnType,
  RATED,
  REPEATED,
  WITH_CELL,
  type CountedTime,
} from './counted.js';

const MEASURE_COLUMNS = STORED_MEASURES.map(({ key }) => key);

/** One refresher at a time. */
export const LOCK_REFRESH = `SELECT pg_advisory_lock(hashtext('bough.refresh'))`;

export const IS_DIRTY = `SELECT EXISTS (SELECT 1 FROM bough.rollup_dirty) AS dirty`;

/** Marks what is in the log now as spread, and gives it. */
export const TAKE_UNSPREAD = `UPDATE bough.rollup_dirty SET spread = true WHERE NOT spread RETURNING customer_id, day`;

/** Days on which a customer's earlier conversations were resolved, up to `$3` days before a day of the log; `$4` is the first of these days. */
export const EARLIER_RESOLUTIONS = `
  SELECT DISTINCT c.resolved_day AS day
  FROM unnest($1::uuid[], $2::int[]) AS t(customer, day)
  JOIN bough.conversation c ON c.customer_id = t.customer AND c.resolved_day BETWEEN t.day - $3 AND t.day
  WHERE c.resolved_day >= $4 - $3`;

/** On these days nothing changed but who came back. */
export const LOG_SPREAD_DAYS = `
  INSERT INTO bough.rollup_dirty (customer_id, day, spread, only_repeated) SELECT $1::uuid, d, true, true FROM unnest($2::int[]) AS t(d)`;

export const DIRTY_DAYS = `SELECT DISTINCT day FROM bough.rollup_dirty WHERE spread ORDER BY day`;

/** Before the day is computed: a row that is written after this stays for the next refresh. */
export const TAKE_DAY = `DELETE FROM bough.rollup_dirty WHERE day = $1 AND spread RETURNING only_repeated`;

export const DELETE_CELLS = `DELETE FROM bough.rollup_cell WHERE day = $1`;
export const DELETE_HISTOGRAMS = `DELETE FROM bough.rollup_histogram WHERE day = $1`;

/** A part of the cells: its own measures, and nothing for the others. */
function part(measures: Readonly<Record<string, string>>, from: string): string {
  const columns = MEASURE_COLUMNS.map((key) => `${measures[key] ?? 'NULL'}::${columnType(key)} AS ${key}`);
  return `SELECT cell_id, ${columns.join(', ')} FROM ${from} GROUP BY cell_id`;
}

/** Counts anew who came back after a resolution on the day `$1`; `$2` is the unknown cell. Gives the cells in which it is another number. */
export const COUNT_REPEATED = `
  UPDATE bough.rollup_cell r SET repeated = own.repeated
  FROM (
    SELECT k.cell_id, coalesce(counted.repeated, 0) AS repeated
    FROM bough.rollup_cell k LEFT JOIN (
      SELECT cell_id, count(*) AS repeated FROM (${WITH_CELL} WHERE c.resolved_day = $1) f WHERE ${cameBack(AFTER_DAY)} GROUP BY cell_id
    ) counted USING (cell_id)
    WHERE k.day = $1
  ) own
  WHERE r.day = $1 AND r.cell_id = own.cell_id AND r.repeated <> own.repeated
  RETURNING r.cell_id`;

const insertCells = ({ created, cohort, resolved, ends }: CountedTime) => `
  INSERT INTO bough.rollup_cell (day, cell_id, ${MEASURE_COLUMNS.join(', ')})
  SELECT $1, cell_id, ${MEASURE_COLUMNS.map((key) => `coalesce(sum(${key}), 0)`).join(', ')}
  FROM (
    ${part(cohort, `(${created} WHERE c.created_day = $1) f`)}
    UNION ALL
    ${part(ends, `(${resolved} WHERE c.resolved_day = $1) f LEFT JOIN bough.topic_standard s ON s.topic = coalesce(f.topic, '')`)}
    UNION ALL
    ${part(REPEATED, `(${WITH_CELL} WHERE c.resolved_day = $1) f WHERE ${cameBack(AFTER_DAY)}`)}
    UNION ALL
    ${part(RATED, `(${WITH_CELL} WHERE c.rated_day = $1) f`)}
    UNION ALL
    ${part(
      CHANGES,
      `(SELECT cell_id, revenue, 1 AS sign FROM bough.customer_cell WHERE starts = $1
      UNION ALL SELECT cell_id, revenue, -1 FROM bough.customer_cell WHERE ends = $1) changes`,
    )}
  ) parts
  GROUP BY cell_id`;

/** All cells of day `$1`. */
export const INSERT_CELLS = insertCells(CALENDAR_TIME);
export const INSERT_CELLS_IN_BUSINESS_TIME = insertCells(BUSINESS_TIME);

/** Bucket of whole seconds; the same formula as `bucketOf` in libs/statistics, value for value. */
const bucket = (seconds: string) =>
  `CASE WHEN ${seconds} < 1 THEN -1 ELSE ceil(32 * ln(${seconds}::double precision) / ln(2::double precision) - 1e-9) END::smallint`;

/** Conversations by cell and bucket of a duration; `measure` is its place in `HISTOGRAM_MEASURES`. */
const countBuckets = (measure: number, seconds: string, from: string) => `
    SELECT cell_id, ${measure}::smallint AS measure, ${bucket(seconds)} AS bucket, count(*)::int AS n,
      min(${seconds}) AS least, max(${seconds}) AS most
    FROM (${from}) f WHERE ${seconds} IS NOT NULL GROUP BY 1, 3`;

const insertHistograms = (...counted: readonly string[]) => `
  INSERT INTO bough.rollup_histogram (day, cell_id, measure, buckets, counts, least, most)
  SELECT $1, cell_id, measure, array_agg(bucket ORDER BY bucket), array_agg(n ORDER BY bucket), min(least), max(most)
  FROM (${counted.join(' UNION ALL ')}) counted
  GROUP BY cell_id, measure`;

const CALENDAR_BUCKETS = [
  countBuckets(0, 'first_human_reply_seconds', `${WITH_CELL} WHERE c.created_day = $1`),
  countBuckets(1, 'resolution_seconds', `${WITH_CELL} WHERE c.resolved_day = $1`),
];

/** Histograms of day `$1`: first response by the day of creation, resolution by the day of resolution. */
export const INSERT_HISTOGRAMS = insertHistograms(...CALENDAR_BUCKETS);
export const INSERT_HISTOGRAMS_IN_BUSINESS_TIME = insertHistograms(
  ...CALENDAR_BUCKETS,
  countBuckets(2, 'business_seconds', `${BUSINESS_TIME.created} WHERE c.created_day = $1`),
  countBuckets(3, 'business_seconds', `${BUSINESS_TIME.resolved} WHERE c.resolved_day = $1`),
);

export const READ_DAY_CELLS = `
  SELECT c.segments, ${MEASURE_COLUMNS.map((key) => `r.${key}::float8 AS ${key}`).join(', ')}
  FROM bough.rollup_cell r JOIN bough.cell c ON c.id = r.cell_id WHERE r.day = $1`;

export const READ_ALL_CELLS = `
  SELECT r.day, c.segments, ${MEASURE_COLUMNS.map((key) => `r.${key}::float8 AS ${key}`).join(', ')}
  FROM bough.rollup_cell r JOIN bough.cell c ON c.id = r.cell_id ORDER BY r.day, c.segments`;

export const NEXT_VERSION = `UPDATE bough.rollup_state SET data_version = data_version + 1 WHERE id = 1 RETURNING data_version AS version`;

export const WRITE_DAY = `
  INSERT INTO bough.rollup_day (day, version, segments, block) VALUES ($1, $2, $3, $4)
  ON CONFLICT (day) DO UPDATE SET version = excluded.version, segments = excluded.segments, block = excluded.block`;

export const READ_STATE = `
  SELECT data_version::float8 AS version, unknown_cell, overall_standard, reference_from, reference_to, business_hours,
    business_from, business_to
  FROM bough.rollup_state WHERE id = 1`;

export const BLOCKS_SINCE = `SELECT day, version::float8 AS version, segments, block FROM bough.rollup_day WHERE version > $1 ORDER BY day`;

/** A mean of whole seconds to 1 / STANDARD_STEPS_PER_SECOND, so that sums of it are exact. */
const MEAN_HANDLE_TIME = `round(sum(handle_seconds)::numeric * ${STANDARD_STEPS_PER_SECOND} / count(*))::float8 / ${STANDARD_STEPS_PER_SECOND}`;

/** Standards of the topics over `[$1, $2)`. */
export const COMPUTE_STANDARDS = `
  SELECT coalesce(topic, '') AS topic, ${MEAN_HANDLE_TIME} AS seconds
  FROM bough.conversation WHERE resolved_day >= $1 AND resolved_day < $2 AND handle_seconds IS NOT NULL GROUP BY 1 ORDER BY 1`;
export const COMPUTE_OVERALL_STANDARD = `
  SELECT ${MEAN_HANDLE_TIME} AS seconds
  FROM bough.conversation WHERE resolved_day >= $1 AND resolved_day < $2 AND handle_seconds IS NOT NULL HAVING count(*) > 0`;
export const READ_STANDARDS = `SELECT topic, seconds FROM bough.topic_standard ORDER BY topic`;
export const DELETE_STANDARDS = `DELETE FROM bough.topic_standard`;
export const INSERT_STANDARDS = `INSERT INTO bough.topic_standard (topic, seconds) SELECT * FROM unnest($1::text[], $2::float8[])`;
export const SET_OVERALL_STANDARD = `UPDATE bough.rollup_state SET overall_standard = $1, reference_from = $2, reference_to = $3 WHERE id = 1`;
/** First and last day on which anything began, ended or was rated. */
export const DAYS_OF_FACTS = `
  SELECT min(created_day) AS first, greatest(max(created_day), max(resolved_day), max(rated_day)) AS last FROM bough.conversation`;
export const DELETE_BUSINESS_SPANS = `DELETE FROM bough.business_span`;
export const INSERT_BUSINESS_SPANS = `
  INSERT INTO bough.business_span (opens_at, closes_at, seconds_before)
  SELECT * FROM unnest($1::timestamptz[], $2::timestamptz[], $3::bigint[])`;
export const SET_BUSINESS_HOURS = `
  UPDATE bough.rollup_state SET business_hours = $1, business_from = $2, business_to = $3 WHERE id = 1`;

export const FIRST_RESOLVED_DAY = `SELECT min(resolved_day) AS day FROM bough.conversation`;
export const LOG_RESOLVED_DAYS = `
  INSERT INTO bough.rollup_dirty (customer_id, day, spread)
  SELECT DISTINCT $1::uuid, resolved_day, true FROM bough.conversation WHERE resolved_day IS NOT NULL`;

/**
 * Every day on which anything counts or counted. Not as spread: a refresher that is past measuring the standards must leave
 * these days to the next one, because a new time zone can move conversations into the reference period.
 */
export const LOG_ALL_DAYS = `
  INSERT INTO bough.rollup_dirty (customer_id, day, spread)
  SELECT $1::uuid, day, false FROM (
    SELECT created_day AS day FROM bough.conversation
    UNION SELECT resolved_day FROM bough.conversation
    UNION SELECT rated_day FROM bough.conversation
    UNION SELECT starts FROM bough.customer_cell
    UNION SELECT ends FROM bough.customer_cell WHERE ends < $2
    UNION SELECT day FROM bough.rollup_day WHERE cardinality(segments) > 0
  ) days WHERE day IS NOT NULL`;

/** Histograms of a duration over `[$2, $3)`, merged per cell. */
export const READ_HISTOGRAMS = `
  SELECT c.segments, array_agg(bucket) AS buckets, array_agg(n) AS counts, min(least) AS least, max(most) AS most
  FROM (
    SELECT h.cell_id, t.bucket, sum(t.n)::int AS n, min(h.least) AS least, max(h.most) AS most
    FROM bough.rollup_histogram h CROSS JOIN LATERAL unnest(h.buckets, h.counts) AS t(bucket, n)
    WHERE h.measure = $1 AND h.day >= $2 AND h.day < $3
    GROUP BY h.cell_id, t.bucket
  ) merged JOIN bough.cell c ON c.id = merged.cell_id
  GROUP BY c.id, c.segments`;

/** Begun over `[$1, $3)`, `$2` the unknown cell: how long each took, or has been open at `$4`, merged per cell. */
export const RESOLUTION_TIMES = `
  SELECT c.segments, is_open, array_agg(bucket) AS buckets, array_agg(n) AS counts, min(least)::float8 AS least,
    max(most)::float8 AS most
  FROM (
    SELECT cell_id, is_open, ${bucket('seconds')} AS bucket, count(*)::int AS n, min(seconds) AS least, max(seconds) AS most
    FROM (
      SELECT cell_id, resolved_at IS NULL OR resolved_at > $4::timestamptz AS is_open,
        CASE WHEN resolved_at <= $4::timestamptz THEN resolution_seconds
          ELSE greatest(0, floor(extract(epoch FROM $4::timestamptz - created_at))) END AS seconds
      FROM (${WITH_CELL} WHERE c.created_day >= $1 AND c.created_day < $3) f
    ) watched
    GROUP BY 1, 2, 3
  ) counted JOIN bough.cell c ON c.id = counted.cell_id
  GROUP BY c.id, c.segments, is_open`;

export const READ_COST_POOLS = `SELECT month, category, amount::float8 AS amount FROM bough.cost_pool ORDER BY month, category`;
export const READ_READINGS = `SELECT measure, day, segment, value FROM bough.reading ORDER BY measure, day, segment`;

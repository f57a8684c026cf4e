/** Statements for customers, cost pools and readings. */
import { NO_VERSION } from './no-version.js';

/**
 * Stated customers: `$1` ids … ; an older statement never overwrites a newer one. `$10` to `$12` say of each whether it speaks of the
 * name and the two days: what it does not speak of stays, and what it leaves empty is taken back. Gives what it touched.
 */
export const UPSERT_CUSTOMERS = `
  WITH incoming AS MATERIALIZED (
    SELECT i.*, c.known, c.name AS old_name, c.active_from AS old_from, c.active_to AS old_to
    FROM unnest($1::uuid[], $3::text[], $4::text[], $5::int[], $6::int[], $7::bigint[], $10::boolean[], $11::boolean[], $12::boolean[])
      AS i(customer_id, external_id, name, active_from, active_to, version, says_name, says_from, says_to)
    LEFT JOIN bough.customer c USING (customer_id)
  ), known AS MATERIALIZED (
    SELECT c.customer_id, c.known, c.name, c.active_from, c.active_to
    FROM bough.customer c JOIN incoming USING (customer_id)
  ), written AS (
    INSERT INTO bough.customer AS t (customer_id, source, external_id, name, known, active_from, active_to, version)
    SELECT customer_id, $2, external_id, CASE WHEN says_name THEN name ELSE old_name END, true,
      coalesce(CASE WHEN says_from THEN active_from ELSE old_from END, $8),
      coalesce(CASE WHEN says_to THEN active_to ELSE old_to END, $9), version
    FROM incoming
    ON CONFLICT (customer_id) DO UPDATE SET
      name = excluded.name,
      known = true,
      active_from = excluded.active_from,
      active_to = excluded.active_to,
      version = greatest(t.version, excluded.version)
    WHERE excluded.version >= t.version OR excluded.version = ${NO_VERSION}
    RETURNING t.customer_id, t.name, t.active_from, t.active_to
  )
  SELECT w.customer_id, coalesce(k.known, false) AS was_known,
    (k.name, k.active_from, k.active_to) IS NOT DISTINCT FROM (w.name, w.active_from, w.active_to) AS same
  FROM written w LEFT JOIN known k USING (customer_id)`;

/** The customers `$2` were changed by the run `$1`; those of `$3` were not known before. */
export const MARK_CHANGED = `
  UPDATE bough.customer SET changed_run = $1, first_run = CASE WHEN customer_id = ANY ($3::uuid[]) THEN $1 ELSE first_run END
  WHERE customer_id = ANY ($2::uuid[])`;

/** Customers that some source calls so. */
export const CUSTOMERS_NAMED = `
  SELECT customer_id AS id, source, external_id AS "externalId" FROM bough.customer
  WHERE external_id = ANY ($1::text[]) ORDER BY external_id COLLATE "C", source COLLATE "C"`;

/** The same by the ids that the rollups call them. */
export const CUSTOMERS_BY_ID = `
  SELECT customer_id AS id, source, external_id AS "externalId" FROM bough.customer
  WHERE customer_id = ANY ($1::uuid[]) ORDER BY external_id COLLATE "C", source COLLATE "C"`;

/** Gives the customers whose attributes changed. */
export const UPSERT_ATTRIBUTES = `
  INSERT INTO bough.customer_attribute AS t (customer_id, attribute, valid_from, value)
  SELECT * FROM unnest($1::uuid[], $2::text[], $3::int[], $4::text[])
  ON CONFLICT (customer_id, attribute, valid_from) DO UPDATE SET value = excluded.value
  WHERE t.value IS DISTINCT FROM excluded.value
  RETURNING customer_id`;

/**
 * What earlier runs of the source `$1` said about the months `$2` and the run `$3` does not say again (`$4` months, `$5` categories). What the
 * files `$6` said stays: they are other files of the same mapping.
 */
export const REPLACE_MONTHS = `
  DELETE FROM bough.cost_pool t WHERE t.source = $1 AND t.month = ANY ($2::int[]) AND t.version < $3
    AND NOT EXISTS (SELECT 1 FROM bough.import_run r WHERE r.id = t.version AND r.file = ANY ($6::text[]))
    AND NOT EXISTS (SELECT 1 FROM unnest($4::int[], $5::text[]) AS i(month, category) WHERE i.month = t.month AND i.category = t.category)`;

/** What the source `$1` said about the months `$2` and their categories `$3`, but for what runs later than `$4` said. */
export const TAKE_BACK_COSTS = `
  DELETE FROM bough.cost_pool t USING unnest($2::int[], $3::text[]) AS i(month, category)
  WHERE t.source = $1 AND t.month = i.month AND t.category = i.category AND t.version <= $4`;

/** What was said about the measures `$1`, days `$2` and segments `$3`, but for what runs later than `$4` said. */
export const TAKE_BACK_READINGS = `
  DELETE FROM bough.reading t USING unnest($1::text[], $2::int[], $3::text[]) AS i(measure, day, segment)
  WHERE t.measure = i.measure AND t.day = i.day AND t.segment = i.segment AND t.version <= $4`;

export const UPSERT_COST_POOLS = `
  WITH incoming AS (SELECT * FROM unnest($1::int[], $2::text[], $3::bigint[]) AS t(month, category, amount)),
  known AS MATERIALIZED (
    SELECT t.month, t.category, t.amount FROM bough.cost_pool t JOIN incoming USING (month, category) WHERE t.source = $5
  ), written AS (
    INSERT INTO bough.cost_pool AS t (source, month, category, amount, version, first_run, changed_run)
    SELECT $5, month, category, amount, $4::int, $4::int, $4::int FROM incoming
    ON CONFLICT (source, month, category) DO UPDATE SET amount = excluded.amount, version = excluded.version,
      changed_run = CASE WHEN t.amount = excluded.amount THEN t.changed_run ELSE excluded.changed_run END
    WHERE excluded.version >= t.version
    RETURNING month, category, amount
  )
  SELECT count(*) FILTER (WHERE k.amount IS DISTINCT FROM w.amount)::int AS written,
    count(*) FILTER (WHERE k.amount <> w.amount)::int AS changed
  FROM written w LEFT JOIN known k USING (month, category)`;

export const UPSERT_READINGS = `
  WITH incoming AS (SELECT * FROM unnest($1::text[], $2::int[], $3::text[], $4::float8[]) AS t(measure, day, segment, value)),
  known AS MATERIALIZED (SELECT measure, day, segment FROM bough.reading JOIN incoming USING (measure, day, segment)),
  written AS (
    INSERT INTO bough.reading AS t (measure, day, segment, value, version, first_run) SELECT measure, day, segment, value, $5::int, $5::int FROM incoming
    ON CONFLICT (measure, day, segment) DO UPDATE SET value = excluded.value, version = excluded.version
    WHERE t.value <> excluded.value AND excluded.version >= t.version
    RETURNING measure, day, segment
  )
  SELECT count(*)::int AS written, count(k.day)::int AS changed FROM written LEFT JOIN known k USING (measure, day, segment)`;

/** Cost and readings are not part of the daily blocks: the engine reads them again when the version has grown. */
export const GROW_DATA_VERSION = `UPDATE bough.rollup_state SET data_version = data_version + 1 WHERE id = 1`;

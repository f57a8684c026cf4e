/** Statements for customers, cost pools and readings. */
import { NO_VERSION } from './no-version.js';

/** Stated customers: `$1` ids … ; an older statement never overwrites a newer one. Gives what it touched. */
export const UPSERT_CUSTOMERS = `
  WITH incoming AS (
    SELECT * FROM unnest($1::uuid[], $3::text[], $4::text[], $5::int[], $6::int[], $7::bigint[])
      AS t(customer_id, external_id, name, active_from, active_to, version)
  ), known AS (
    SELECT c.customer_id, c.known, c.name, c.active_from, c.active_to
    FROM bough.customer c JOIN incoming USING (customer_id)
  ), written AS (
    INSERT INTO bough.customer AS t (customer_id, source, external_id, name, known, active_from, active_to, version)
    SELECT customer_id, $2, external_id, name, true, coalesce(active_from, $8), coalesce(active_to, $9), version FROM incoming
    ON CONFLICT (customer_id) DO UPDATE SET
      name = coalesce(excluded.name, t.name),
      known = true,
      active_from = CASE WHEN excluded.active_from = $8 THEN t.active_from ELSE excluded.active_from END,
      active_to = CASE WHEN excluded.active_to = $9 THEN t.active_to ELSE excluded.active_to END,
      version = greatest(t.version, excluded.version)
    WHERE excluded.version >= t.version OR excluded.version = ${NO_VERSION}
    RETURNING t.customer_id, t.name, t.active_from, t.active_to
  )
  SELECT w.customer_id, coalesce(k.known, false) AS was_known,
    (k.name, k.active_from, k.active_to) IS NOT DISTINCT FROM (w.name, w.active_from, w.active_to) AS same
  FROM written w LEFT JOIN known k USING (customer_id)`;

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

export const UPSERT_COST_POOLS = `
  WITH incoming AS (SELECT * FROM unnest($1::int[], $2::text[], $3::bigint[]) AS t(month, category, amount)),
  known AS (SELECT month, category FROM bough.cost_pool JOIN incoming USING (month, category)),
  written AS (
    INSERT INTO bough.cost_pool AS t (month, category, amount, version) SELECT month, category, amount, $4 FROM incoming
    ON CONFLICT (month, category) DO UPDATE SET amount = excluded.amount, version = excluded.version
    WHERE t.amount <> excluded.amount AND excluded.version >= t.version
    RETURNING month, category
  )
  SELECT count(*)::int AS written, count(k.month)::int AS changed FROM written LEFT JOIN known k USING (month, category)`;

export const UPSERT_READINGS = `
  WITH incoming AS (SELECT * FROM unnest($1::text[], $2::int[], $3::text[], $4::float8[]) AS t(measure, day, segment, value)),
  known AS (SELECT measure, day, segment FROM bough.reading JOIN incoming USING (measure, day, segment)),
  written AS (
    INSERT INTO bough.reading AS t (measure, day, segment, value, version) SELECT measure, day, segment, value, $5 FROM incoming
    ON CONFLICT (measure, day, segment) DO UPDATE SET value = excluded.value, version = excluded.version
    WHERE t.value <> excluded.value AND excluded.version >= t.version
    RETURNING measure, day, segment
  )
  SELECT count(*)::int AS written, count(k.day)::int AS changed FROM written LEFT JOIN known k USING (measure, day, segment)`;

/** Cost and readings are not part of the daily blocks: the engine reads them again when the version has grown. */
export const GROW_DATA_VERSION = `UPDATE bough.rollup_state SET data_version = data_version + 1 WHERE id = 1`;

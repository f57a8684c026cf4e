/** Statements for taking an import back. `$1` is the source, `$2` the run or NULL for all of the source. */

const OF_RUN = `($2::int IS NULL OR t.first_run = $2)`;
const BROUGHT = `t.source = $1 AND ${OF_RUN}`;
/** Readings do not say their source: it is that of the import that brought them. */
const READ = `t.first_run IN (SELECT r.id FROM bough.import_run r WHERE r.source = $1) AND ${OF_RUN}`;

export const COUNT_BROUGHT = `
  SELECT (SELECT count(*) FROM bough.conversation t WHERE ${BROUGHT})::int AS conversations,
    (SELECT count(*) FROM bough.customer t WHERE t.known AND ${BROUGHT})::int AS customers,
    (SELECT count(*) FROM bough.cost_pool t WHERE ${BROUGHT})::int AS "costPools",
    (SELECT count(*) FROM bough.reading t WHERE ${READ})::int AS readings`;

const DAY_TEXT = (day: string) => `(DATE '1970-01-01' + ${day})::text`;
const CHANGED = `
  SELECT 'conversations' AS kind, external_id AS name FROM bough.conversation t
    WHERE t.source = $1 AND t.changed_run = $2 AND t.first_run IS DISTINCT FROM $2
  UNION ALL SELECT 'customers', external_id FROM bough.customer t
    WHERE t.source = $1 AND t.changed_run = $2 AND t.first_run IS DISTINCT FROM $2
  UNION ALL SELECT 'cost_pools', ${DAY_TEXT('month')} || ' ' || category FROM bough.cost_pool t
    WHERE t.source = $1 AND t.changed_run = $2 AND t.first_run IS DISTINCT FROM $2
  UNION ALL SELECT 'readings', measure || ' ' || ${DAY_TEXT('day')} || ' ' || segment FROM bough.reading t
    WHERE t.version = $2 AND t.first_run IS DISTINCT FROM $2`;
export const COUNT_CHANGED = `SELECT count(*)::int AS changed FROM (${CHANGED}) c`;
export const LIST_CHANGED = `SELECT kind, name FROM (${CHANGED}) c ORDER BY kind, name COLLATE "C" LIMIT $3`;

export const LOG_BROUGHT_DAYS = `
  INSERT INTO bough.rollup_dirty (customer_id, day, spread)
  SELECT DISTINCT t.customer_id, day, false FROM bough.conversation t
  CROSS JOIN LATERAL unnest(ARRAY[t.created_day, t.resolved_day, t.rated_day]) AS d(day) WHERE ${BROUGHT} AND day IS NOT NULL`;
export const CUSTOMERS_OF_BROUGHT = `SELECT DISTINCT t.customer_id AS id FROM bough.conversation t WHERE ${BROUGHT}`;
export const REMOVE_BROUGHT_CONVERSATIONS = `DELETE FROM bough.conversation t WHERE ${BROUGHT}`;
export const BROUGHT_CUSTOMERS = `SELECT t.customer_id AS id FROM bough.customer t WHERE t.known AND ${BROUGHT} ORDER BY 1`;
/** Customers of the source `$1`, or among `$2`, whom nothing names any more. */
export const REMOVE_PLACEHOLDERS = `
  DELETE FROM bough.customer c WHERE (c.source = $1 OR c.customer_id = ANY ($2::uuid[])) AND NOT c.known
    AND NOT EXISTS (SELECT 1 FROM bough.conversation t WHERE t.customer_id = c.customer_id)`;
export const REMOVE_BROUGHT_COSTS = `DELETE FROM bough.cost_pool t WHERE ${BROUGHT}`;
export const REMOVE_BROUGHT_READINGS = `DELETE FROM bough.reading t WHERE ${READ}`;
/** What the import removed may come back. What was erased may not. */
export const REMOVE_BROUGHT_TOMBSTONES = `
  DELETE FROM bough.removal t WHERE t.source = $1 AND t.reason <> 'erased' AND ($2::int IS NULL OR t.run_id = $2)`;
const RUNS = `SELECT r.id FROM bough.import_run r WHERE r.source = $1 AND ($2::int IS NULL OR r.id = $2)`;
export const REMOVE_CARRIED = `DELETE FROM bough.carried_field WHERE run_id IN (${RUNS})`;
export const MARK_TAKEN_BACK = `UPDATE bough.import_run SET state = 'taken_back' WHERE id IN (${RUNS})`;

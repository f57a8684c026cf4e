/** Statements for what is removed, and for what stays of it: a row that holds against older versions. */
import { NO_VERSION } from './no-version.js';

const OF_SAME = `r.source = $1 AND r.kind = 'conversations' AND r.external_id = i.external_id`;

/** Incoming conversations that were removed by a newer version, or for ever. */
export const HELD_BACK = `
  DELETE FROM incoming_conversation i USING bough.removal r
  WHERE ${OF_SAME} AND (r.reason = 'erased' OR (r.version > i.version AND i.version <> ${NO_VERSION}))`;

/** A conversation that comes back without a version goes on standing against what is older than its removal. */
export const KEEP_REMOVED_VERSIONS = `
  UPDATE incoming_conversation i SET version = greatest(i.version, r.version) FROM bough.removal r WHERE ${OF_SAME}`;

export const REMOVE_TOMBSTONES = `DELETE FROM bough.removal r USING incoming_conversation i WHERE ${OF_SAME}`;

/** What customers of the source `$1` were removed: `$2` external ids. */
export const REMOVED_CUSTOMERS = `
  SELECT external_id AS "externalId", version::float8 AS version, reason FROM bough.removal
  WHERE source = $1 AND kind = 'customers' AND external_id = ANY ($2::text[])`;
export const REMOVE_CUSTOMER_TOMBSTONES = `
  DELETE FROM bough.removal WHERE source = $1 AND kind = 'customers' AND external_id = ANY ($2::text[])`;

/** `$1` ids of facts, `$2` versions of their removals: what is stored and not newer. */
const GIVEN = `unnest($1::uuid[], $2::bigint[]) AS g(id, version)`;
const NOT_NEWER = (version: string) => `(g.version >= ${version} OR g.version = ${NO_VERSION})`;

export const LOG_REMOVED_DAYS = `
  INSERT INTO bough.rollup_dirty (customer_id, day, spread)
  SELECT DISTINCT c.customer_id, day, false
  FROM bough.conversation c JOIN ${GIVEN} ON g.id = c.id AND ${NOT_NEWER('c.version')}
  CROSS JOIN LATERAL unnest(ARRAY[c.created_day, c.resolved_day, c.rated_day]) AS t(day) WHERE day IS NOT NULL`;
export const REMOVE_CONVERSATIONS = `
  DELETE FROM bough.conversation c USING ${GIVEN} WHERE g.id = c.id AND ${NOT_NEWER('c.version')}
  RETURNING c.id, c.customer_id, c.version`;
export const STORED_CONVERSATIONS = `SELECT id FROM bough.conversation WHERE id = ANY ($1::uuid[])`;

export const REMOVABLE_CUSTOMERS = `
  SELECT c.customer_id AS id, c.version::float8 AS version FROM bough.customer c JOIN ${GIVEN} ON g.id = c.customer_id
  WHERE c.known AND ${NOT_NEWER('c.version')}`;
export const STORED_CUSTOMERS = `SELECT customer_id AS id FROM bough.customer WHERE known AND customer_id = ANY ($1::uuid[])`;

/** Customers `$1` are not known any more; `$2` and `$3` are the first and the last day of all. */
export const FORGET_ATTRIBUTES = `DELETE FROM bough.customer_attribute WHERE customer_id = ANY ($1::uuid[])`;
export const FORGET_CUSTOMERS = `
  UPDATE bough.customer SET known = false, name = NULL, active_from = $2, active_to = $3, version = 0, first_run = NULL, changed_run = NULL
  WHERE customer_id = ANY ($1::uuid[])`;
/** Of them, those whom no conversation names. */
export const REMOVE_UNNAMED = `
  DELETE FROM bough.customer c WHERE c.customer_id = ANY ($1::uuid[]) AND NOT c.known
    AND NOT EXISTS (SELECT 1 FROM bough.conversation t WHERE t.customer_id = c.customer_id)`;

/** `$1` the source, `$2` the kind, `$3` external ids, `$4` reasons, `$5` versions, `$6` the run. */
export const ADD_TOMBSTONES = `
  INSERT INTO bough.removal AS t (source, kind, external_id, reason, version, run_id)
  SELECT $1, $2, external_id, reason, version, $6 FROM unnest($3::text[], $4::text[], $5::bigint[]) AS g(external_id, reason, version)
  ON CONFLICT (source, kind, external_id) DO UPDATE SET reason = excluded.reason, version = excluded.version, run_id = excluded.run_id
  WHERE t.reason <> 'erased' AND (t.version < excluded.version OR excluded.reason = 'erased')`;

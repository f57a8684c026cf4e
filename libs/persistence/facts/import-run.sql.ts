/** Statements for import runs. */

/** One writer per source: held by the session of a run until it ends. */
export const LOCK_SOURCE = `SELECT pg_try_advisory_lock(hashtext('bough.source'), hashtext($1)) AS locked`;
export const LOCK_SOURCE_IN_TRANSACTION = `SELECT pg_try_advisory_xact_lock(hashtext('bough.source'), hashtext($1)) AS locked`;

/** The run to take up again: the newest of the source and kind, if it is the same file and did not finish. */
export const LAST_RUN = `
  SELECT id, fingerprint, state, fresh FROM bough.import_run WHERE source = $1 AND kind = $2 ORDER BY id DESC LIMIT 1`;

export const HAS_CONVERSATIONS = `
  SELECT EXISTS (SELECT 1 FROM bough.conversation WHERE source = $1)
    OR EXISTS (SELECT 1 FROM bough.removal WHERE source = $1 AND kind = 'conversations') AS found`;

export const ADD_RUN = `
  INSERT INTO bough.import_run (source, kind, file, fingerprint, state, fresh, rows_read, rows_new, rows_changed,
    rows_unchanged, rows_rejected, rows_left_out, rows_removed, warnings, started_at, demo)
  VALUES ($1, $2, $3, $4, 'running', $5, 0, 0, 0, 0, 0, 0, 0, 0, $6, $7) RETURNING id`;

/** $1: source, $2: the run that holds it. The others of the source that did not end have lost their process. */
export const INTERRUPT_OTHERS = `
  UPDATE bough.import_run SET state = 'interrupted' WHERE source = $1 AND id <> $2 AND state = 'running'`;
export const GO_ON = `UPDATE bough.import_run SET state = 'running' WHERE id = $1`;

export const FINISH_RUN = `
  UPDATE bough.import_run SET state = $2, rows_read = $3, rows_new = $4, rows_changed = $5, rows_unchanged = $6,
    rows_rejected = $7, rows_left_out = $8, warnings = $9, message = $10, finished_at = $11, rows_removed = $12 WHERE id = $1`;

export const CLAIM_BATCH = `
  INSERT INTO bough.import_batch (run_id, batch, rows_new, rows_changed, rows_unchanged, rows_removed) VALUES ($1, $2, 0, 0, 0, 0)
  ON CONFLICT (run_id, batch) DO NOTHING RETURNING batch`;
export const READ_BATCH = `
  SELECT rows_new AS new, rows_changed AS changed, rows_unchanged AS unchanged, rows_removed AS removed FROM bough.import_batch WHERE run_id = $1 AND batch = $2`;
export const COUNT_BATCH = `
  UPDATE bough.import_batch SET rows_new = $3, rows_changed = $4, rows_unchanged = $5, rows_removed = $6 WHERE run_id = $1 AND batch = $2`;

export const KEEP_PROBLEMS = `
  INSERT INTO bough.import_reject (run_id, number, line, severity, code, field, column_name, value, reason)
  SELECT $1, $2 + ordinality - 1, line, severity, code, field, column_name, value, reason
  FROM unnest($3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
    WITH ORDINALITY AS t(line, severity, code, field, column_name, value, reason, ordinality)
  ON CONFLICT (run_id, number) DO NOTHING`;

const IS_HELD = `EXISTS (SELECT FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_database d ON d.oid = l.database AND d.datname = current_database()
    WHERE l.locktype = 'advisory' AND l.objsubid = 2
      AND l.classid = hashtext('bough.source')::oid AND l.objid = hashtext(r.source)::oid)`;

/** A run whose process is gone holds its source no more. What a run that has not ended counts is in its batches. */
export const LIST_RUNS = `
  SELECT r.id, r.source, r.kind, r.file, r.demo, r.message, r.started_at AS "startedAt", r.finished_at AS "finishedAt",
    CASE WHEN r.state = 'running' AND NOT ${IS_HELD} THEN 'interrupted' ELSE r.state END AS state,
    greatest(r.rows_read, b.new + b.changed + b.unchanged)::float8 AS read, greatest(r.rows_new, b.new)::float8 AS new,
    greatest(r.rows_changed, b.changed)::float8 AS changed, greatest(r.rows_unchanged, b.unchanged)::float8 AS unchanged,
    r.rows_rejected::float8 AS rejected, r.rows_left_out::float8 AS "leftOut", greatest(r.rows_removed, b.removed)::float8 AS removed, r.warnings::float8 AS warnings
  FROM (SELECT * FROM bough.import_run ORDER BY id DESC LIMIT $1) r CROSS JOIN LATERAL (
    SELECT sum(rows_new) AS new, sum(rows_changed) AS changed, sum(rows_unchanged) AS unchanged, sum(rows_removed) AS removed
    FROM bough.import_batch WHERE run_id = r.id AND r.finished_at IS NULL
  ) b ORDER BY r.id DESC`;

export const LIST_PROBLEMS = `
  SELECT r.id AS "runId", r.file, p.line::float8 AS line, p.severity, p.code, p.field, p.column_name AS column, p.value, p.reason AS message
  FROM bough.import_reject p JOIN bough.import_run r ON r.id = p.run_id
  WHERE p.run_id = coalesce($1, (SELECT max(run_id) FROM bough.import_reject))
  ORDER BY p.number LIMIT $2`;

/** A row counts once for each code, field and column. */
export const COUNT_PROBLEMS = `
  SELECT p.severity, p.code, p.field, p.column_name AS column, count(DISTINCT p.line)::float8 AS rows,
    min(p.line)::float8 AS "firstLine", (array_agg(p.value ORDER BY p.number))[1] AS value, (array_agg(p.reason ORDER BY p.number))[1] AS message
  FROM bough.import_reject p WHERE p.run_id = $1
  GROUP BY p.severity, p.code, p.field, p.column_name ORDER BY rows DESC, "firstLine", code`;

export const ADD_CARRIED_FIELDS = `INSERT INTO bough.carried_field (run_id, field, partial) SELECT $2, unnest($1::text[]), $3::boolean ON CONFLICT (run_id, field) DO NOTHING`;
export const READ_PARTIAL_FIELDS = `
  SELECT DISTINCT f.field FROM bough.carried_field f JOIN bough.import_run r ON r.id = f.run_id WHERE f.partial AND r.source = $1`;
export const READ_CARRIED_FIELDS = `SELECT DISTINCT field FROM bough.carried_field`;

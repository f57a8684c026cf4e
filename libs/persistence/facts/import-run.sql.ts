/** Statements for import runs. */

/** One writer per source: held by the session of a run until it ends. */
export const LOCK_SOURCE = `SELECT pg_try_advisory_lock(hashtext('bough.source'), hashtext($1)) AS locked`;
export const UNLOCK_SOURCE = `SELECT pg_advisory_unlock(hashtext('bough.source'), hashtext($1))`;

/** The run to take up again: the newest of the source and kind, if it is the same file and did not finish. */
export const LAST_RUN = `
  SELECT id, fingerprint, state, fresh FROM bough.import_run WHERE source = $1 AND kind = $2 ORDER BY id DESC LIMIT 1`;

export const HAS_CONVERSATIONS = `SELECT EXISTS (SELECT 1 FROM bough.conversation WHERE source = $1) AS found`;

export const ADD_RUN = `
  INSERT INTO bough.import_run (source, kind, file, fingerprint, state, fresh, rows_read, rows_new, rows_changed,
    rows_unchanged, rows_rejected, rows_left_out, warnings, started_at)
  VALUES ($1, $2, $3, $4, 'running', $5, 0, 0, 0, 0, 0, 0, 0, $6) RETURNING id`;

export const FINISH_RUN = `
  UPDATE bough.import_run SET state = $2, rows_read = $3, rows_new = $4, rows_changed = $5, rows_unchanged = $6,
    rows_rejected = $7, rows_left_out = $8, warnings = $9, message = $10, finished_at = $11 WHERE id = $1`;

export const CLAIM_BATCH = `
  INSERT INTO bough.import_batch (run_id, batch, rows_new, rows_changed, rows_unchanged) VALUES ($1, $2, 0, 0, 0)
  ON CONFLICT (run_id, batch) DO NOTHING RETURNING batch`;
export const READ_BATCH = `
  SELECT rows_new AS new, rows_changed AS changed, rows_unchanged AS unchanged FROM bough.import_batch WHERE run_id = $1 AND batch = $2`;
export const COUNT_BATCH = `
  UPDATE bough.import_batch SET rows_new = $3, rows_changed = $4, rows_unchanged = $5 WHERE run_id = $1 AND batch = $2`;

export const KEEP_PROBLEMS = `
  INSERT INTO bough.import_reject (run_id, number, line, severity, code, field, column_name, value, reason)
  SELECT $1, $2 + ordinality - 1, line, severity, code, field, column_name, value, reason
  FROM unnest($3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
    WITH ORDINALITY AS t(line, severity, code, field, column_name, value, reason, ordinality)
  ON CONFLICT (run_id, number) DO NOTHING`;

export const LIST_RUNS = `
  SELECT id, source, kind, file, state, message, started_at AS "startedAt", finished_at AS "finishedAt",
    rows_read::float8 AS read, rows_new::float8 AS new, rows_changed::float8 AS changed, rows_unchanged::float8 AS unchanged,
    rows_rejected::float8 AS rejected, rows_left_out::float8 AS "leftOut", warnings::float8 AS warnings
  FROM bough.import_run ORDER BY id DESC LIMIT $1`;

export const LIST_PROBLEMS = `
  SELECT r.id AS "runId", r.file, p.line::float8 AS line, p.severity, p.code, p.field, p.column_name AS column, p.value, p.reason AS message
  FROM bough.import_reject p JOIN bough.import_run r ON r.id = p.run_id
  WHERE p.run_id = coalesce($1, (SELECT max(run_id) FROM bough.import_reject))
  ORDER BY p.number LIMIT $2`;

export const CARRY = `INSERT INTO bough.carried_field (field) SELECT unnest($1::text[]) ON CONFLICT (field) DO NOTHING`;
export const CARRIED = `SELECT field FROM bough.carried_field`;

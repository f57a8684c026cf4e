/** Statements for the workspace; the statement that reads it is in shared/current-workspace.sql.ts. */
export const REMOVE_FACTS = `
  TRUNCATE bough.customer, bough.customer_attribute, bough.conversation, bough.cost_pool, bough.reading,
    bough.import_run, bough.import_batch, bough.import_reject, bough.carried_field, bough.removal, bough.source_cursor,
    bough.customer_cell,
    bough.rollup_dirty, bough.rollup_cell, bough.rollup_histogram, bough.rollup_within, bough.topic_standard`;
/** The data version still grows, so that nobody takes old numbers for new ones. */
export const RESET_STANDARDS = `
  UPDATE bough.rollup_state SET data_version = data_version + 1, overall_standard = NULL,
    reference_from = NULL, reference_to = NULL WHERE id = 1`;
/** Keeps the days but empties them: a running engine reads only days that are newer than its own. */
export const EMPTY_DAYS = `
  UPDATE bough.rollup_day SET segments = '{}', block = '', version = (SELECT data_version FROM bough.rollup_state)`;
export const WORKSPACE_VERSION = `
  SELECT version, definition, applied_at AS "appliedAt" FROM bough.workspace_version WHERE version = $1`;
export const WORKSPACE_VERSIONS_AFTER = `
  SELECT version, definition, applied_at AS "appliedAt" FROM bough.workspace_version WHERE version > $1 ORDER BY version`;
/** $4: whether it is the demo's; null: if the version before was. */
export const SAVE_WORKSPACE_VERSION = `
  INSERT INTO bough.workspace_version (version, definition, applied_at, demo)
  VALUES ($1, $2, $3, coalesce($4::boolean, (SELECT demo FROM bough.workspace_version WHERE version = $1::integer - 1), false))`;
/** The last of the demo's files is that of the costs. */
export const DEMO_MARKS = `
  SELECT coalesce((SELECT demo FROM bough.workspace_version ORDER BY version DESC LIMIT 1), false) AS workspace,
    EXISTS (SELECT FROM bough.import_run WHERE demo AND kind = 'cost_pools' AND state = 'finished') AS whole,
    EXISTS (SELECT FROM bough.import_run WHERE NOT demo) AS mixed`;
export const LOCK_WORKSPACE = `SELECT pg_advisory_xact_lock(hashtext('bough.workspace'))`;

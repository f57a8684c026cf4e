/** Statements for the workspace; how it is read is in shared/current-workspace.sql.ts. */
export const SAVE = `INSERT INTO bough.workspace_version (version, definition, applied_at) VALUES ($1, $2, $3)`;
export const LOCK = `SELECT pg_advisory_xact_lock(hashtext('bough.workspace'))`;

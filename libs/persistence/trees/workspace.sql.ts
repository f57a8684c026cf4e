export const CURRENT = `
  SELECT version, definition, applied_at AS "appliedAt" FROM bough.workspace_version ORDER BY version DESC LIMIT 1`;
export const SAVE = `INSERT INTO bough.workspace_version (version, definition, applied_at) VALUES ($1, $2, $3)`;
export const LOCK = `SELECT pg_advisory_xact_lock(hashtext('bough.workspace'))`;

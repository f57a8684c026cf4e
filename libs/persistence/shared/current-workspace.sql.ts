/** Held by an import batch until it is committed, so that the workspace does not change meanwhile. */
export const SHARE_WORKSPACE = `SELECT pg_advisory_xact_lock_shared(hashtext('bough.workspace'))`;

export const CURRENT_WORKSPACE = `
  SELECT version, definition, applied_at AS "appliedAt" FROM bough.workspace_version ORDER BY version DESC LIMIT 1`;

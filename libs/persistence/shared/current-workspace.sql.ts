export const CURRENT_WORKSPACE = `
  SELECT version, definition, applied_at AS "appliedAt" FROM bough.workspace_version ORDER BY version DESC LIMIT 1`;

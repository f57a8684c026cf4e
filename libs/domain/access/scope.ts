/** What an API token may do at most. */
export const SCOPES = [
  'read',
  'write_model',
  'write_ownership',
  'write_findings',
  'write_interventions',
  'admin_identity',
  'read_audit',
] as const;
export type Scope = (typeof SCOPES)[number];

/** Who may change something may see it: a token for writing needs no second scope. */
export const INCLUDED: Readonly<Partial<Record<Scope, readonly Scope[]>>> = {
  write_model: ['read'],
  write_ownership: ['read'],
  write_findings: ['read'],
  write_interventions: ['read'],
};

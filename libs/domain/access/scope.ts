/** What an API token can be limited to. */
export const SCOPES = [
  'read',
  'write_model',
  'write_ownership',
  'write_findings',
  'write_interventions',
  'admin_identity',
  'read_audit',
] as const;
/** One of the scopes. */
export type Scope = (typeof SCOPES)[number];

/** Scopes that a scope includes: whoever may change something may also read it. */
export const INCLUDED: Readonly<Partial<Record<Scope, readonly Scope[]>>> = {
  write_model: ['read'],
  write_ownership: ['read'],
  write_findings: ['read'],
  write_interventions: ['read'],
};

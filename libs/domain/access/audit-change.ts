/** One difference as the audit keeps it: of what, which field, what it was and what it is. */

export interface AuditChange {
  /** What it is about: `node:cost/escalation`, `metric:csat`, `person:…`, `tree`, `workspace`. */
  readonly subject: string;
  /** `null`: the thing as a whole came or went. */
  readonly field: string | null;
  /** As text; JSON where it is more than one. `null`: there was nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

/** A value as the audit writes it. */
export function auditText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

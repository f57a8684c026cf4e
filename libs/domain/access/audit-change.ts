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

/** A refusal of the same field to the same person is written down once in this many milliseconds. */
export const REFUSAL_WINDOW = 10 * 60_000;

/** What was refused, and how often since it was last written down. */
export function refusalLogged(subject: string, code: string, untold: number): AuditChange {
  const more = untold === 0 ? '' : `, and ${untold} times more since it was last written down`;
  return { subject, field: 'refused', before: null, after: `${code}${more}` };
}

/** Differences as the audit keeps them. */

/** One difference: the field of a thing that changed, with its value before and after. */
export interface AuditChange {
  /** The thing: `node:cost/escalation`, `metric:csat`, `person:…`, `tree`, `workspace`. */
  readonly subject: string;
  /** `null` when the thing as a whole was added or removed. */
  readonly field: string | null;
  /** As text, or as JSON where the value is not a text; `null` for no value. */
  readonly before: string | null;
  readonly after: string | null;
}

/** A value as the audit writes it: a text as it is, anything else as JSON, `null` for no value. */
export function auditText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A refusal of the same field to the same person is logged at most once in this many milliseconds. */
export const REFUSAL_WINDOW = 10 * 60_000;

/** The audit entry of a refusal; `unlogged` is how often the same was refused since the last entry. */
export function refusalLogged(subject: string, code: string, unlogged: number): AuditChange {
  const more = unlogged === 0 ? '' : `, and ${unlogged} times more since it was last written down`;
  return { subject, field: 'refused', before: null, after: `${code}${more}` };
}

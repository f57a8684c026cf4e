/** Numbers that may not be there: `null` in place of what cannot be computed. */

/** The number; `null` for NaN and for the infinities. */
export function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** The part divided by the whole; `null` when the whole is zero. */
export function quotient(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

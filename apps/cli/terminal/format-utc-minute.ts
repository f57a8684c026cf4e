/** Formats an instant to the minute, in UTC: `2026-11-25 11:20Z`. */
export function formatUtcMinute(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')}Z`;
}

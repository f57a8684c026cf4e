/** A point in time to the minute, in UTC: `2026-11-25 11:20Z`. Times in the zone of the workspace are `workspaceMinute`. */
export function utcMinute(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')}Z`;
}

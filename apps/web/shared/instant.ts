/** Days as instants: the API takes an instant where the address has a day. */
import { parseDay, timeZone } from '@bough/domain';

/** The last millisecond of a day in a time zone, as ISO 8601; `null` for no day, which means now. */
export function endOfDay(day: string | null, zone: string): string | null {
  if (day === null) return null;
  return new Date(timeZone(zone).startOf(parseDay(day)! + 1) - 1).toISOString();
}

/** The one clock: everything that needs the time is handed this, so that tests and the demo can say what time it is. */
import { timeZone, type Day, type Instant } from '@bough/domain';

export interface Clock {
  /** Now, in milliseconds since 1970-01-01T00:00Z. */
  now(): Instant;
  /** Now, as the rows and the audit keep it. */
  date(): Date;
  /** Today in a time zone (IANA name). */
  today(zone: string): Day;
}

/** A clock that reads the time from `now`; the composition roots hand in `Date.now`. */
export function clockFrom(now: () => Instant): Clock {
  return { now, date: () => new Date(now()), today: (zone) => timeZone(zone).dayAt(now()) };
}

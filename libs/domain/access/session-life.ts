/** How long a sign-in lasts: until 12 hours without use, and 7 days at most. A link lasts a day, a token at most a year. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const SESSION_IDLE = 12 * HOUR;
/** Milliseconds after which a session ends however much it is used. */
export const SESSION_LONGEST = 7 * DAY;
/** Milliseconds for which a sign-in link is valid. */
export const LINK_LIFE = DAY;
/** The most days for which a token can be made. */
export const MOST_TOKEN_DAYS = 365;

/** When a session began and was last used. */
export interface SessionTimes {
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

/** Whether a session still holds. */
export function isSessionAlive({ createdAt, lastSeenAt }: SessionTimes, now: Date): boolean {
  const [age, idle] = [now.getTime() - createdAt.getTime(), now.getTime() - lastSeenAt.getTime()];
  return age < SESSION_LONGEST && idle < SESSION_IDLE;
}

/** Whether it is time to record the use again: it is recorded at most once a minute, not with every call. */
export function isSeenLongAgo(lastSeenAt: Date | null, now: Date): boolean {
  return lastSeenAt === null || now.getTime() - lastSeenAt.getTime() >= MINUTE;
}

/** The instant that is so many milliseconds after `now`: `later(now, LINK_LIFE)`. */
export function later(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() + milliseconds);
}

/** The instant that is so many times 24 hours after `now`. */
export function daysLater(now: Date, days: number): Date {
  return later(now, days * DAY);
}

/** How long a sign-in holds: 12 hours without use, 7 days whatever happens. A link holds a day, a token a year at most. */
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const SESSION_IDLE = 12 * HOUR;
export const SESSION_LONGEST = 7 * DAY;
export const LINK_LIFE = DAY;
export const MOST_TOKEN_DAYS = 365;

export interface SessionTimes {
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

export function isSessionAlive({ createdAt, lastSeenAt }: SessionTimes, now: Date): boolean {
  const [age, idle] = [now.getTime() - createdAt.getTime(), now.getTime() - lastSeenAt.getTime()];
  return age < SESSION_LONGEST && idle < SESSION_IDLE;
}

/** Use is written down once a minute, not with every call. */
export function isSeenLongAgo(lastSeenAt: Date | null, now: Date): boolean {
  return lastSeenAt === null || now.getTime() - lastSeenAt.getTime() >= MINUTE;
}

/** `later(now, LINK_LIFE)`: the instant so many milliseconds on. */
export function later(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() + milliseconds);
}

export function daysLater(now: Date, days: number): Date {
  return later(now, days * DAY);
}

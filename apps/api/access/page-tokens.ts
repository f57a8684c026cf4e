/**
 * Tokens for the page of GraphiQL. A cookie may only run what the web client asks, so the page gets a token instead: whoever has it is
 * whoever has signed in, for as long as the session holds, and for an hour at most. They are kept in memory only, and listed nowhere.
 */
import { randomBytes } from 'node:crypto';

const PREFIX = 'page_';
const LIFE = 60 * 60_000;
/** Pages of one session that work at the same time; the oldest makes room. */
const MOST_PAGES = 10;

interface PageToken {
  readonly session: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** Whether a bearer token is one of a page. */
export function isPageToken(token: string): boolean {
  return token.startsWith(PREFIX);
}

export class PageTokens {
  /** In the order in which they were made. */
  private readonly tokens = new Map<string, PageToken>();

  /** `now`: milliseconds since 1970. */
  constructor(private readonly now: () => number) {}

  /** A token for a page that somebody with this session has opened. */
  make(session: string): string {
    this.forget(session);
    const token = PREFIX + randomBytes(32).toString('base64url');
    this.tokens.set(token, { session, until: this.now() + LIFE });
    return token;
  }

  /** The session of whoever opened the page; `null` if there is no such token, or no longer. */
  sessionOf(token: string): string | null {
    const found = this.tokens.get(token);
    return found && found.until > this.now() ? found.session : null;
  }

  /** What is over, and what one session has too many of. */
  private forget(session: string): void {
    for (const [token, { until }] of this.tokens) if (until <= this.now()) this.tokens.delete(token);
    const own = [...this.tokens].filter(([, token]) => token.session === session);
    for (const [token] of own.slice(0, Math.max(0, own.length - MOST_PAGES + 1))) this.tokens.delete(token);
  }
}

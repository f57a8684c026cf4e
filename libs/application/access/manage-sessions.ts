import { isSessionAlive, Refusal } from '@bough/domain';
import type { UseCaseContext } from '../context.js';
import { auditEntry } from './audit.store.js';
import { authorise } from './authorise.js';
import { hashSecret } from './secret.js';

/** A session as its person sees it. */
export interface SessionView {
  readonly id: string;
  /** What the browser calls itself; `null` where that is not known. */
  readonly device: string | null;
  readonly createdAt: Date;
  /** To the minute. */
  readonly lastSeenAt: Date;
  /** Whether it is the one that asks. */
  readonly isCurrent: boolean;
}

/** One's own sessions that hold, the last used first. `secret`: of the session that asks, if one does. */
export async function listSessions(
  { caller, stores, clock }: UseCaseContext,
  secret: string | null,
): Promise<SessionView[]> {
  const { principal } = caller;
  authorise(principal, 'read_sessions');
  if (principal!.person === null) return []; // the command line
  const current = secret === null ? null : hashSecret(secret);
  const now = clock.date();
  const found = await stores.sessions.sessions(principal!.person);
  return found
    .filter((session) => isSessionAlive(session, now))
    .map(({ hash, ...session }) => ({ ...session, isCurrent: hash === current }));
}

/** Ends one of one's own sessions, such as one on a machine that was lost. Somebody else's looks as if it were not there. */
export async function endSession({ caller, stores, clock }: UseCaseContext, id: string): Promise<void> {
  const { principal } = caller;
  authorise(principal, 'end_session');
  const change = { subject: `session:${id}`, field: null, before: 'open', after: null };
  const entry = auditEntry(caller, clock.date(), 'session.end', [change]);
  const isEnded = principal!.person !== null && (await stores.sessions.endOne(principal!.person, id, entry));
  if (!isEnded) throw new Refusal('SESSION_UNKNOWN', 'There is no such session, or it has ended already.');
}

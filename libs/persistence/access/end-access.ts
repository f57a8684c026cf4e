/** Ends every way in which a person can sign in, in the transaction of the caller. */
import type { Session } from '../shared/session.js';
import { END_SESSIONS, REVOKE_TOKENS } from './session.sql.js';
import { REMOVE_LINKS, REMOVE_PASSWORD } from './sign-in.sql.js';

/** Removes a person's sessions, one-time links and password, and revokes their API tokens. */
export async function endAccess(session: Session, person: string, at: Date): Promise<void> {
  for (const statement of [END_SESSIONS, REMOVE_LINKS, REMOVE_PASSWORD]) await session.run(statement, [person]);
  await session.run(REVOKE_TOKENS, [person, at]);
}

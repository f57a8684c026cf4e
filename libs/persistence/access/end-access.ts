/** Ends all that lets a person in, in the transaction of whoever knows why. */
import type { Session } from '../shared/session.js';
import { END_SESSIONS, REVOKE_TOKENS } from './session.sql.js';
import { REMOVE_LINKS, REMOVE_PASSWORD } from './sign-in.sql.js';

/** Sessions, one-time links, the password and API tokens. */
export async function endAccess(session: Session, person: string, at: Date): Promise<void> {
  for (const statement of [END_SESSIONS, REMOVE_LINKS, REMOVE_PASSWORD]) await session.run(statement, [person]);
  await session.run(REVOKE_TOKENS, [person, at]);
}

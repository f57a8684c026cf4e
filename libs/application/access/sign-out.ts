import type { UseCaseContext } from '../context.js';
import { hashSecret } from './secret.js';

/** Ends the session with this secret. */
export async function signOut({ stores }: UseCaseContext, session: string): Promise<void> {
  await stores.sessions.end(hashSecret(session));
}

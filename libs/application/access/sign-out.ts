import { hashSecret } from './secret.js';
import type { SessionStore } from './session.store.js';

/** Ends a session. */
export class SignOut {
  constructor(private readonly sessions: SessionStore) {}

  async run(session: string): Promise<void> {
    await this.sessions.end(hashSecret(session));
  }
}

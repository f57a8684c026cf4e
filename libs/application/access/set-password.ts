import { checkPassword, Refusal, refusalFor, type Caller } from '@bough/domain';
import { auditEntry } from './audit.store.js';
import { hashPassword } from './password-hash.js';
import type { AccessPorts } from './manage-access.js';

/** Sets one's own password, in a session only: not with a token, and not for somebody else. Every session ends. */
export class SetPassword {
  constructor(private readonly ports: Pick<AccessPorts, 'signIns' | 'now'>) {}

  async run(caller: Caller, password: string): Promise<void> {
    const { principal } = caller;
    if (principal?.via !== 'session' || principal.person === null) throw refusalFor(principal);
    for (const { code, message } of checkPassword(password)) throw new Refusal(code, message);
    const hash = await hashPassword(password);
    const change = { subject: `person:${principal.name}`, field: 'password', before: null, after: 'changed' };
    const entry = auditEntry(caller, this.ports.now(), 'password.set', [change]);
    await this.ports.signIns.setPassword(principal.person, hash, this.ports.now(), entry);
  }
}

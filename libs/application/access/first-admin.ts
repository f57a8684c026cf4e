import { LOCAL_OPERATOR, type Caller } from '@bough/domain';
import { CreateLink, InvitePerson, type AccessPorts, type OneTimeLink } from './manage-access.js';

const ADMIN = { key: 'admin', name: 'Admin', email: null, role: 'admin' } as const;

/** Makes an admin when there is none, and a one-time link as long as no admin has ever come in. There is no default password. */
export class FirstAdmin {
  constructor(private readonly ports: AccessPorts) {}

  /** `null` once an admin has come in. */
  async run(requestId: string): Promise<OneTimeLink | null> {
    const caller: Caller = { principal: LOCAL_OPERATOR, requestId };
    const admins = (await this.ports.accounts.accounts()).filter(({ role, active }) => role === 'admin' && active);
    if (admins.some(({ signedInAt }) => signedInAt !== null)) return null;
    const account = admins[0] ?? (await new InvitePerson(this.ports).run(caller, ADMIN));
    return new CreateLink(this.ports).run(caller, account.key);
  }
}

import { checkPassword, Refusal } from '@bough/domain';
import type { Account } from './account.store.js';
import { principalOf } from './authenticate.js';
import { hashSecret } from './secret.js';
import { SetPassword } from './set-password.js';
import { openSession, type SignedIn, type SignInPorts, type Visitor } from './sign-in.js';

/** Lets somebody in who holds a one-time link. Looking at it does not use it up: mail programs look at links, too. */
export class SignInWithLink {
  constructor(private readonly ports: SignInPorts) {}

  /** `password`: one for the next time; a bad one does not use the link up. */
  async run(secret: string, visitor: Visitor, password: string | null = null): Promise<SignedIn> {
    for (const { code, message } of password === null ? [] : checkPassword(password)) throw new Refusal(code, message);
    const account = await this.accountOf(secret, true);
    const caller = { principal: principalOf(account, 'session', null), requestId: visitor.requestId };
    if (password !== null) await new SetPassword(this.ports).run(caller, password);
    return openSession(this.ports, account, 'link', visitor);
  }

  /** Whose link it is; refuses one that was used, or is too old. */
  look(secret: string): Promise<Account> {
    return this.accountOf(secret, false);
  }

  private async accountOf(secret: string, take: boolean): Promise<Account> {
    const { signIns, accounts, now } = this.ports;
    const person = await signIns.link(hashSecret(secret), now(), take);
    const account = person === null ? null : await accounts.byId(person);
    if (account?.active) return account;
    throw new Refusal('LINK_SPENT', 'This link was used or is too old; ask an admin for another one.');
  }
}

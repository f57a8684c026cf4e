import { Refusal } from '@bough/domain';
import type { Account, Identity } from './account.store.js';
import { auditEntry } from './audit.store.js';
import { principalOf } from './authenticate.js';
import { openSession, tellFailure, type SignedIn, type SignInPorts, type Visitor } from './sign-in.js';

/** What an OpenID provider says of somebody. */
interface ProvenIdentity extends Identity {
  /** `null` unless the provider has verified that it is theirs. */
  readonly verifiedEmail: string | null;
}

/** Lets somebody in whom an OpenID provider vouches for. The first time they are known by address, then by the provider's id. */
export class SignInWithIdentity {
  constructor(private readonly ports: SignInPorts) {}

  async run(identity: ProvenIdentity, visitor: Visitor): Promise<SignedIn> {
    const account = (await this.ports.accounts.byIdentity(identity)) ?? (await this.bound(identity, visitor));
    if (account?.active) return openSession(this.ports, account, 'openid', visitor);
    await tellFailure(this.ports, identity.verifiedEmail ?? identity.subject, visitor);
    throw new Refusal('NOT_INVITED', 'Nobody here has your address; ask an admin to invite you with it.');
  }

  private async bound(
    { issuer, subject, verifiedEmail }: ProvenIdentity,
    { requestId }: Visitor,
  ): Promise<Account | null> {
    const { accounts, now } = this.ports;
    const account = verifiedEmail === null ? null : await accounts.byLogin(verifiedEmail);
    if (!account?.active || account.email !== verifiedEmail!.toLowerCase()) return null;
    const caller = { principal: principalOf(account, 'session', null), requestId };
    const change = {
      subject: `person:${account.key}`,
      field: 'identity',
      before: null,
      after: `${subject} at ${issuer}`,
    };
    await accounts.bind(account.id, { issuer, subject }, auditEntry(caller, now(), 'identity.bind', [change]));
    return account;
  }
}

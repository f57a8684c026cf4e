import { Refusal } from '@bough/domain';
import type { UseCaseContext } from '../context.js';
import type { Account, Identity } from './account.store.js';
import { auditEntry } from './audit.store.js';
import { principalOf } from './authenticate.js';
import { openSession, tellFailure, type SignedIn, type Visitor } from './sign-in.js';

/** What an OpenID provider says of somebody. */
interface ProvenIdentity extends Identity {
  /** `null` unless the provider has verified that it is theirs. */
  readonly verifiedEmail: string | null;
}

/**
 * Lets somebody in whom an OpenID provider vouches for. The first time they are known by their address, then by the provider's id. Refuses
 * whom nobody has invited.
 */
export async function signInWithIdentity(
  context: UseCaseContext,
  identity: ProvenIdentity,
  visitor: Visitor,
): Promise<SignedIn> {
  const known = await context.stores.accounts.byIdentity(identity);
  const account = known ?? (await boundByAddress(context, identity));
  if (account?.active) return openSession(context, account, 'openid', visitor);
  await tellFailure(context, identity.verifiedEmail ?? identity.subject, visitor);
  throw new Refusal('NOT_INVITED', 'Nobody here has your address; ask an admin to invite you with it.');
}

async function boundByAddress(
  { caller: { requestId }, stores, clock }: UseCaseContext,
  { issuer, subject, verifiedEmail }: ProvenIdentity,
): Promise<Account | null> {
  const account = verifiedEmail === null ? null : await stores.accounts.byLogin(verifiedEmail);
  if (!account?.active || account.email !== verifiedEmail!.toLowerCase()) return null;
  const holder = { principal: principalOf(account, 'session', null), requestId };
  const after = `${subject} at ${issuer}`;
  const change = { subject: `person:${account.key}`, field: 'identity', before: null, after };
  const entry = auditEntry(holder, clock.date(), 'identity.bind', [change]);
  await stores.accounts.bind(account.id, { issuer, subject }, entry);
  return account;
}

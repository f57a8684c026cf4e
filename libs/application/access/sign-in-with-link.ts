import { checkPassword, Refusal } from '@bough/domain';
import type { UseCaseContext } from '../context.js';
import type { Account } from './account.store.js';
import { principalOf } from './authenticate.js';
import { hashSecret } from './secret.js';
import { setPassword } from './set-password.js';
import { openSession, type SignedIn, type Visitor } from './sign-in.js';

/**
 * Lets somebody in who holds a one-time link. `password` is one for the next time; a bad one is refused and does not use the link up.
 * Refuses a link that was used, or is too old.
 */
export async function signInWithLink(
  context: UseCaseContext,
  secret: string,
  visitor: Visitor,
  password: string | null = null,
): Promise<SignedIn> {
  for (const { code, message } of password === null ? [] : checkPassword(password)) throw new Refusal(code, message);
  const account = await holderOfLink(context, secret, true);
  const { requestId } = context.caller;
  const holder = context.as({ principal: principalOf(account, 'session', null), requestId });
  if (password !== null) await setPassword(holder, password);
  return openSession(context, account, 'link', visitor);
}

/** Whose link it is. Asking does not use it up, since mail programs follow links, too. Refuses one that was used, or is too old. */
export function accountOfLink(context: UseCaseContext, secret: string): Promise<Account> {
  return holderOfLink(context, secret, false);
}

async function holderOfLink({ stores, clock }: UseCaseContext, secret: string, take: boolean): Promise<Account> {
  const person = await stores.signIns.link(hashSecret(secret), clock.date(), take);
  const account = person === null ? null : await stores.accounts.byId(person);
  if (account?.active) return account;
  throw new Refusal('LINK_SPENT', 'This link was used or is too old; ask an admin for another one.');
}

import { delayAfter, tryLimits } from '@bough/domain';
import type { UseCaseContext } from '../context.js';
import type { Account } from './account.store.js';
import { isPassword } from './password-hash.js';
import {
  openSession,
  tellFailure,
  TOO_MANY_TRIES,
  triesSince,
  WRONG_PASSWORD,
  type SignedIn,
  type Visitor,
} from './sign-in.js';

/**
 * Lets somebody in who knows a password. `login` is a key or an e-mail address. Tries are counted, slowed down and in the end refused
 * without comparing the password.
 */
export async function signInWithPassword(
  context: UseCaseContext,
  login: string,
  password: string,
  visitor: Visitor,
): Promise<SignedIn> {
  return openSession(context, await requirePassword(context, login, password, visitor), 'password', visitor);
}

/** The account that this name and this password belong to; refuses if they do not belong together. */
export async function requirePassword(
  context: UseCaseContext,
  login: string,
  password: string,
  visitor: Visitor,
): Promise<Account> {
  const { accounts, signIns } = context.stores;
  const name = login.trim().toLowerCase();
  const tries = await countTries(context, name, visitor.address);
  await context.wait(delayAfter(tries - 1));
  const account = await accounts.byLogin(name);
  const stored = account?.active ? await signIns.password(account.id) : null;
  if (!(await isPassword(password, stored))) {
    await tellFailure(context, name, visitor);
    throw WRONG_PASSWORD();
  }
  const [pair] = tryLimits(name, visitor.address);
  await signIns.forgetTries(pair!.key, triesSince(context.clock.date()));
  return account!;
}

/** Tries of this account from this address, this one among them. */
async function countTries({ stores, clock }: UseCaseContext, name: string, address: string): Promise<number> {
  const now = clock.date();
  const counts: number[] = [];
  for (const { key, most } of tryLimits(name, address)) {
    const count = await stores.signIns.countTry(key, now, triesSince(now));
    if (count > most) throw TOO_MANY_TRIES();
    counts.push(count);
  }
  return counts[0]!;
}

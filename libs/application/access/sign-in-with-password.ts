import { delayAfter, knownPlace, later, limitsFor, PLACE_SECONDS, tryLimits } from '@bough/domain';
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
 * Lets somebody in who knows a password. `login` is a key or an e-mail address. Failures are counted, slow down further tries, and in the end
 * tries are refused without comparing the password.
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
  const { stores, clock } = context;
  const name = login.trim().toLowerCase();
  const account = await stores.accounts.byLogin(name);
  const tried: Tried = { name: account?.key ?? name, account: account?.active ? account : null, password, visitor };
  const [pair, ofAddress, ofAccount] = tryLimits(tried.name, visitor.address);
  const [failures] = await stores.signIns.tries([pair.key], triesSince(clock.date()));
  await context.wait(delayAfter(failures!));
  const { turns } = context.kept;
  return turns.take(ofAddress.key, () => turns.take(ofAccount.key, () => compare(context, tried)));
}

interface Tried {
  /** The account's key, so that a name and an address of one account count together; of nobody, what was typed. */
  readonly name: string;
  readonly account: Account | null;
  readonly password: string;
  readonly visitor: Visitor;
}

/**
 * Failures are counted afterwards, so comparisons of one account wait for each other, and those from one address: many at once must not get
 * round the limits. Somebody else, elsewhere, does not wait.
 */
async function compare(context: UseCaseContext, { name, account, password, visitor }: Tried): Promise<Account> {
  const { signIns } = context.stores;
  const now = context.clock.date();
  await requireTriesLeft(context, name, visitor.address);
  const stored = account ? await signIns.password(account.id) : null;
  const limits = tryLimits(name, visitor.address);
  if (!(await isPassword(password, stored))) {
    for (const { key } of limits) await signIns.countTry(key, now, triesSince(now));
    await tellFailure(context, name, visitor);
    throw WRONG_PASSWORD();
  }
  await signIns.forgetTries(limits[0].key, triesSince(now), later(now, -PLACE_SECONDS * 1000));
  await signIns.countTry(knownPlace(name, visitor.address), now, now);
  return account!;
}

async function requireTriesLeft({ stores, clock }: UseCaseContext, name: string, address: string): Promise<void> {
  const now = clock.date();
  const limits = tryLimits(name, address);
  const [known] = await stores.signIns.tries([knownPlace(name, address)], later(now, -PLACE_SECONDS * 1000));
  const failures = await stores.signIns.tries(
    limits.map(({ key }) => key),
    triesSince(now),
  );
  const holding = limitsFor(limits, known! > 0);
  if (holding.some(({ most }, index) => failures[index]! >= most)) throw TOO_MANY_TRIES();
}

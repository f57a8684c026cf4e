import { refusalFor } from '@bough/domain';
import type { UseCaseContext } from '../context.js';
import { requirePassword } from './sign-in-with-password.js';
import { setPassword } from './set-password.js';
import type { Visitor } from './sign-in.js';

/**
 * Another password for oneself, for whoever knows the present one; who has none yet, such as after a one-time link, needs to know nothing.
 * Tries count as those of signing in do. Every session of the person ends.
 */
export async function changePassword(
  context: UseCaseContext,
  present: string,
  next: string,
  visitor: Visitor,
): Promise<void> {
  const { principal } = context.caller;
  if (principal?.via !== 'session' || principal.person === null) throw refusalFor(principal);
  const { accounts, signIns } = context.stores;
  const account = await accounts.byId(principal.person);
  if (await signIns.password(principal.person)) await requirePassword(context, account!.key, present, visitor);
  await setPassword(context, next);
}

/** Whether somebody has a password, or only other ways in. */
export async function hasPassword({ caller, stores }: UseCaseContext): Promise<boolean> {
  const person = caller.principal?.person ?? null;
  return person !== null && (await stores.signIns.password(person)) !== null;
}

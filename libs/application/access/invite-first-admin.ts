import type { UseCaseContext } from '../context.js';
import { createLink, invitePerson, type OneTimeLink } from './manage-access.js';

const ADMIN = { key: 'admin', name: 'Admin', email: null, role: 'admin' } as const;

/**
 * Makes an admin when there is none, and gives a one-time link as long as no admin has ever signed in; `null` after that. There is no
 * default password.
 */
export async function inviteFirstAdmin(context: UseCaseContext): Promise<OneTimeLink | null> {
  const accounts = await context.stores.accounts.accounts();
  const admins = accounts.filter(({ role, active }) => role === 'admin' && active);
  if (admins.some(({ signedInAt }) => signedInAt !== null)) return null;
  const account = admins[0] ?? (await invitePerson(context, ADMIN));
  return createLink(context, account.key);
}

import type { UseCaseContext } from '../context.js';
import type { Account } from './account.store.js';
import { authorise } from './authorise.js';
import type { ApiToken } from './session.store.js';

export interface AccountWithTokens extends Account {
  /** The newest first; also those that are over. */
  readonly tokens: readonly ApiToken[];
}

/** Everybody who may sign in, or could before they left, by key; and with which tokens. */
export async function listAccounts({ caller, stores }: UseCaseContext): Promise<AccountWithTokens[]> {
  authorise(caller.principal, 'read_access');
  const [accounts, tokens] = await Promise.all([stores.accounts.accounts(), stores.sessions.tokens(null)]);
  return accounts.map((account) => ({ ...account, tokens: tokens.filter(({ person }) => person === account.id) }));
}

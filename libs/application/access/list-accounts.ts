import type { Caller } from '@bough/domain';
import type { Account, AccountStore } from './account.store.js';
import { authorise } from './authorise.js';
import type { ApiToken, SessionStore } from './session.store.js';

export interface AccountWithTokens extends Account {
  /** The newest first; also those that are over. */
  readonly tokens: readonly ApiToken[];
}

/** Who may sign in, or could before they left, by key; and with which tokens. */
export class ListAccounts {
  constructor(
    private readonly accounts: AccountStore,
    private readonly sessions: SessionStore,
  ) {}

  async run({ principal }: Caller): Promise<AccountWithTokens[]> {
    authorise(principal, 'read_access');
    const [accounts, all] = await Promise.all([this.accounts.accounts(), this.sessions.tokens(null)]);
    return accounts.map((account) => ({ ...account, tokens: all.filter(({ person }) => person === account.id) }));
  }
}

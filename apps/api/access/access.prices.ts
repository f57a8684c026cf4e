/** What fields of accounts, tokens and sessions cost; a password is no part of this API. */
import { sizes, type Prices } from '../graphql/cost/price.js';

const write = { each: 8_000 };

export const ACCESS_PRICES: Prices = {
  'Query.accounts': { size: ({ sizes: { people } }) => people, each: 3_000 },
  'Query.apiTokens': { size: 20, each: 1_500 },
  'Query.sessions': { size: 10, each: 1_500 },
  ...sizes('Account', { apiTokens: 4 }),
  ...sizes('ApiToken', { scopes: 3 }),
  ...sizes('Viewer', { scopes: 3 }),
  ...Object.fromEntries(
    [
      'accountInvite',
      'accountUnlock',
      'accountLinkCreate',
      'accountReset',
      'accountRoleChange',
      'apiTokenCreate',
      'apiTokenRevoke',
      'sessionEnd',
    ].map((name) => [`Mutation.${name}`, write]),
  ),
};

/** People with a role, their sessions and their tokens, made the way the product makes them. */
import { randomUUID } from 'node:crypto';
import { clockFrom, systemOn, type Account, type Stores } from '@bough/application';
import { SCOPES, type Role, type Scope } from '@bough/domain';
import { hashSecret, newSecret } from '../../libs/application/access/secret.js';
import { OPERATOR } from './builders.js';

const now = () => new Date();
const accessOn = (stores: Stores) =>
  systemOn({ stores, clock: clockFrom(Date.now), newId: randomUUID }).as(OPERATOR).access;

/** A person of this key; the key is the role unless it says otherwise. */
export function invited(stores: Stores, role: Role, key: string = role): Promise<Account> {
  const name = key[0]!.toUpperCase() + key.slice(1);
  return accessOn(stores).invite({ key, name, email: `${key}@example.com`, role });
}

export async function tokenFor(stores: Stores, { id }: Account, scopes: readonly Scope[] = SCOPES): Promise<string> {
  return (await accessOn(stores).createToken(id, { name: 'test', scopes, days: 1 })).secret;
}

/** The cookie of a session that was opened behind the sign-in. */
export async function cookieFor({ sessions }: Pick<Stores, 'sessions'>, account: Account, at = now()) {
  const secret = newSecret();
  const entry = { at, person: account.id, actor: account.name, via: 'session' as const };
  await sessions.open(account.id, hashSecret(secret), at, {
    ...entry,
    action: 'session.open',
    requestId: 'test',
    changes: [],
  });
  return `bough=${secret}`;
}

/** What GraphiQL sends for whoever has this cookie. With the cookie alone, only documents of the web client run. */
export async function pageHeaders(url: string, cookie: string): Promise<{ authorization: string }> {
  const response = await fetch(`${url}/graphql`, { headers: { accept: 'text/html', cookie } });
  const [, token] = /data-token="(page_[\w-]+)"/.exec(await response.text()) ?? [];
  return { authorization: `Bearer ${token}` };
}

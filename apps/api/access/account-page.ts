/** One's own account: plain HTML without scripts, so that no password passes through one. */
import type { ApiToken, SessionView } from '@bough/application';
import { escaped, type Principal } from '@bough/domain';
import { formPage, wrong } from './form-page.js';

export interface AccountState {
  readonly principal: Principal;
  /** False: it was only ever a link or a provider. */
  readonly hasPassword: boolean;
  readonly sessions: readonly SessionView[];
  /** Those that hold. */
  readonly tokens: readonly ApiToken[];
  /** What went wrong. */
  readonly message?: string | undefined;
}

/** The page. */
export function accountPage({ principal, hasPassword, sessions, tokens, message }: AccountState): string {
  return formPage(
    'Account',
    `${wrong(message)}<p><a href="/">Back to Bough</a></p>
<p>You are <b>${escaped(principal.name)}</b>, ${principal.role}.</p>
<form method="post" action="/sign-out"><button>Sign out</button></form>
<h2>Password</h2>
<form method="post" action="/account/password">${hasPassword ? PRESENT : ''}
<label>${hasPassword ? 'The next one' : 'A password'}, at least 12 characters <input name="next" type="password" autocomplete="new-password" minlength="12" required></label>
<p>You are signed out everywhere, and sign in again with it.</p>
<button>${hasPassword ? 'Change' : 'Set'} the password</button>
</form>
<h2>Where you have signed in</h2>
${table(['Browser', 'Since', 'Last seen', ''], sessions.map(sessionRow))}
<h2>Your API tokens</h2>
${tokens.length > 0 ? table(['For', 'Begins with', 'Until', ''], tokens.map(tokenRow)) : '<p>You have none.</p>'}`,
    'wide',
  );
}

const PRESENT = `
<label>The present one <input name="present" type="password" autocomplete="current-password" required></label>`;

function sessionRow({ id, device, createdAt, lastSeenAt, isCurrent }: SessionView): string[] {
  const end = isCurrent ? 'this one' : button('/account/sessions/end', id, `End the session of ${device ?? 'unknown'}`);
  return [escaped(device ?? 'not known'), minute(createdAt), minute(lastSeenAt), end];
}

function tokenRow({ id, name, prefix, expiresAt }: ApiToken): string[] {
  const end = button('/account/tokens/end', id, `End the token ${name}`);
  return [escaped(name), escaped(prefix), minute(expiresAt), end];
}

function button(action: string, id: string, label: string): string {
  return `<form method="post" action="${action}"><input type="hidden" name="id" value="${escaped(id)}"><button aria-label="${escaped(label)}">End</button></form>`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
  return `<table>
<thead><tr>${head.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead>
<tbody>
${lines.join('\n')}
</tbody>
</table>`;
}

function minute(at: Date): string {
  return `<time>${at.toISOString().slice(0, 16).replace('T', ' ')} UTC</time>`;
}

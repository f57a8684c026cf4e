/** The pages of signing in: plain HTML without scripts, so that no password passes through one. */
import { escaped } from '@bough/domain';
import { formPage, wrong } from './form-page.js';
import { returnQuery } from './return-path.js';

interface PageState {
  /** What went wrong. */
  readonly message?: string;
  readonly hasOpenId: boolean;
  /** Where to go on. */
  readonly to: string;
}

/** Name and password; another way in where there is one. */
export function passwordPage({ message, hasOpenId, to }: PageState): string {
  return formPage(
    'Sign in',
    `${wrong(message)}<form method="post" action="/sign-in">
${hidden('to', to)}
<label>Name or e-mail address <input name="login" autocomplete="username" required autofocus></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<button>Sign in</button>
</form>${hasOpenId ? `\n<p><a href="/sign-in/openid${returnQuery(to)}">Sign in with your organisation</a></p>` : ''}`,
  );
}

/** A one-time link: it is used up by the button, not by opening it. */
export function linkPage(name: string, token: string, to: string, message?: string): string {
  return formPage(
    'Sign in',
    `${wrong(message)}<form method="post" action="/sign-in/link">
<p>This link lets you in once, as <b>${escaped(name)}</b>.</p>
${hidden('token', token)}
${hidden('to', to)}
<label>A password for the next time, if you like <input name="password" type="password" autocomplete="new-password" minlength="12"></label>
<button>Sign in</button>
</form>`,
  );
}

function hidden(name: string, value: string): string {
  return `<input type="hidden" name="${name}" value="${escaped(value)}">`;
}

/** The pages of signing in: plain HTML without scripts. The web client will have its own. */

const HEAD = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Bough · Sign in</title>
<link rel="icon" href="data:,">
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 22rem; margin: 15vh auto; padding: 0 1rem; color: #1c2733 }
label { display: block; margin-top: 1rem }
input { box-sizing: border-box; width: 100%; padding: .5rem; font: inherit }
button { margin-top: 1.5rem; padding: .5rem 1.5rem; font: inherit }
.wrong { color: #b3261e }
</style>
</head>
<body>
<h1>Bough</h1>
`;

interface PageState {
  /** What went wrong. */
  readonly message?: string;
  readonly hasOpenId: boolean;
}

/** Name and password; another way in where there is one. */
export function passwordPage({ message, hasOpenId }: PageState): string {
  return `${HEAD}${wrong(message)}<form method="post" action="/sign-in">
<label>Name or e-mail address <input name="login" autocomplete="username" required autofocus></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<button>Sign in</button>
</form>${hasOpenId ? '\n<p><a href="/sign-in/openid">Sign in with your organisation</a></p>' : ''}
</body>
</html>
`;
}

/** A one-time link: it is used up by the button, not by opening it. */
export function linkPage(name: string, token: string, message?: string): string {
  return `${HEAD}${wrong(message)}<form method="post" action="/sign-in/link">
<p>This link lets you in once, as <b>${escaped(name)}</b>.</p>
<input type="hidden" name="token" value="${escaped(token)}">
<label>A password for the next time, if you like <input name="password" type="password" autocomplete="new-password" minlength="12"></label>
<button>Sign in</button>
</form>
</body>
</html>
`;
}

function wrong(message: string | undefined): string {
  return message === undefined ? '' : `<p class="wrong" role="alert">${escaped(message)}</p>\n`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]!);
}

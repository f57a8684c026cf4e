/** Pages of the server itself: forms in plain HTML, without scripts. */
import { escaped } from '@bough/domain';

const STYLE = `
:root { color-scheme: light dark }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 22rem; margin: 15vh auto; padding: 0 1rem }
body.wide { max-width: 44rem; margin-top: 5vh }
label { display: block; margin-top: 1rem }
input { box-sizing: border-box; width: 100%; padding: .5rem; font: inherit }
button { margin-top: 1.5rem; padding: .5rem 1.5rem; font: inherit }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid #8886 }
td button { margin: 0; padding: .25rem .75rem }
.wrong { color: #b3261e }
@media (prefers-color-scheme: dark) { .wrong { color: #f2b8b5 } }
`;

/** A page of our own; `body` is HTML. */
export function formPage(title: string, body: string, width: 'narrow' | 'wide' = 'narrow'): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Bough · ${escaped(title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body class="${width}">
<main>
<h1>Bough</h1>
${body}
</main>
</body>
</html>
`;
}

/** What went wrong, as a line of HTML; nothing if nothing did. */
export function wrong(message: string | undefined): string {
  return message === undefined ? '' : `<p class="wrong" role="alert">${escaped(message)}</p>\n`;
}

/** A page that says one thing. */
export function messagePage(message: string): string {
  return formPage('Message', wrong(message));
}

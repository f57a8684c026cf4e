/** What the terminal says once the server runs: where it is, how to come in, and what to try. */
import type { OneTimeLink } from '@bough/application';
import type { ServerEnvironment } from './environment.js';
import { FIRST_QUERY } from './graphql/first-query.js';

/** `link`: for the first admin, as long as no admin has ever come in. */
export function welcome(
  url: string,
  environment: ServerEnvironment,
  link: OneTimeLink | null,
  isDemo: boolean,
): string {
  const { BOUGH_DATA_DIR, DATABASE_URL, BOUGH_URL } = environment;
  const listening = url.replace('127.0.0.1', 'localhost').replace('[::1]', 'localhost');
  const address = BOUGH_URL?.replace(/\/$/, '') ?? listening;
  return `
Bough is at ${address}/  (open it in a browser; GraphiQL is at ${address}/graphql)
The data is in ${DATABASE_URL ? 'the database of DATABASE_URL' : BOUGH_DATA_DIR}
${isDemo ? DEMO : ''}${link ? invitation(link, address) : ''}
A first query to paste:

${FIRST_QUERY}

What to try next:
  npx bough tree show --period 2026-08        the same tree in the terminal
  npx bough explain enterprise --against all  why a segment costs more, in parts that add up
  npx bough owners show enterprise            who answers for it
  npx bough scorecard --dimension industry    segments side by side
  npx bough contrasts                         is each served as it should be
  npx bough findings list                     what needs attention, and whose it is
  npx bough interventions list                what was changed, and whether it worked
  npx bough --help                            your own workspace and files
Stop with Ctrl-C.
`;
}

const DEMO = `
This is the demo: on this machine it may be read without signing in, from nowhere
else. Changing anything needs a sign-in, always.
`;

function invitation({ account, secret, expiresAt }: OneTimeLink, address: string): string {
  return `
Sign in as ${account.name} with this link; it works once, until ${expiresAt.toISOString().slice(0, 16)}Z:
  ${address}/sign-in?token=${secret}
`;
}

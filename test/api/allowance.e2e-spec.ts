import { graphqlClient } from '../support/graphql-client.js';
import { invited, tokenFor } from '../support/sign-in-builders.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** How much CPU may be asked for: by a token, and by whoever has not signed in. */
let app: TestApp;
beforeAll(async () => {
  // A second a minute: a token has two seconds from the beginning.
  app = await startTestApp({ demo: true, cpuPerMinute: 1 });
}, 240_000);
afterAll(() => app?.close());

/** Another every time, so that none is kept; some 100 ms each by its price. */
const dear = (at: number) => `{ tree { ${'abcdefghijklmnopqrst'.split('').map((name) => `${name}: slice(first: 150, maxDepth: 9) { nodes { k${at}: key id name ancestors { id } } }`).join(' ')} } }`; // prettier-ignore

async function untilRefused(
  ask: (at: number) => Promise<{ status: number; headers: Headers; text: () => Promise<string> }>,
  most = 400,
) {
  for (let at = 0; at < most; at++) {
    const response = await ask(at);
    if (response.status === 429) return { at, response, told: JSON.parse(await response.text()) };
    await response.text();
  }
  throw new Error('was never refused');
}

const post = (headers: Record<string, string>, query: string) =>
  app.http('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ query }) }); // prettier-ignore
const bearer = async (key: string) => ({ authorization: `Bearer ${await tokenFor(app, await invited(app, 'viewer', key))}` }); // prettier-ignore

it('a token that has used what it may is told when to ask again, and nobody else is', async () => {
  const [ann, ben] = [await bearer('ann'), await bearer('ben')];
  const { at, response, told } = await untilRefused((round) => post(ann, dear(round)));
  expect(at).toBeGreaterThan(5);
  const [{ message, extensions }] = told.errors;
  expect(extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: Number(response.headers.get('retry-after')) });
  expect(extensions.retryAfter).toBeGreaterThan(0);
  expect(message).toMatch(/^You have used more of the server's CPU than you may for now\. Ask again in \d+ s, for less or less often\.$/); // prettier-ignore
  expect((await post(ben, dear(0))).status).toBe(200);
  expect((await graphqlClient(app.url, ann).http('/healthz/live')).status).toBe(200);
  const table = await app.http('/export/scorecard.csv?by=industry', { headers: ann });
  expect([table.status, table.headers.get('retry-after') !== null, ((await table.json()) as { code: string }).code]).toEqual([429, true, 'RATE_LIMITED']); // prettier-ignore
});

it('kept answers cost nothing', async () => {
  const ann = await bearer('ann');
  for (let round = 0; round < 100; round++) expect((await post(ann, dear(0))).status).toBe(200);
});

it('whoever has not signed in cannot ask for ever', async () => {
  const elsewhere = { via: '1.1 proxy' }; // the demo is shut
  const { at, told } = await untilRefused(() => post(elsewhere, '{ tree { name } }'));
  expect([at > 20, told.errors[0].extensions.code]).toEqual([true, 'RATE_LIMITED']);
});

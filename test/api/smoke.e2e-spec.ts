import { startTestApp, type TestApp } from '../support/test-app.js';
let app: TestApp;
beforeAll(async () => { app = await startTestApp({ demo: true }); });
afterAll(() => app?.close());
it('works', async () => {
  console.log(JSON.stringify(await app.ask('{ workspace { name dataThrough unknown { dimension customers conversations } } }')));
  for (const q of [
    'query { tree { node(key: "enterprise") { reading(period: {range: {start: "0101-01-01", end: "9999-12-31"}}, compareTo: {preset: SAME_PERIOD_LAST_YEAR}) { period { label start endExclusive } comparison { basis { start endExclusive label } previous { value availability {reason message} } } current { value availability { status reason message } } } sparkline(period: {range: {start: "1001-01-01", end: "2001-01-01"}}, points: 60) } } }',
    '{ tree { slice(first: null) { nodes { id } } } }',
    '{ tree { slice(maxDepth: null) { nodes { id } } } }',
    '{ tree { slice(filter: null, expand: null) { hasMore } } }',
    '{ tree { slice(filter: {kinds: null, search: null}) { hasMore } } }',
  ]) console.log(q, JSON.stringify(await app.ask(q)).slice(0, 3000));
  console.log(app.statements());
});

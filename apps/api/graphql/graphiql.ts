/** Serves GraphiQL at /graphql to browsers. Its files come from the installed packages, so it works without a network. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { NextFunction, Request, Response } from 'express';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Identify } from '../access/identify.js';
import { PageTokens } from '../access/page-tokens.js';
import { sessionOf } from '../access/visitor.js';
import { GRAPHIQL_POLICY } from '../http/headers.js';
import { FIRST_QUERY } from './first-query.js';

const require = createRequire(import.meta.url);
const folderOf = (name: string) => dirname(require.resolve(`${name}/package.json`));

const ASSETS: Readonly<Record<string, () => string>> = {
  'react.js': () => join(folderOf('react18'), 'umd', 'react.production.min.js'),
  'react-dom.js': () => join(folderOf('react-dom18'), 'umd', 'react-dom.production.min.js'),
  'graphiql.js': () => join(folderOf('graphiql3'), 'graphiql.min.js'),
  'graphiql.css': () => join(folderOf('graphiql3'), 'graphiql.min.css'),
};

/** Adds the page and its files; everything else at /graphql goes on to Apollo Server. Call before the application starts. */
export function addGraphiql(app: NestExpressApplication): void {
  for (const [name, path] of Object.entries(ASSETS))
    app.useStaticAssets(path(), { prefix: `/graphql/assets/${name}`, maxAge: '1d' });
  app.use('/graphql/assets/start.js', (_: Request, response: Response) => {
    response.type('js').set('cache-control', 'no-cache').send(START);
  });
  const [identify, tokens] = [app.get(Identify), app.get(PageTokens)];
  app.use('/graphql', async (request: Request, response: Response, next: NextFunction) => {
    if (!wantsPage(request)) return next();
    const token = (await identify.hasSession(request)) ? tokens.make(sessionOf(request)!) : null;
    response.set({ 'content-security-policy': GRAPHIQL_POLICY, 'cache-control': 'no-store' }).type('html');
    response.send(page(token));
  });
}

/** Whether a browser opens the page; a request with a query is for Apollo Server. */
function wantsPage({ method, originalUrl, headers }: Request): boolean {
  return method === 'GET' && !originalUrl.includes('query=') && (headers.accept ?? '').includes('text/html');
}

/** A file of its own, so that the page's policy can forbid code in the page. */
const START = `const { token } = document.querySelector('meta[name="bough-token"]')?.dataset ?? {};
ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({
      url: '/graphql',
      headers: token ? { authorization: 'Bearer ' + token } : {},
    }),
    defaultQuery: ${JSON.stringify(FIRST_QUERY)},
    shouldPersistHeaders: false,
  }),
);
`;

/** With a token for whoever has signed in; see `PageTokens`. */
const page = (token: string | null) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Bough · GraphiQL</title>
<link rel="icon" href="data:,">${token === null ? '' : `\n<meta name="bough-token" data-token="${token}">`}
<link rel="stylesheet" href="/graphql/assets/graphiql.css">
<style>html, body, #graphiql { height: 100%; margin: 0 }</style>
</head>
<body>
<div id="graphiql">Loading …</div>
<script src="/graphql/assets/react.js"></script>
<script src="/graphql/assets/react-dom.js"></script>
<script src="/graphql/assets/graphiql.js"></script>
<script src="/graphql/assets/start.js"></script>
</body>
</html>
`;

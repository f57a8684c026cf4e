/** Serves GraphiQL at /graphql to browsers. Its files come from the installed packages, so it works without a network. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request, Response } from 'express';
import type { NestExpressApplication } from '@nestjs/platform-express';
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
  app.use('/graphql', (request: IncomingMessage, response: ServerResponse, next: () => void) => {
    if (!wantsPage(request)) return next();
    response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .setHeader('content-security-policy', GRAPHIQL_POLICY)
      .end(PAGE);
  });
}

/** Whether a browser opens the page; a request with a query is for Apollo Server. */
function wantsPage({ method, url = '', headers }: IncomingMessage): boolean {
  return method === 'GET' && !url.includes('query=') && (headers.accept ?? '').includes('text/html');
}

/** A file of its own, so that the page's policy can forbid code in the page. */
const START = `ReactDOM.createRoot(document.getElementById('graphiql')).render(
  React.createElement(GraphiQL, {
    fetcher: GraphiQL.createFetcher({ url: '/graphql' }),
    defaultQuery: ${JSON.stringify(FIRST_QUERY)},
    shouldPersistHeaders: false,
  }),
);
`;

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Bough · GraphiQL</title>
<link rel="icon" href="data:,">
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

/** Serves the web client: its files, and its one page at the addresses that it knows. Every other address stays unknown. */
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { CLIENT_POLICY, FORM_POLICY } from './headers.js';
import type { WebClient, WebFile } from './web-client.js';

const PAGES = /^\/(tree|scorecard|heatmap|explain|demand|owners|work|(findings|interventions)(\/[\w-]+)?)?\/?$/;
/** The names of these files say what is in them, so they never change. */
const HASHED = '/assets/';
const ONE_YEAR = 31_536_000;
/** The smallest first; browsers name them in another order. */
const ENCODINGS = ['br', 'gzip'] as const;

/** Middleware for a client, or for its absence. */
export function serveWeb(client: WebClient | null): RequestHandler {
  return (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    if (PAGES.test(request.path)) return client ? sendIndex(client, request, response) : sendNotBuilt(response);
    sendFile(client?.files.get(request.path), request, response, next);
  };
}

/** A page is asked for anew each time, and sent only if it changed. */
function sendIndex({ index }: WebClient, request: Request, response: Response): void {
  response.set({ 'content-security-policy': CLIENT_POLICY, 'cache-control': 'no-cache' });
  send(index, request, response);
}

function sendFile(file: WebFile | undefined, request: Request, response: Response, next: NextFunction): void {
  if (!file) return next();
  const isHashed = file.path.startsWith(HASHED);
  response.set('cache-control', isHashed ? `public, max-age=${ONE_YEAR}, immutable` : 'no-cache');
  send(file, request, response);
}

/** In the best encoding that the browser takes; Express answers 304 when it has the same already. */
function send({ path, hash, content, encoded }: WebFile, request: Request, response: Response): void {
  const encoding = ENCODINGS.find((each) => encoded[each] && request.acceptsEncodings(each));
  response.vary('accept-encoding').set('etag', encoding ? `"${hash}-${encoding}"` : `"${hash}"`);
  if (encoding) response.set('content-encoding', encoding);
  response.type(path.slice(path.lastIndexOf('.'))).send(encoding ? encoded[encoding] : content);
}

function sendNotBuilt(response: Response): void {
  response
    .status(503)
    .set({ 'content-security-policy': FORM_POLICY, 'cache-control': 'no-store' })
    .type('html')
    .send(NOT_BUILT);
}

const NOT_BUILT = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Bough</title>
<link rel="icon" href="data:,">
</head>
<body>
<h1>The web client was not built</h1>
<p>The server runs, but it found no <code>dist/web/index.html</code> when it started. Stop it and run <code>npm start</code>,
which builds what is missing.</p>
<p>The API works without it: <a href="/graphql">GraphiQL</a>.</p>
</body>
</html>
`;

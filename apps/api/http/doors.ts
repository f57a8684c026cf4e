/** Everything that a request passes before it reaches a module, in this order. */
import type { Server } from 'node:http';
import compression from 'compression';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { AppParts } from '../app-parts.js';
import { addGraphiql } from '../graphql/graphiql.js';
import { allowOrigins } from './cors.js';
import { safeHeaders } from './headers.js';
import { soundAddress } from './sound-address.js';
import { serveWeb } from './serve-web.js';

/** Smaller answers would hardly shrink. */
const LEAST_BYTES = 1024;
/**
 * How long a connection that says nothing stays open. Proxies keep theirs for a minute (nginx, the load balancers of clouds) and answer 502
 * where a server ends one just as they send the next request: it must be the proxy that ends it.
 */
const KEEP_ALIVE_MS = 65_000;
const EVENTS = 'text/event-stream';

/** Call before the application starts. */
export function addDoors(
  app: NestExpressApplication,
  { web = null, corsOrigins = [], trustedProxies = [] }: Pick<AppParts, 'web' | 'corsOrigins' | 'trustedProxies'>,
): void {
  app.disable('x-powered-by');
  app.set('trust proxy', [...trustedProxies]);
  app.use(safeHeaders);
  app.use(soundAddress);
  allowOrigins(app, corsOrigins);
  app.use(compression({ threshold: LEAST_BYTES, filter: isText }));
  app.use(serveWeb(web));
  addGraphiql(app);
  const server = app.getHttpServer() as Server;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = KEEP_ALIVE_MS + 1_000;
}

/** A stream of events would wait in the compressor until it is full. */
const isText: compression.CompressionFilter = (request, response) =>
  !String(response.getHeader('content-type')).startsWith(EVENTS) && compression.filter(request, response);

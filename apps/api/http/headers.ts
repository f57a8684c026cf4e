/** What every answer tells browsers: nothing is guessed, embedded or passed on, and what a page may do. */
import type { NextFunction, Request, Response } from 'express';
import { isSecure } from '../access/visitor.js';

/** Of the web client: no inline code or style, no other host, and no text that becomes markup (Trusted Types). */
export const CLIENT_POLICY = policy({
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
});

/** Of pages without scripts: signing in, the own account. */
export const FORM_POLICY = policy({
  'default-src': "'none'",
  'style-src': "'unsafe-inline'",
  'img-src': 'data:',
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
});

/** Of GraphiQL, whose editor writes styles into the page. */
export const GRAPHIQL_POLICY = policy({
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'font-src': "'self' data:",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
});

/** Of everything else, which is no page. */
const NO_PAGE = policy({ 'default-src': "'none'", 'base-uri': "'none'", 'frame-ancestors': "'none'" });

const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': NO_PAGE,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};
const ONE_YEAR = 31_536_000;

/** Middleware: the headers of every answer; a page sets its own policy over the one here. */
export function safeHeaders(request: Request, response: Response, next: NextFunction): void {
  response.set(HEADERS);
  if (isSecure(request)) response.set('strict-transport-security', `max-age=${ONE_YEAR}`);
  next();
}

function policy(directives: Readonly<Record<string, string>>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

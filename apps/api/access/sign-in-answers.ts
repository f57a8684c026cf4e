/** How signing in answers over HTTP: cookies, pages, and refusals with a status. */
import type { Request, Response } from 'express';
import type { Visitor } from '@bough/application';
import { Refusal, SESSION_LONGEST, type Caller } from '@bough/domain';
import { FORM_POLICY } from '../http/headers.js';
import { deviceOf } from './device.js';
import { addressOf, cookieName, isFromElsewhere, isSecure, requestIdOf, sessionOf } from './visitor.js';

const STATUS: Readonly<Record<string, number>> = {
  SIGN_IN_FAILED: 401,
  NOT_INVITED: 403,
  CROSS_ORIGIN: 403,
  OPENID_OFF: 404,
  LINK_SPENT: 410,
  TOO_MANY_TRIES: 429,
};

export function visitorOf(request: Request): Visitor {
  const session = sessionOf(request);
  const device = deviceOf(request);
  return {
    address: addressOf(request),
    ...(session !== null && { session }),
    ...(device !== null && { device }),
  };
}

/** Whoever wants to sign in has not done so yet. */
export function nobody(request: Request): Caller {
  return { principal: null, requestId: requestIdOf(request) };
}

/** A page of another site must neither sign anybody in nor out. */
export function requireOwnPage(request: Request): void {
  if (isFromElsewhere(request)) throw new Refusal('CROSS_ORIGIN', 'Only a page of this server may do this.');
}

export function addSession(request: Request, response: Response, secret: string): void {
  setCookie(request, response, cookieName(request), secret, SESSION_LONGEST);
}

export function dropSession(request: Request, response: Response): void {
  setCookie(request, response, cookieName(request), '', 0);
}

/** No script reads it, no other site sends it along, and it stays on this host. */
export function setCookie(request: Request, response: Response, name: string, value: string, maxAge: number): void {
  response.cookie(name, value, { httpOnly: true, sameSite: 'lax', secure: isSecure(request), path: '/', maxAge });
}

/** A browser that shows what it gets. */
export function wantsPage({ headers }: Request): boolean {
  return (headers.accept ?? '').includes('text/html');
}

/** A program that asks for JSON, such as the web client. */
export function wantsJson({ headers }: Request): boolean {
  const { accept = '' } = headers;
  return accept.includes('application/json') && !accept.includes('text/html');
}

export function sendPage(response: Response, status: number, html: string): void {
  response
    .status(status)
    .setHeader('content-security-policy', FORM_POLICY)
    // Without it browsers would send a form with "Origin: null", as if it came from another site.
    .setHeader('referrer-policy', 'same-origin')
    .setHeader('cache-control', 'no-store')
    .type('html')
    .send(html);
}

/** The HTTP status of a refusal. */
export function httpStatusOf({ code }: Refusal): number {
  return STATUS[code] ?? 400;
}

/** What people can act on is said; everything else is a fault, for Nest to log. */
export function refuse(request: Request, response: Response, error: unknown, page: (message: string) => string): void {
  if (!(error instanceof Refusal)) throw error;
  const { code, message } = error;
  const status = httpStatusOf(error);
  if (status === 429) response.setHeader('retry-after', '900');
  if (wantsPage(request)) sendPage(response, status, page(message));
  else response.status(status).json({ code, message });
}

/** What an HTTP request says of who sends it: address, cookie, token, and whether a page of ours sent it. */
import { randomUUID } from 'node:crypto';
import { isIP } from 'node:net';
import type { Request } from 'express';

/** The cookie is bound to this host where the connection is encrypted. */
const [SECURE_COOKIE, PLAIN_COOKIE] = ['__Host-bough', 'bough'];
const LOOPBACK_ADDRESS = /^(::ffff:)?127\.|^::1$/;
const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;
const REQUEST_ID = /^[\w.:-]{8,64}$/;

/** Secure everywhere but in a browser on the machine itself, where there is no network to listen to. */
export function isSecure(request: Request): boolean {
  return request.secure || !LOOPBACK_HOST.test(request.headers.host ?? '');
}

export function cookieName(request: Request): string {
  return isSecure(request) ? SECURE_COOKIE! : PLAIN_COOKIE!;
}

/** The value of a cookie, or `null`. */
export function readCookie(request: Request, name: string): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, ...value] = part.trim().split('=');
    if (key === name && value.length > 0) return value.join('=');
  }
  return null;
}

export function sessionOf(request: Request): string | null {
  return readCookie(request, cookieName(request));
}

/** `Authorization: Bearer …` */
export function bearerOf(request: Request): string | null {
  return /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;
}

/** What proxies add. One is enough: whoever sends it by hand only shuts the door to themselves. */
const OF_A_PROXY =
  /^(via|forwarded|x-forwarded(-.*)?|x-real-ip|x-client-ip|x-cluster-client-ip|x-original-.*|x-envoy-.*|x-azure-.*|x-amzn-.*|true-client-ip|cf-.*|cdn-loop|fastly-.*|fly-.*)$/;

/**
 * From this machine itself and for this machine: no proxy in between, and no page elsewhere whose name was made to point here. Some proxies
 * add no header, but ask in HTTP/1.0, which no browser does.
 */
export function isLoopback(request: Request): boolean {
  const { headers, httpVersionMajor, httpVersionMinor, socket } = request;
  if (httpVersionMajor === 1 && httpVersionMinor === 0) return false;
  if (Object.keys(headers).some((name) => OF_A_PROXY.test(name))) return false;
  return LOOPBACK_ADDRESS.test(socket.remoteAddress ?? '') && LOOPBACK_HOST.test(headers.host ?? '');
}

/** Browsers say which page sends a request; programs say nothing. */
export function isFromElsewhere({ headers }: Request): boolean {
  const site = headers['sec-fetch-site'];
  // A form of our own page that passes no referrer on has the origin "null"; this header no page can set.
  if (site === 'same-origin') return false;
  if (site === 'cross-site') return true;
  const { origin } = headers;
  return origin !== undefined && hostOf(origin) !== headers.host;
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

/** What the client calls its request, where that is a plausible name; else a new one. */
export function requestIdOf({ headers }: Request): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
}

/**
 * The address of the caller, for limits and for the audit: that of the connection, unless it comes from a trusted proxy
 * (`BOUGH_TRUSTED_PROXIES`), which says whom it asks for. IPv4 is written as such, also where it arrives as IPv6.
 */
export function addressOf(request: Request): string {
  const said = plainAddress(request.ip);
  return said ?? plainAddress(request.socket.remoteAddress) ?? 'unknown';
}

/** Without a port, which some proxies add; `null` of what is no address. */
function plainAddress(text = ''): string | null {
  const bare = text.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  const address = bare.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  return isIP(address) === 0 ? null : address.toLowerCase();
}

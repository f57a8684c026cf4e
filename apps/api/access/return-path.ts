/** Where somebody goes on after signing in: to the page that they asked for, which is always one of this server. */
const START = '/';
const LONGEST = 2000;
/** One slash, then neither another nor a backslash, which browsers read as one; no control characters, which they leave out. */
const OWN_PATH = /^\/(?![/\\])[^\\\p{Cc}]*$/u;
const NOWHERE = 'http://own.invalid';

/** The path, if it is one of our own and not the sign-in itself; else the start page. */
export function returnPath(given: unknown): string {
  if (typeof given !== 'string' || given.length > LONGEST || !OWN_PATH.test(given)) return START;
  if (!URL.canParse(given, NOWHERE)) return START;
  const { origin, pathname } = new URL(given, NOWHERE);
  return origin === NOWHERE && !/^\/(\/|sign-(in|out)(\/|$))/.test(pathname) ? given : START;
}

/** `?to=…` for a link, and nothing for the start page. */
export function returnQuery(to: string): string {
  return to === START ? '' : `?to=${encodeURIComponent(to)}`;
}

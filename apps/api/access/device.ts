/** Which browser a request comes from, as people know it. It helps to tell one's own sessions apart, and proves nothing. */
import type { Request } from 'express';

const BROWSERS = [
  ['Edge', /\bEdgA?\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /(Chrome|CriOS)\//],
  ['Safari', /\bSafari\//],
  ['curl', /^curl\//],
] as const;
const SYSTEMS = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
] as const;

/** `Firefox on Linux`; `null` if nothing of it is known. */
export function deviceOf({ headers }: Pick<Request, 'headers'>): string | null {
  const text = headers['user-agent'] ?? '';
  const [browser, system] = [BROWSERS, SYSTEMS].map((list) => list.find(([, sign]) => sign.test(text))?.[0]);
  if (browser === undefined && system === undefined) return null;
  return system === undefined ? browser! : `${browser ?? 'A browser'} on ${system}`;
}

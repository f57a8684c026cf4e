/**
 * How often a password may be tried. Only failures count. Whoever has come in from a place before is bound there by their own failures alone,
 * whatever others do to the name or from the same address; who is locked out all the same can come in by a one-time link.
 */

/** How long failures count, and how long a lock holds. */
export const LOCK_SECONDS = 15 * 60;

/** How long it is known that somebody came in from a place. */
export const PLACE_SECONDS = 30 * 24 * 3600;

/** A limit on the failures that are counted under one key. */
export interface TryLimit {
  readonly key: string;
  /** The most failures in `LOCK_SECONDS`. */
  readonly most: number;
}

/** The keys under which failures of this account from this address count: together, of all accounts from there, and of the account from anywhere. */
export function tryLimits(account: string, address: string): [pair: TryLimit, address: TryLimit, account: TryLimit] {
  const place = placeOf(address);
  return [
    { key: `pair ${account} ${place}`, most: 5 },
    { key: `address ${place}`, most: 30 },
    { key: `account ${account}`, most: 100 },
  ];
}

/** The limits that hold for who tries; `isKnown`: this account came in from this address before. */
export function limitsFor(limits: ReturnType<typeof tryLimits>, isKnown: boolean): readonly TryLimit[] {
  return isKnown ? limits.slice(0, 1) : limits;
}

/** The key under which it is known that an account came in from an address. */
export function knownPlace(account: string, address: string): string {
  return `known ${account} ${placeOf(address)}`;
}

/** What somebody has at home: an address of IPv4, or the first half of one of IPv6, whose other half anybody may choose. */
export function placeOf(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const [first, last] = [groups(head), groups(tail ?? '')];
  const filled = tail === undefined ? [] : Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0');
  return `${[...first, ...filled, ...last]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

/** Milliseconds by which the answer to the next try is delayed after so many failures: 0, 0, 250, 500, 1000, then 2000. */
export function delayAfter(failures: number): number {
  return failures < 2 ? 0 : Math.min(250 * 2 ** (failures - 2), 2000);
}

/**
 * How often a password may be tried. A try is counted before it is checked, so that a thousand at once are no way round. The
 * owner of an account that others try out can always come in by a one-time link.
 */

/** How long failures are remembered, and a lock holds. */
export const LOCK_SECONDS = 15 * 60;

export interface TryLimit {
  readonly key: string;
  /** Tries in `LOCK_SECONDS` without a success among them. */
  readonly most: number;
}

/** The limits of one try: of this account from this address, from this address, and of this account from everywhere. */
export function tryLimits(account: string, address: string): TryLimit[] {
  return [
    { key: `pair ${account} ${address}`, most: 5 },
    { key: `address ${address}`, most: 30 },
    { key: `account ${account}`, most: 100 },
  ];
}

/** Each failure makes the answer to the next try slower: 0, 0, 250, 500, 1000, 2000 ms. */
export function delayAfter(failures: number): number {
  return failures < 2 ? 0 : Math.min(250 * 2 ** (failures - 2), 2000);
}

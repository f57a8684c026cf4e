/**
 * How often a password may be tried. A try is counted before the password is checked, so that many tries at once do not get round the
 * limit. The owner of an account that is locked by the tries of others can still sign in by a one-time link.
 */

/** How long failures count, and how long a lock holds. */
export const LOCK_SECONDS = 15 * 60;

/** A limit on the tries that are counted under one key. */
export interface TryLimit {
  readonly key: string;
  /** The most tries in `LOCK_SECONDS` without a success. */
  readonly most: number;
}

/** The limits of one try: of this account from this address, of all accounts from this address, and of this account from anywhere. */
export function tryLimits(account: string, address: string): TryLimit[] {
  return [
    { key: `pair ${account} ${address}`, most: 5 },
    { key: `address ${address}`, most: 30 },
    { key: `account ${account}`, most: 100 },
  ];
}

/** Milliseconds by which the answer to the next try is delayed after so many failures: 0, 0, 250, 500, 1000, then 2000. */
export function delayAfter(failures: number): number {
  return failures < 2 ? 0 : Math.min(250 * 2 ** (failures - 2), 2000);
}

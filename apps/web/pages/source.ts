import { printAddress, type Address } from '../shared/address.js';

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** 31 Oct 2026, of an ISO day. */
export function dayWords(day: string): string {
  return DAY.format(Date.parse(day));
}

/** Where a picture or a page on paper came from, and as of when: for its foot. */
export function sourceOf(address: Address): string {
  return `${location.origin}${printAddress(address)} · as of ${DAY.format(address.at === null ? new Date() : new Date(address.at))}`;
}

/**
 * Ids are made from the natural key (source + external id), so that the same fact has the same id wherever it is read, and
 * no look-up is needed before a row is written. 128 bits of SHA-1 in the form of a version 8 UUID (RFC 9562, 5.8).
 */
import { hash } from 'node:crypto';

/** The customer of conversations without one, and "several customers" in the dirty log. */
export const NO_CUSTOMER = '00000000-0000-0000-0000-000000000000';
export const NO_CUSTOMER_BYTES = Buffer.alloc(16);

/** The 16 bytes of a fact's id. */
export function factIdBytes(kind: 'customer' | 'conversation', source: string, externalId: string): Buffer {
  const bytes = hash('sha1', `${kind}\0${source}\0${externalId}`, 'buffer').subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes;
}

/** The same as text: `3f2b…-…`. */
export function uuidText(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

export function customerId(source: string, externalId: string | null): string {
  return externalId === null ? NO_CUSTOMER : uuidText(factIdBytes('customer', source, externalId));
}

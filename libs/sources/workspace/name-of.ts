import { nameOfKey } from '@bough/domain';

/** The name to show of something that has a key: as written, else made from the key, `from_110k` as `From 110k`. */
export function nameOf({ name }: { readonly name?: string }, key: string): string {
  return name ?? nameOfKey(key);
}

import { nameOfKey } from '@bough/domain';

/** The name to show for something with a key: the name as written, or one made from the key, `from_110k` as `From 110k`. */
export function nameOf({ name }: { readonly name?: string }, key: string): string {
  return name ?? nameOfKey(key);
}

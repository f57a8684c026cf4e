/** The name to show of something that has a key: as written, else made from the key, `from_110k` as `From 110k`. */
export function nameOf({ name }: { readonly name?: string }, key: string): string {
  const words = key.replaceAll('_', ' ');
  return name ?? words.charAt(0).toUpperCase() + words.slice(1);
}

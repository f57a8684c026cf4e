/** Keys that occur twice in a map of YAML. The parser looks through all keys of a map for each: minutes for a hundred thousand of them. */
import { printable } from '@bough/domain';
import { isNode, visit, type Document } from 'yaml';
import { keyText } from './node-position.js';

interface DuplicateKey {
  /** Offset of the second one in the text. */
  readonly offset: number;
  /** Offset of the first one. */
  readonly first: number;
  readonly key: string;
}

/** Every key that an earlier one of its map equals, as text: a plain value has one entry for `1` and `"1"`. */
export function duplicateKeysIn(document: Document): DuplicateKey[] {
  const found: DuplicateKey[] = [];
  visit(document, {
    Map(_, { items }) {
      const offsets = new Map<string, number>();
      for (const pair of items) {
        const key = keyText(pair);
        const offset = (isNode(pair.key) ? pair.key.range?.[0] : undefined) ?? 0;
        const first = offsets.get(key);
        if (first === undefined) offsets.set(key, offset);
        else found.push({ offset, first, key: printable(key) });
      }
    },
  });
  return found;
}

/** What is looked up in another file, by key. An empty text is a key without a value. */
import type { ThroughField } from './import-spec.js';

export type LookUp = ReadonlyMap<string, string>;

/** Equal for fields that look up the same columns of the same file. */
export function lookUpName({ through, key, value }: ThroughField): string {
  return JSON.stringify([through, key, value]);
}

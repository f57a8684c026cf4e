import type { Snapshot } from '@bough/application';
import { conversationDimensions } from '@bough/domain';
import { unknownName } from '../graphql/errors.js';

/** Refuses a key of no dimension of conversations, nor of the others that are allowed. `argument` is the path to the argument. */
export function namedSplit(
  snapshot: Snapshot,
  key: string,
  others: readonly string[],
  ...argument: readonly string[]
): void {
  const known = [...others, ...conversationDimensions(snapshot).map((each) => each.key)];
  if (!known.includes(key)) throw unknownName('dimension', key, known, argument);
}

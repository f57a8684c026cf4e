/** Keys that identify things in a workspace are unique. */
import { problem, type Problem } from './problem.js';

/** One problem for each entry whose key an earlier entry has. */
export function duplicateKeys(list: readonly { readonly key: string }[], name: string, code: string): Problem[] {
  const first = firstIndexes(list.map(({ key }) => key));
  return list.flatMap(({ key }, index) =>
    first.get(key) === index ? [] : [problem(code, [name, index, 'key'], `"${key}" is there twice; keys are unique`)],
  );
}

/** Where each of some values stands first in a list. */
export function firstIndexes<Value>(list: readonly Value[]): ReadonlyMap<Value, number> {
  const first = new Map<Value, number>();
  for (const [index, value] of list.entries()) if (!first.has(value)) first.set(value, index);
  return first;
}

/** Keys that identify things in a workspace are unique. */
import { problem, type Problem } from './problem.js';

/** One problem for each entry whose key an earlier entry has. */
export function duplicateKeys(list: readonly { readonly key: string }[], name: string, code: string): Problem[] {
  return list.flatMap(({ key }, index) =>
    list.findIndex((other) => other.key === key) === index
      ? []
      : [problem(code, [name, index, 'key'], `"${key}" is there twice; keys are unique`)],
  );
}

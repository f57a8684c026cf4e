/** Prepares a document that does not fit its schema for further checks, so that all problems are reported at once. */
import type { Problem } from '@bough/domain';
import type { Draft } from './workspace-document.js';

/** Whether a text was wanted at an entry of a list, as the message of its problem says. */
const isTextOfList = ({ path, message }: Problem) =>
  typeof path.at(-1) === 'number' && /must be (text|one of)\b/.test(message);

/**
 * The value without the entries of the wrong type. Lists keep their length, because problems refer to their indexes: a wrong
 * entry in a list of maps becomes an empty map, and one in a list of texts becomes text.
 */
export function withoutWrongTypes<T>(value: unknown, problems: readonly Problem[]): Draft<T> {
  const wrong = new Map(
    problems
      .filter(({ code }) => code === 'WRONG_TYPE')
      .map((found) => [JSON.stringify(found.path), isTextOfList(found)] as const),
  );
  const copy = (node: unknown, path: Problem['path']): unknown => {
    const isText = wrong.get(JSON.stringify(path));
    if (isText !== undefined) return isText ? String(node) : undefined;
    if (Array.isArray(node)) return node.map((item: unknown, index) => copy(item, [...path, index]) ?? {});
    if (typeof node !== 'object' || node === null) return node;
    const entries = Object.entries(node).map(([key, child]) => [key, copy(child, [...path, key])] as const);
    return Object.fromEntries(entries.filter(([, child]) => child !== undefined));
  };
  return (copy(value, []) ?? {}) as Draft<T>;
}

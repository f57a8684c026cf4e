/** Prepares a document that does not fit its schema for further checks, so that all problems are reported at once. */
import type { Problem } from '@bough/domain';
import { WEEKDAYS, type Draft } from './workspace-document.js';

/** Whether a path leads to an entry of a list of texts. */
const isText = (path: Problem['path']) => TEXTS.includes(String(path.at(-2)));
const TEXTS = [
  'values',
  'only',
  'except',
  'members',
  'responsible',
  'consulted',
  'informed',
  'benchmarks',
  'closed',
  'open',
  ...WEEKDAYS,
];

/**
 * The value without the entries of the wrong type. Lists keep their length, because problems refer to their indexes: a wrong
 * entry in a list of maps becomes an empty map, and one in a list of texts becomes text.
 */
export function withoutWrongTypes<T>(value: unknown, problems: readonly Problem[]): Draft<T> {
  const wrong = new Set(problems.filter(({ code }) => code === 'WRONG_TYPE').map(({ path }) => JSON.stringify(path)));
  const copy = (node: unknown, path: Problem['path']): unknown => {
    if (wrong.has(JSON.stringify(path))) return isText(path) ? String(node) : undefined;
    if (Array.isArray(node)) return node.map((item: unknown, index) => copy(item, [...path, index]) ?? {});
    if (typeof node !== 'object' || node === null) return node;
    const entries = Object.entries(node).map(([key, child]) => [key, copy(child, [...path, key])] as const);
    return Object.fromEntries(entries.filter(([, child]) => child !== undefined));
  };
  return (copy(value, []) ?? {}) as Draft<T>;
}

import type { Expression } from '../syntax/expression.js';
import { namesOf } from './names.js';

/**
 * Finds definitions that use each other, as paths that end where they begin (`['a', 'b', 'a']`): one path for every use that
 * leads back to a definition from which it was reached. There are none when everything can be computed.
 */
export function findCycles(definitions: ReadonlyMap<string, Expression>): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    const definition = definitions.get(name);
    if (!definition || done.has(name)) return;
    const before = path.indexOf(name);
    if (before >= 0) return void cycles.push([...path.slice(before), name]);
    for (const used of namesOf(definition)) visit(used, [...path, name]);
    done.add(name);
  };
  for (const name of definitions.keys()) visit(name, []);
  return cycles;
}

/** What models of findings are made from, and events and sightings of many findings in one statement. */
import type { RequestContext } from '../graphql/context.js';
import { requireSnapshot } from '../graphql/context.js';
import type { FindingView } from './finding-models.js';

export async function findingView({ useCases }: RequestContext): Promise<FindingView> {
  return { snapshot: requireSnapshot({ useCases }), owners: (await useCases.ownership.view()).owners };
}

/** Collects the ids that are asked for in one turn, and asks for all of them at once. */
export function batched<Item>(read: (ids: readonly string[]) => Promise<Map<string, Item[]>>) {
  let waiting: { ids: Set<string>; answer: Promise<Map<string, Item[]>> } | null = null;
  return async (id: string): Promise<Item[]> => {
    if (!waiting) {
      const ids = new Set<string>();
      const answer = new Promise<void>((next) => setImmediate(next)).then(() => {
        waiting = null;
        return read([...ids]);
      });
      waiting = { ids, answer };
    }
    waiting.ids.add(id);
    return (await waiting.answer).get(id) ?? [];
  };
}

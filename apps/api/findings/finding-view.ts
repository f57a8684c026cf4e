/** Findings as one request sees them: what is live is read once, and details of many findings in one statement. */
import type { FindingStore, ReadOwnership } from '@bough/application';
import { isLive, type Finding } from '@bough/domain';
import { requireSnapshot, type RequestContext } from '../graphql/context.js';
import { ownerView } from '../ownership/owner-view.js';
import type { FindingView } from './finding-models.js';

export async function findingView(context: RequestContext, read: ReadOwnership): Promise<FindingView> {
  const snapshot = requireSnapshot(context);
  return { snapshot, owners: (await ownerView(context, snapshot, read)).owners };
}

const live = new WeakMap<RequestContext, Promise<Finding[]>>();

/** Open, acknowledged and in progress; the worst and newest first. */
export function liveFindings(context: RequestContext, store: FindingStore): Promise<Finding[]> {
  context.keepsAnswer = false;
  let found = live.get(context);
  if (!found) live.set(context, (found = store.unsettled().then((all) => all.filter(isLive).reverse())));
  return found;
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

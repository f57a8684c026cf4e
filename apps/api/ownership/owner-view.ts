/** Ownership as one request sees it: read once, at one instant, whatever number of nodes asks. */
import type { ReadOwnership, Snapshot } from '@bough/application';
import {
  findEffectiveOwners,
  selectOwnersAt,
  type NodeOwnership,
  type OwnersAt,
  type OwnerWordContext,
} from '@bough/domain';
import type { RequestContext } from '../graphql/context.js';

export interface OwnerView {
  readonly at: Date;
  readonly owners: OwnersAt;
  readonly owned: ReadonlyMap<string, NodeOwnership>;
  readonly words: OwnerWordContext;
}

interface Seen {
  readonly now: Date;
  readonly views: Map<string, Promise<OwnerView>>;
}

const seen = new WeakMap<RequestContext, Seen>();

export function ownerView(
  context: RequestContext,
  snapshot: Snapshot,
  read: ReadOwnership,
  at?: Date | null,
): Promise<OwnerView> {
  // The answer depends on the clock and on ownership, not on the snapshot alone.
  context.keepsAnswer = false;
  let kept = seen.get(context);
  if (!kept) seen.set(context, (kept = { now: new Date(), views: new Map() }));
  const instant = at ?? kept.now;
  const key = `${snapshot.workspaceVersion} ${instant.getTime()}`;
  let view = kept.views.get(key);
  if (!view) kept.views.set(key, (view = look(snapshot, read, instant)));
  return view;
}

/** After a change, the rest of the request sees what it did. */
export function forgetOwners(context: RequestContext): void {
  seen.delete(context);
}

async function look({ model }: Snapshot, read: ReadOwnership, at: Date): Promise<OwnerView> {
  const owners = selectOwnersAt(await read.run(), at.getTime());
  const words = { owners, nodes: model.nodesByPath, timeZone: model.workspace.timeZone };
  return { at, owners, owned: findEffectiveOwners(model.nodes, owners), words };
}

/** What every resolver gets: the numbers as of one version, the same for the whole request. */
import { Refusal } from '@bough/domain';
import type { Snapshot } from '@bough/application';

export interface RequestContext {
  /** `null` before the first workspace. A mutation puts the one in its place that knows the change. */
  snapshot: Snapshot | null;
  /** Trees of earlier versions that this request asked for. */
  readonly past: Map<number, Snapshot>;
  /** False once the answer depends on more than the snapshot, such as the clock. */
  keepsAnswer: boolean;
}

/** The snapshot, or a refusal that says what to do first. */
export function requireSnapshot({ snapshot }: RequestContext): Snapshot {
  if (snapshot) return snapshot;
  throw new Refusal('WORKSPACE_MISSING', 'There is no workspace yet; run "bough apply <workspace.yml>" first.');
}

/** The snapshot that a tree or a node was drawn from. */
export function snapshotOf(context: RequestContext, { version }: { readonly version: number }): Snapshot {
  return context.past.get(version) ?? requireSnapshot(context);
}

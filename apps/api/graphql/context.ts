/** What every resolver gets: the numbers as of one version, the same for the whole request. */
import { Refusal } from '@bough/domain';
import type { Snapshot } from '@bough/application';

export interface RequestContext {
  /** `null` before the first workspace. */
  readonly snapshot: Snapshot | null;
}

/** The snapshot, or a refusal that says what to do first. */
export function requireSnapshot({ snapshot }: RequestContext): Snapshot {
  if (snapshot) return snapshot;
  throw new Refusal('WORKSPACE_MISSING', 'There is no workspace yet; run "bough apply <workspace.yml>" first.');
}

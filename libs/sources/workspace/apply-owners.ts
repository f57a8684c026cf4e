/** Applies the people and owners of a workspace file, or says where in the file something is wrong. */
import type { ApplyOwnership, OwnershipResult, OwnershipStore } from '@bough/application';
import type { Actor, Caller, Problem, Workspace } from '@bough/domain';
import { ownerChangesOf, placeInFile } from './owner-changes.js';
import type { OwnersDocument } from './workspace-document.js';

export interface OwnersTarget {
  /** The person or process that applies the file. */
  readonly caller: Caller;
  readonly ownership: OwnershipStore;
  readonly applyOwnership: ApplyOwnership;
}

interface OwnersApplied {
  readonly result: OwnershipResult;
  /** Problems with paths in the file. */
  readonly problems: readonly Problem[];
}

/** Applies the sections about people and owners; `workspace` is that of the same file, saved or about to be. */
export async function applyOwners(
  owners: OwnersDocument,
  workspace: Workspace,
  { caller, ownership, applyOwnership }: OwnersTarget,
  actor: Actor,
  { dryRun = false } = {},
): Promise<OwnersApplied> {
  const placed = ownerChangesOf(owners, await ownership.read(), workspace.timeZone, Date.now());
  const changes = placed.map(({ change }) => change);
  const options = { caller, dryRun, over: workspace, reason: 'as the workspace file says' };
  const result = await applyOwnership.run(changes, actor, options);
  const problems = result.problems.map((found) => ({ ...found, path: placeInFile(placed, found) }));
  return { result, problems };
}

/** Applies the people and owners of a workspace file, or says where in the file something is wrong. */
import type { OwnershipResult, UseCases } from '@bough/application';
import type { Actor, Problem, Workspace } from '@bough/domain';
import { ownerChangesOf, placeInFile } from './owner-changes.js';
import type { OwnersDocument } from './workspace-document.js';

export interface OwnersApplied {
  readonly result: OwnershipResult;
  /** Problems with paths in the file. */
  readonly problems: readonly Problem[];
}

/**
 * Applies the sections about people and owners. `workspace` is that of the same file, saved or about to be; `actor` is recorded as
 * the one who assigned.
 */
export async function applyOwners(
  owners: OwnersDocument,
  workspace: Workspace,
  { ownership, clock }: UseCases,
  { actor, dryRun = false }: { readonly actor: Actor; readonly dryRun?: boolean },
): Promise<OwnersApplied> {
  const placed = ownerChangesOf(owners, await ownership.read(), workspace, clock.now());
  const changes = placed.map(({ change }) => change);
  const options = { actor, dryRun, over: workspace, reason: 'as the workspace file says' };
  const result = await ownership.apply(changes, options);
  const problems = result.problems.map((found) => ({ ...found, path: placeInFile(placed, found) }));
  return { result, problems };
}

import { Refusal, versionChanges, type TreeChange, type VersionSections } from '@bough/domain';
import { authorise } from '../access/authorise.js';
import type { UseCaseContext } from '../context.js';

/** What differs between the structures of two versions. Refuses a version that there is not. */
export async function compareVersions(context: UseCaseContext, from: number, to: number): Promise<TreeChange[]> {
  const [before, after] = await Promise.all([versionSections(context, from), versionSections(context, to)]);
  return versionChanges(before, after);
}

/** What a version says about tree, metrics and standards, or a refusal that says which versions there are. */
export async function versionSections({ caller, stores }: UseCaseContext, version: number): Promise<VersionSections> {
  authorise(caller.principal, 'read_model');
  const found = await stores.workspaces.version(version);
  if (found) return found.workspace;
  const newest = (await stores.workspaces.current())?.version ?? 0;
  throw new Refusal('VERSION_UNKNOWN', `There is no version ${version}; the newest is ${newest}.`);
}

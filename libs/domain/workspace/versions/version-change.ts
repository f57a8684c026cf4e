/** The differences between two versions of a workspace in its metrics, tree, standards and events. */
import { eventChanges } from './event-change.js';
import { standardChanges } from './standard-change.js';
import type { TreeSections } from './workspace-structure.js';
import { treeChanges, type TreeChange } from './tree-change.js';
import type { Workspace } from '../workspace.js';

/** The sections of a workspace that a version is compared by. */
export type VersionSections = TreeSections & Pick<Workspace, 'standards' | 'events'>;

/** Every difference; empty when both have the same tree, standards and events. */
export function versionChanges(before: VersionSections, after: VersionSections): TreeChange[] {
  return [...treeChanges(before, after), ...standardChanges(before, after), ...eventChanges(before, after)];
}

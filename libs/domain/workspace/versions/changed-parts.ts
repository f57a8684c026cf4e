/** Which parts of a workspace an edit of its structure adds or changes. */
import { isSame } from '../../shared/same.js';
import type { Standard } from '../standards/standard.js';
import type { Workspace } from '../workspace.js';

export interface ChangedParts {
  /** Keys of nodes of the template. */
  readonly nodes: readonly string[];
  /** Keys of own metrics. */
  readonly metrics: readonly string[];
  readonly standards: readonly Standard[];
}

export const NO_PARTS: ChangedParts = { nodes: [], metrics: [], standards: [] };

/** What is new or other than before; what was removed is not named. */
export function changedParts(before: Workspace, after: Workspace): ChangedParts {
  const isNew = <Part>(parts: readonly Part[], part: Part) => !parts.some((each) => isSame(each, part));
  return {
    nodes: after.tree.nodes.filter((node) => isNew(before.tree.nodes, node)).map(({ key }) => key),
    metrics: after.metrics.filter((metric) => isNew(before.metrics, metric)).map(({ key }) => key),
    standards: (after.standards ?? []).filter((standard) => isNew(before.standards ?? [], standard)),
  };
}

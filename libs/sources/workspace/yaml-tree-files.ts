/** Reads and writes the tree of a workspace as YAML text, for callers that do not have it as a file. */
import { TreeFiles, type TreeFile } from '@bough/application';
import type { Workspace } from '@bough/domain';
import { readTree } from './read-tree.js';
import { writeTree } from './write-tree.js';

export class YamlTreeFiles extends TreeFiles {
  read(text: string, base: Workspace): TreeFile {
    const { workspace, problems, positionOf } = readTree(text, 'definition', base);
    const errors = problems.filter(({ severity }) => severity === 'error');
    return {
      sections: workspace && { metrics: workspace.metrics, tree: workspace.tree },
      problems: errors.map((found) => ({ ...found, ...(found.at ?? positionOf(found.path)) })),
    };
  }

  write(workspace: Workspace): string {
    return writeTree(workspace);
  }
}

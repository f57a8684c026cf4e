import type { Problem, TreeSections, Workspace } from '@bough/domain';

/** A problem with its line and column in the text, counted from 1. */
export interface TextProblem extends Problem {
  readonly line: number;
  readonly column: number;
}

/** What was read from a file. */
export interface TreeFile {
  /** `null` when there is any error. */
  readonly sections: TreeSections | null;
  readonly problems: readonly TextProblem[];
}

/** Reads and writes the tree and the metrics of a workspace as a file for people. */
export abstract class TreeFiles {
  /** Reads a text; `workspace` is the one whose tree and metrics it is to replace. */
  abstract read(text: string, workspace: Workspace): TreeFile;
  /** Writes the tree and the metrics of a workspace; reading the text gives the same ones. */
  abstract write(workspace: Workspace): string;
}

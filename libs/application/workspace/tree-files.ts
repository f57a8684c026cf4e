import type { Problem, TreeSections, Workspace } from '@bough/domain';

/** A problem with its place in the text, counted from 1. */
export interface PlacedProblem extends Problem {
  readonly line: number;
  readonly column: number;
}

export interface TreeFile {
  /** `null` when there is any error. */
  readonly sections: TreeSections | null;
  readonly problems: readonly PlacedProblem[];
}

/** The tree and the metrics of a workspace as people write them. */
export abstract class TreeFiles {
  /** `workspace` is the one whose sections the text is to replace. */
  abstract read(text: string, workspace: Workspace): TreeFile;
  /** The text that says the two sections of a workspace; reading it gives the same ones. */
  abstract write(workspace: Workspace): string;
}

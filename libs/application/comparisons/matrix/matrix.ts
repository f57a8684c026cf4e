/**
 * A tree side by side: the template down, the segments across, and in each cell the value of the node that a segment's branch has there.
 * All values come from the resident columns, which are summed once for all segments.
 */
import type { ModelMetric, Period, Polarity, TemplateNode, TreeNode } from '@bough/domain';
import type { Snapshot } from '../../trees/snapshot.js';
import type { ChangeView, ValueView } from '../../trees/value-view.js';

/** What is put side by side; lists that are left out mean everything. */
export interface MatrixQuery {
  readonly period: Period;
  /** The period that changes are measured against; `null` for no changes. */
  readonly basis: Period | null;
  /** Keys of segments. All segments together are always there. */
  readonly segments?: readonly string[] | undefined;
  /** Keys of template nodes; those above them come along. */
  readonly rows?: readonly string[] | undefined;
}

/** A node of the template, in every branch at once. The first row is the root and the heads of the branches. */
export interface MatrixRow {
  /** `null` for the first row. */
  readonly template: TemplateNode | null;
  readonly name: string;
  /** Index of the row above; `null` for the first. */
  readonly parent: number | null;
  readonly depth: number;
  /** What is shown in the row; `null` for a row that only groups. */
  readonly metric: ModelMetric | null;
  readonly polarity: Polarity | null;
  readonly planned: string | null;
  /** Rows right below it in the template. */
  readonly childCount: number;
}

/** A segment; the first column is all of them together. */
export interface MatrixColumn {
  /** `null` for all segments together. */
  readonly segment: string | null;
  readonly name: string;
  readonly kind: 'all' | 'segment' | 'unknown';
  /** `null` where the workspace no longer has the segment. */
  readonly position: number | null;
  /** The head of its branch. */
  readonly head: TreeNode;
  /** Conversations of the period, and customers on an average day of it; `null` where nothing carries them. */
  readonly volume: number | null;
  readonly customers: number | null;
}

/** What stands where a row and a column meet. */
export interface TreeCell {
  /** `null` where the branch has no such node. All segments together have only the root, and values in every row. */
  readonly node: TreeNode | null;
  /** `null` where there is no node, and where it only groups or is planned. */
  readonly current: ValueView | null;
  /** `null` unless another period is given, and without a value. */
  readonly change: ChangeView | null;
  /** From all segments together; `null` there, without both values, and for what grows with the size of a segment. */
  readonly gap: ChangeView | null;
  /** Why it has no data yet; `null` for a node that is not planned. */
  readonly planned: string | null;
}

/** The tree side by side; the cells are in rows, one column after the other. */
export interface TreeMatrix extends Pick<MatrixQuery, 'period' | 'basis'> {
  readonly snapshot: Snapshot;
  readonly rows: readonly MatrixRow[];
  readonly columns: readonly MatrixColumn[];
  readonly cells: readonly TreeCell[];
}

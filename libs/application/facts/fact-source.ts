/**
 * What a source of facts must give so that `importFacts` can bring them in. A file read by a mapping is one; a help desk that is
 * asked over the network, or a warehouse, would be another. A source reads and checks; it knows nothing of batches, runs and storage.
 */
import type { Fact, FactKind, Removal } from '@bough/domain';
import type { Checkpoint, ImportRequest, RowProblem } from './fact.store.js';

/** Facts of one kind from one system, to be read once. The fields of `ImportRequest` say whose they are. */
export interface FactSource extends ImportRequest {
  /**
   * All facts in their order, part by part. While the fingerprint is the same, rows must come in the same order with the same
   * numbers of rows in a part, since an interrupted import skips what it has applied; a sync is asked anew. No key may occur twice, but for a
   * sync, of which the newest version holds. The iterator throws when
   * the source cannot be read on; the parts before that are kept.
   */
  readonly parts: AsyncIterable<SourcePart>;
  /**
   * The fields that the facts carry, as mappings call them (`first_reply_at`, `attributes.plan`): a measure that requires a field
   * has a value only if some import carries it.
   */
  readonly carries: readonly string[];
  /**
   * Of conversations: the facts say the fields that they carry and nothing else, about conversations that are there. Others are rejected, and
   * what a partial source said stays when a whole one that does not carry it comes again.
   */
  readonly partial?: boolean;
  /** The column of a field, for problems that only show once a fact is whole; `null` for a field without one. */
  readonly columnOf?: (field: string) => string | null;
}

/**
 * Some rows of a source: what became facts, and what happened to the others. Few rows, so that memory stays small and the database
 * gets its turn; the import fills its batches with them.
 */
export interface SourcePart {
  readonly kind: FactKind;
  readonly facts: readonly Fact[];
  /** The physical line of each fact, where it has one. */
  readonly lines?: readonly number[];
  /** Rows that could not go in. */
  readonly rejects: readonly RowReport[];
  /** Rows that were kept although something is odd. */
  readonly warnings: readonly RowReport[];
  /** How many rows each rule left out that says which rows are no facts. */
  readonly leftOut: readonly number[];
  /** What the source leaves out and does not bring elsewhere: it is taken out where it was brought before. */
  readonly removals: readonly Removal[];
  /** Of a sync: all parts up to here are in once this is kept. */
  readonly checkpoint?: Checkpoint;
  /** Rows of this part, whatever became of them. */
  readonly rowsRead: number;
  /** Of the whole source so far, for the progress that is shown. */
  readonly bytesRead: number;
  readonly totalBytes: number;
}

/** A row with what is wrong or odd about it. */
export interface RowReport {
  /** Physical line of the row, from 1. */
  readonly line: number;
  readonly problems: readonly RowFault[];
}

/** What is wrong with a row, or with one field of it; its line stands in the report. */
export type RowFault = Omit<RowProblem, 'line'>;

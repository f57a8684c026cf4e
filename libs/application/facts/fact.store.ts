import type {
  Conversation,
  CostStatement,
  Customer,
  DayRange,
  FactKind,
  ReadingStatement,
  Removal,
} from '@bough/domain';
import type { AuditEntry } from '../access/audit.store.js';
import type { Assignee, CustomerGap, LikelyCustomer, UnknownCustomer } from './people-in-facts.js';

/** What one import of one file is told and has counted so far. */
export interface ImportRun {
  readonly id: number;
  readonly source: string;
  readonly kind: FactKind;
  readonly file: string;
  /** Batches that an interrupted run of the same file already applied. */
  readonly resumed: boolean;
  /** The source had no facts of this kind when the run began, and no other run came since: every row is new. */
  readonly fresh: boolean;
}

export interface ImportRequest {
  readonly source: string;
  readonly kind: FactKind;
  readonly file: string;
  /** Equal for the same content and mapping: an interrupted run with the same fingerprint goes on where it stopped. */
  readonly fingerprint: string;
  /** The loader of the demo marks its imports so. */
  readonly demo?: boolean;
  /** Other files of the same kind that complete this one: a file of costs replaces its source's months, except what these said. */
  readonly alongside?: readonly string[];
  /**
   * A system that is asked for what changed, not a file: it never gives the same batches twice, so no run goes on with another one's, and it
   * may bring the same fact in several batches. It goes on from its checkpoint (`FactStore.cursor`).
   */
  readonly sync?: boolean;
}

/** How far a sync of one stream of a source has come. Kept in the transaction of the facts that it stands for. */
export interface Checkpoint {
  /** What is brought from the source, such as `conversations`. */
  readonly stream: string;
  /** All changes before this instant are in; `null` while the first window is read. */
  readonly windowEnd: Date | null;
  /** Where the reader goes on within a window, in its own words; `null` at the end of one. */
  readonly position: Readonly<Record<string, unknown>> | null;
}

export interface ImportCounts {
  readonly read: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly leftOut: number;
  /** Facts that were in and are not any more, because the file leaves them out or does not name them any more. */
  readonly removed: number;
  readonly warnings: number;
}

/** What is wrong or odd about a row, or about one field of it, with its line in the file. */
export interface RowProblem {
  readonly line: number;
  /** A warning keeps the row. */
  readonly severity: 'error' | 'warning';
  readonly code: string;
  /** Bough's name of the field; `null` when the row as a whole is at fault. */
  readonly field: string | null;
  readonly column: string | null;
  /** The offending text, cut at 200 characters. */
  readonly value: string | null;
  /** Reads on after the field's name: `resolved_at lies before created_at`. */
  readonly message: string;
}

/** How many rows of an import have the same problem, with the first of them. */
export interface ProblemCount extends Omit<RowProblem, 'line'> {
  readonly rows: number;
  readonly firstLine: number;
}

export type BatchCounts = Pick<ImportCounts, 'new' | 'changed' | 'unchanged'> & Partial<Pick<ImportCounts, 'removed'>>;

/** Facts of one kind that are written together. */
export type FactBatch =
  | { readonly kind: 'conversations'; readonly facts: readonly Conversation[] }
  | { readonly kind: 'customers'; readonly facts: readonly Customer[] }
  | { readonly kind: 'cost_pools'; readonly facts: readonly CostStatement[] }
  | { readonly kind: 'readings'; readonly facts: readonly ReadingStatement[] };

/** How a run ends, with the audit entry that says so. */
export interface RunEnd {
  readonly state: 'finished' | 'failed';
  readonly counts: ImportCounts;
  /** Why it stopped before the end of the file. */
  readonly message: string | null;
  readonly entry: AuditEntry;
}

/** How a run ends, once the counts of its last batch are known. */
export type EndWith = (last: BatchCounts) => RunEnd;

/** What the transaction of a batch writes besides: all of it, or nothing. */
export interface WithBatch {
  /** Ends the run, so that no finished import lacks its audit entry. */
  readonly end?: EndWith;
  /** How far its sync has come with this batch. */
  readonly checkpoint?: Checkpoint;
}

/** A batch that is being read. */
export interface BatchWriter {
  add(facts: FactBatch): void;
  /** Applies everything that was added, exactly once, in one transaction. */
  apply(besides?: WithBatch): Promise<BatchCounts>;
}

/** One batch of several of a kind. */
export function joinBatches(kind: FactKind, parts: readonly FactBatch[]): FactBatch {
  return { kind, facts: parts.flatMap<unknown>(({ facts }) => facts) } as FactBatch;
}

/** A run as it is listed; one that has not ended counts the rows of its whole batches. */
export interface ImportRecord extends ImportCounts {
  readonly id: number;
  readonly source: string;
  readonly kind: FactKind;
  readonly file: string;
  /** `interrupted`: its process is gone; the same file goes on where it stopped, unless another of its kind came since. */
  readonly state: 'running' | 'interrupted' | 'finished' | 'failed' | 'taken_back';
  /** Whether the loader of the demo ran it. */
  readonly demo: boolean;
  readonly message: string | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

/** What to take back: all that a source brought, or what one import brought first. */
export interface Brought {
  readonly source: string;
  readonly runId: number | null;
}

/** A fact that an import changed without having brought it. */
export interface ChangedFact {
  readonly kind: FactKind;
  /** As the source calls it; for costs the month and category, for readings the measure, day and segment. */
  readonly name: string;
}

/** What is taken back, or would be. */
export interface TakenBack {
  readonly conversations: number;
  readonly customers: number;
  readonly costPools: number;
  readonly readings: number;
  /** Of one import: the facts that it only changed. They stay as it left them; an import of an older file sets them right. */
  readonly changed: number;
  /** The first of these. */
  readonly examples: readonly ChangedFact[];
}

/** A customer whom facts name. */
export interface NamedCustomer {
  /** As the rollups call it. */
  readonly id: string;
  readonly source: string;
  readonly externalId: string;
}

/** Where facts are kept. One writer per source at a time. */
export abstract class FactStore {
  /**
   * Begins a run, or takes up an interrupted one with the same fingerprint. Holds the source until its end; refuses with
   * `SOURCE_BUSY` while another run holds it.
   */
  abstract startRun(request: ImportRequest): Promise<ImportRun>;
  /**
   * Applies one batch exactly once, in one transaction, and logs the days whose rollups no longer hold. No conversation
   * occurs twice in a batch, nor in a run that is no sync; its reader sees to that.
   */
  abstract applyBatch(run: ImportRun, batch: number, facts: FactBatch, besides?: WithBatch): Promise<BatchCounts>;
  /**
   * The same for a batch that takes its facts part by part, as they are read; a store may put them into their final form at
   * once, so that the facts need not be kept.
   */
  newBatch(run: ImportRun, batch: number): BatchWriter {
    const parts: FactBatch[] = [];
    return {
      add: (facts) => parts.push(facts),
      apply: (besides) => this.applyBatch(run, batch, joinBatches(run.kind, parts), besides),
    };
  }
  /**
   * Takes facts of one kind out, exactly once as a batch, and logs their days. A fact that is newer stays, unless it is erased. What is
   * removed holds against older versions; a fact that comes later and is not older is in again, unless it was erased. Gives how many were
   * there.
   */
  abstract applyRemovals(
    run: ImportRun,
    batch: number,
    removals: readonly Removal[],
    besides?: WithBatch,
  ): Promise<number>;
  /** The last checkpoint of a stream of a source; `null` before the first, and after something of the source was taken back. */
  abstract cursor(source: string, stream: string): Promise<Checkpoint | null>;
  /** Keeps what is wrong with rows; problems are numbered from `first`, and giving them twice keeps them once. */
  abstract keepProblems(run: ImportRun, first: number, problems: readonly RowProblem[]): Promise<void>;
  /** Ends a run whose last batch did not end it, with its audit entry, and lets go of the source. A failed run keeps its good rows. */
  abstract finishRun(run: ImportRun, end: RunEnd): Promise<void>;
  /** Lets go of the source without ending the run: the same file goes on where it stopped. */
  abstract abandonRun(run: ImportRun): Promise<void>;
  /** Records that an import carries these fields; `partial`: and says nothing else about its conversations. */
  abstract carry(run: Pick<ImportRun, 'id'>, fields: readonly string[], partial?: boolean): Promise<void>;
  /** The fields that partial imports of a source carry. */
  abstract partialFields(source: string): Promise<string[]>;
  /** The conversations of a source that are there, of those with these external ids; in any order. */
  abstract conversations(source: string, externalIds: readonly string[]): Promise<Conversation[]>;
  /** What `takeBack` would take. */
  abstract brought(brought: Brought): Promise<TakenBack>;
  /**
   * Takes back what a source or one import brought, in one transaction with its audit entry. Nothing stays that holds against it: the
   * same file may go in again. Refuses with `SOURCE_BUSY` while an import of the source runs.
   */
  abstract takeBack(brought: Brought, entry: AuditEntry): Promise<TakenBack>;
  /** Fields that some import carries. */
  abstract carriedFields(): Promise<Set<string>>;
  /** Customers that some source calls so, in the order of their external ids and sources; in one reading, however many are asked for. */
  abstract customersNamed(externalIds: readonly string[]): Promise<NamedCustomer[]>;
  /** Customers by the ids that the rollups call them, in the order of their external ids and sources. */
  abstract customersById(ids: readonly string[]): Promise<NamedCustomer[]>;
  /** Who handled the conversations that were created in these days; those with the most first, then by name and source. */
  abstract assignees(days: DayRange): Promise<Assignee[]>;
  /** By source, what is not known of the customers of conversations that were created in these days; sources without a gap are left out. */
  abstract customerGaps(days: DayRange): Promise<CustomerGap[]>;
  /** Whom these conversations name and no file describes; those with the most conversations first, so many of them. */
  abstract unknownCustomers(days: DayRange, limit: number): Promise<UnknownCustomer[]>;
  /** Customers whom a file describes and whose id, or whose domain, is one of these keys in lower case. */
  abstract likelyCustomers(keys: readonly string[]): Promise<LikelyCustomer[]>;
  /** Newest first. */
  abstract listRuns(limit: number): Promise<ImportRecord[]>;
  /** Problems of a run summed up as `ProblemCounter` does it. */
  abstract countProblems(runId: number): Promise<ProblemCount[]>;
  /** Problems of a run in file order; of the newest run when `runId` is null. */
  abstract listProblems(runId: number | null, limit: number): Promise<(RowProblem & { file: string; runId: number })[]>;
}

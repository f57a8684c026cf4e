/**
 * Brings one file of facts in: batch by batch, each exactly once, the good rows kept whatever happens to the others. An
 * interrupted run goes on where it stopped, because the same file and mapping are read in the same batches.
 */
import { setImmediate } from 'node:timers/promises';
import { auditText, type Removal } from '@bough/domain';
import { auditEntry, type AuditEntry } from '../access/audit.store.js';
import { authorise } from '../access/authorise.js';
import type { UseCaseContext } from '../context.js';
import {
  FactStore,
  type BatchCounts,
  type BatchWriter,
  type Checkpoint,
  type EndWith,
  type FactBatch,
  type ImportCounts,
  type ImportRun,
  type ProblemCount,
  type RowProblem,
  type RunEnd,
  type WithBatch,
} from './fact.store.js';
import { completionOf, type CompletePart } from './complete-conversations.js';
import { ProblemCounter } from './count-problems.js';
import type { FactSource, SourcePart } from './fact-source.js';

/** A source, and how it is to be imported. */
export interface FileImport extends FactSource {
  /** More rejected rows than this stop the import; no limit when null. */
  readonly maxRejects: number | null;
  /** Read and check everything, write nothing. */
  readonly dryRun?: boolean;
  /** Is told every problem, in the order of the file. */
  readonly onProblems?: (problems: readonly RowProblem[]) => void;
}

export interface ImportProgress {
  readonly rows: number;
  readonly bytes: number;
  readonly totalBytes: number;
}

export interface ImportSummary extends ImportCounts {
  readonly runId: number | null;
  readonly state: 'finished' | 'failed';
  /** Why it stopped before the end of the file. */
  readonly failure: Error | null;
  readonly resumed: boolean;
  /** The first problems, for the person who watches. */
  readonly problems: readonly RowProblem[];
  /** All problems, summed up; the most frequent first. */
  readonly problemCounts: readonly ProblemCount[];
}

/** More rows were rejected than the caller allows. */
export class TooManyRejects extends Error {
  readonly code = 'TOO_MANY_REJECTS';
  constructor(
    readonly limit: number,
    isDryRun = false,
  ) {
    const outcome = isDryRun ? 'dry run stopped; nothing was written' : 'import stopped; the good rows before are in';
    super(`more than ${limit} rows were rejected, so the ${outcome}`);
    this.name = 'TooManyRejects';
  }
}

const SHOWN_PROBLEMS = 20;

/** Rows that one transaction takes. */
const ROWS_PER_BATCH = 20_000;

/**
 * Imports one file. `progress` is told after every part that was read. Throws what the store throws; a file that cannot be read to its end
 * is a summary with the state `failed`.
 */
export async function importFacts(
  context: UseCaseContext,
  file: FileImport,
  progress?: (progress: ImportProgress) => void,
): Promise<ImportSummary> {
  authorise(context.caller.principal, 'import_facts');
  const entryOf = (counts: ImportCounts, message: string | null) => auditOf(context, file, counts, message);
  const complete = await completionOf(context.stores.facts, file, context.clock.now());
  return bring(context.stores.facts, file, { entryOf, complete, progress });
}

type EntryOf = (counts: ImportCounts, message: string | null) => AuditEntry;

function auditOf(
  { caller, clock }: UseCaseContext,
  { source, file }: FileImport,
  counts: ImportCounts,
  message: string | null,
): AuditEntry {
  const { new: added, changed, unchanged, rejected, removed } = counts;
  const after = auditText({ new: added, changed, unchanged, rejected, removed, failure: message ?? undefined });
  const change = { subject: `import:${source}/${file}`, field: null, before: null, after };
  return auditEntry(caller, clock.date(), 'import.run', [change]);
}

interface Bringing {
  readonly entryOf: EntryOf;
  readonly complete: CompletePart | null;
  readonly progress?: ((progress: ImportProgress) => void) | undefined;
}

async function bring(
  facts: FactStore,
  file: FileImport,
  { entryOf, complete, progress }: Bringing,
): Promise<ImportSummary> {
  const tally = new Tally(file);
  const parts = file.parts[Symbol.asyncIterator]();
  let run: ImportRun | null = null;
  let writing: Writing | null = null;
  let failure: Error | null = null;
  try {
    while (!failure) {
      const part = await parts.next().catch((error: Error) => (failure = error));
      if (part instanceof Error || part.done) break;
      const read = complete ? await complete(part.value) : part.value;
      if (!file.dryRun) run ??= await begin(facts, file);
      if (run) await (writing ??= new Writing(facts, run, tally)).add(read);
      else tally.read(read);
      progress?.({ rows: tally.counts.read, bytes: read.bytesRead, totalBytes: read.totalBytes });
      failure = tally.tooManyRejects();
    }
    if (tally.tooManyRejects()) await parts.return?.();
    if (!run && !file.dryRun) run = failure ? await facts.startRun(file) : await begin(facts, file);
    const message = failure?.message ?? null;
    const end = (counts: ImportCounts): RunEnd => ({
      state: failure ? 'failed' : 'finished',
      counts,
      message,
      entry: entryOf(counts, message),
    });
    const isEnded = await writing?.finish((last) => end(tally.with(last)));
    if (run && !isEnded) await facts.finishRun(run, end(tally.counts));
  } catch (error) {
    await parts.return?.();
    await writing?.settled();
    if (run) await facts.abandonRun(run);
    throw error;
  }
  return tally.summary(run, failure);
}

async function begin(facts: FactStore, file: FileImport): Promise<ImportRun> {
  const run = await facts.startRun(file);
  await facts.carry(run, file.carries, file.partial);
  return run;
}

/** Fills one batch while the one before is on its way: reading and the database work side by side. */
class Writing {
  private batch: BatchWriter | null = null;
  private number = 1;
  private rows = 0;
  private problems: RowProblem[] = [];
  private removals: Removal[] = [];
  private checkpoint: Checkpoint | undefined;
  private underway: Promise<void> = Promise.resolve();
  private hasSentEnd = false;

  constructor(
    private readonly facts: FactStore,
    private readonly run: ImportRun,
    private readonly tally: Tally,
  ) {}

  /** A full batch waits for the next part: the last batch ends the run, and only the end of the file tells which one that is. */
  async add(part: SourcePart): Promise<void> {
    if (this.rows >= ROWS_PER_BATCH) await this.send({});
    else await setImmediate(); // the batch under way gets its turn, or the database waits for us
    this.problems.push(...this.tally.read(part));
    this.open().add({ kind: part.kind, facts: part.facts } as FactBatch);
    this.removals.push(...part.removals);
    this.rows += Math.max(part.rowsRead, part.facts.length); // what is added up comes after its rows
    if (part.checkpoint) await this.reach(part.checkpoint);
  }

  /** A checkpoint stands for everything before it: what was removed goes out before it is kept. */
  private async reach(checkpoint: Checkpoint): Promise<void> {
    this.checkpoint = checkpoint;
    if (this.removals.length === 0) return;
    if (this.rows > 0) await this.send({});
    await this.underway;
    await this.remove({});
  }

  private open(): BatchWriter {
    return (this.batch ??= this.facts.newBatch(this.run, this.number++));
  }

  /** Applies what is left, then the removals, and waits for everything. Says whether the last of it has ended the run. */
  async finish(end: EndWith): Promise<boolean> {
    const hasRemovals = this.removals.length > 0;
    if (this.rows > 0 || (this.checkpoint && !hasRemovals)) await this.send(hasRemovals ? {} : { end });
    await this.underway;
    if (hasRemovals) await this.remove({ end });
    return this.hasSentEnd || hasRemovals;
  }

  private async remove(besides: WithBatch): Promise<void> {
    const { removals } = this;
    this.removals = [];
    for (let from = 0; from < removals.length; from += ROWS_PER_BATCH) {
      const some = removals.slice(from, from + ROWS_PER_BATCH);
      const isLast = from + ROWS_PER_BATCH >= removals.length;
      const last = isLast ? { ...besides, ...this.takeCheckpoint() } : {};
      this.tally.counts.removed += await this.facts.applyRemovals(this.run, this.number++, some, last);
    }
  }

  private takeCheckpoint(): WithBatch {
    const { checkpoint } = this;
    this.checkpoint = undefined;
    return checkpoint ? { checkpoint } : {};
  }

  /** Waits without looking at the outcome. */
  async settled(): Promise<void> {
    await this.underway.catch(() => undefined);
  }

  private async send(besides: WithBatch): Promise<void> {
    await this.underway;
    const { problems } = this;
    const batch = this.open();
    const first = this.tally.problems - problems.length;
    this.hasSentEnd = besides.end !== undefined;
    const all = this.removals.length > 0 ? besides : { ...besides, ...this.takeCheckpoint() };
    this.underway = this.facts
      .keepProblems(this.run, first, problems)
      .then(() => batch.apply(all))
      .then((counts) => this.tally.applied(counts));
    this.underway.catch(() => undefined); // it is looked at before the next one
    this.batch = null;
    this.rows = 0;
    this.problems = [];
  }
}

/** Counts what happens to the rows. */
class Tally {
  counts = { read: 0, new: 0, changed: 0, unchanged: 0, rejected: 0, leftOut: 0, removed: 0, warnings: 0 };
  readonly shown: RowProblem[] = [];
  problems = 0;
  private readonly counter = new ProblemCounter();

  constructor(private readonly file: Pick<FileImport, 'maxRejects' | 'dryRun' | 'onProblems'>) {}

  tooManyRejects(): TooManyRejects | null {
    const { maxRejects, dryRun } = this.file;
    return maxRejects !== null && this.counts.rejected > maxRejects ? new TooManyRejects(maxRejects, dryRun) : null;
  }

  read(batch: SourcePart): RowProblem[] {
    this.counts.read += batch.rowsRead;
    this.counts.rejected += batch.rejects.length;
    this.counts.warnings += batch.warnings.length;
    for (const count of batch.leftOut) this.counts.leftOut += count;
    const reports = [...batch.rejects, ...batch.warnings].sort((a, b) => a.line - b.line);
    const found = reports.flatMap(({ line, problems }) => problems.map((problem) => ({ line, ...problem })));
    this.problems += found.length;
    this.shown.push(...found.slice(0, SHOWN_PROBLEMS - this.shown.length));
    for (const problem of found) this.counter.add(problem);
    if (found.length > 0) this.file.onProblems?.(found);
    return found;
  }

  /** The counts with those of one more batch. */
  with({ new: added, changed, unchanged, removed = 0 }: BatchCounts): ImportCounts {
    const { counts } = this;
    return {
      ...counts,
      new: counts.new + added,
      changed: counts.changed + changed,
      unchanged: counts.unchanged + unchanged,
      removed: counts.removed + removed,
    };
  }

  applied(batch: BatchCounts): void {
    this.counts = this.with(batch);
  }

  summary(run: ImportRun | null, failure: Error | null): ImportSummary {
    const state = failure ? 'failed' : 'finished';
    const resumed = run?.resumed ?? false;
    const { counts, shown: problems } = this;
    const problemCounts = this.counter.counts();
    return { ...counts, runId: run?.id ?? null, state, failure, resumed, problems, problemCounts };
  }
}

/**
 * Brings one file of facts in: batch by batch, each exactly once, the good rows kept whatever happens to the others. An
 * interrupted run goes on where it stopped, because the same file and mapping are read in the same batches.
 */
import type { Fact, FactProblem } from '@bough/domain';
import { ahead } from './ahead.js';
import {
  FactStore,
  type FactBatch,
  type ImportCounts,
  type ImportRequest,
  type ImportRun,
  type RowProblem,
} from './fact.store.js';

/** A part of a file as its reader hands it over. */
export interface ReadBatch {
  readonly kind: FactBatch['kind'];
  readonly facts: readonly Fact[];
  /** Line of each fact. */
  readonly lines: readonly number[];
  readonly rejects: readonly RowReport[];
  /** Rows that were kept although something is odd. */
  readonly warnings: readonly RowReport[];
  /** Rows left out, by rule of the mapping. */
  readonly leftOut: readonly number[];
  readonly rowsRead: number;
  /** Of the file, so far. */
  readonly bytesRead: number;
  readonly totalBytes: number;
}

export interface RowReport {
  readonly line: number;
  readonly problems: readonly Omit<RowProblem, 'line'>[];
}

export interface FileImport extends ImportRequest {
  readonly batches: AsyncIterable<ReadBatch>;
  /** Fields that the facts of the file carry. */
  readonly carries: readonly string[];
  /** More rejected rows than this stop the import; no limit when null. */
  readonly maxRejects: number | null;
  /** What the workspace says against a fact that is sound in itself. */
  readonly check?: (fact: Fact) => FactProblem | null;
  /** Read and check everything, write nothing. */
  readonly dryRun?: boolean;
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
}

/** More rows were rejected than the caller allows. */
export class TooManyRejects extends Error {
  readonly code = 'TOO_MANY_REJECTS';
  constructor(readonly limit: number) {
    super(`more than ${limit} rows were rejected, so the import stopped; the good rows before are in`);
    this.name = 'TooManyRejects';
  }
}

const SHOWN_PROBLEMS = 20;

export class ImportFacts {
  constructor(private readonly facts: FactStore) {}

  /** Throws what the store throws; a file that cannot be read to its end is a failed summary. */
  async run(file: FileImport, progress?: (progress: ImportProgress) => void): Promise<ImportSummary> {
    const tally = new Tally();
    let run: ImportRun | null = null;
    let failure: Error | null = null;
    try {
      const batches = ahead(file.batches);
      for (;;) {
        const next = await batches.next().catch((error: Error) => (failure = error));
        if (next instanceof Error || next.done) break;
        run ??= await this.begin(file);
        await this.take(file, run, tally, next.value);
        progress?.({ rows: tally.counts.read, bytes: next.value.bytesRead, totalBytes: next.value.totalBytes });
        if (file.maxRejects !== null && tally.counts.rejected > file.maxRejects) {
          failure = new TooManyRejects(file.maxRejects);
          await batches.return();
          break;
        }
      }
      if (run === null && failure === null) run = await this.begin(file);
      if (run) await this.end(run, tally, failure);
    } catch (error) {
      if (run) await this.facts.abandonRun(run);
      throw error;
    }
    return tally.summary(run, failure);
  }

  private async begin(file: FileImport): Promise<ImportRun | null> {
    if (file.dryRun) return null;
    const run = await this.facts.startRun(file);
    await this.facts.carry(file.carries);
    return run;
  }

  private async take(file: FileImport, run: ImportRun | null, tally: Tally, batch: ReadBatch): Promise<void> {
    const checked = file.check ? refuse(batch, file.check) : batch;
    const problems = tally.read(checked);
    if (!run) return;
    const { kind, facts } = checked;
    tally.applied(await this.facts.applyBatch(run, tally.batches, { kind, facts } as FactBatch));
    await this.facts.keepProblems(run, tally.problems - problems.length, problems);
  }

  private end(run: ImportRun, tally: Tally, failure: Error | null): Promise<void> {
    return this.facts.finishRun(run, failure ? 'failed' : 'finished', tally.counts, failure?.message ?? null);
  }
}

/** Counts what happens to the rows. */
class Tally {
  readonly counts = { read: 0, new: 0, changed: 0, unchanged: 0, rejected: 0, leftOut: 0, warnings: 0 };
  readonly shown: RowProblem[] = [];
  batches = 0;
  problems = 0;

  read(batch: ReadBatch): RowProblem[] {
    this.batches += 1;
    this.counts.read += batch.rowsRead;
    this.counts.rejected += batch.rejects.length;
    this.counts.warnings += batch.warnings.length;
    for (const count of batch.leftOut) this.counts.leftOut += count;
    const reports = [...batch.rejects, ...batch.warnings].sort((a, b) => a.line - b.line);
    const found = reports.flatMap(({ line, problems }) => problems.map((problem) => ({ line, ...problem })));
    this.problems += found.length;
    this.shown.push(...found.slice(0, SHOWN_PROBLEMS - this.shown.length));
    return found;
  }

  applied(counts: Pick<ImportCounts, 'new' | 'changed' | 'unchanged'>): void {
    this.counts.new += counts.new;
    this.counts.changed += counts.changed;
    this.counts.unchanged += counts.unchanged;
  }

  summary(run: ImportRun | null, failure: Error | null): ImportSummary {
    const state = failure ? 'failed' : 'finished';
    const resumed = run?.resumed ?? false;
    return { ...this.counts, runId: run?.id ?? null, state, failure, resumed, problems: this.shown };
  }
}

/** Moves facts that the workspace does not accept to the rejects. */
function refuse(batch: ReadBatch, check: (fact: Fact) => FactProblem | null): ReadBatch {
  const rejects = [...batch.rejects];
  const kept = batch.facts.flatMap((fact, index) => {
    const line = batch.lines[index]!;
    const found = check(fact);
    if (!found) return [{ fact, line }];
    rejects.push({ line, problems: [{ ...found, column: null, value: null }] });
    return [];
  });
  return { ...batch, rejects, facts: kept.map(({ fact }) => fact), lines: kept.map(({ line }) => line) };
}

/** Facts in PostgreSQL: one transaction per batch, claimed by run and number, so that each batch is applied exactly once. */
import type { DataSource } from 'typeorm';
import {
  FactStore,
  type BatchCounts,
  type FactBatch,
  type ImportCounts,
  type ImportRecord,
  type ImportRequest,
  type ImportRun,
  type RowProblem,
} from '@bough/application';
import { Refusal, timeZone } from '@bough/domain';
import { currentWorkspace } from '../shared/current-workspace.js';
import { inTransaction, openSession, type Session } from '../shared/session.js';
import * as sql from './import-run.sql.js';
import type { KeepMembership, WriteContext } from './write-context.js';
import { writeConversations } from './write-conversations.js';
import { writeCustomers } from './write-customers.js';
import { writeCostPools, writeReadings } from './write-figures.js';

export class PostgresFactStore extends FactStore {
  private readonly held = new Map<
    number,
    { session: Session & { end(): Promise<void> }; knownCustomers: Set<string> }
  >();

  constructor(
    private readonly source: DataSource,
    private readonly keepMembership: KeepMembership,
  ) {
    super();
  }

  async startRun({ source, kind, file, fingerprint }: ImportRequest): Promise<ImportRun> {
    const session = await openSession(this.source);
    try {
      await this.lock(session, source);
      const [last] = await session.query<{ id: number; fingerprint: string; state: string; fresh: boolean }>(
        sql.LAST_RUN,
        [source, kind],
      );
      const resumed = last !== undefined && last.state === 'running' && last.fingerprint === fingerprint;
      const [facts] = await session.query<{ found: boolean }>(sql.HAS_CONVERSATIONS, [source]);
      const fresh = resumed ? last.fresh : kind === 'conversations' && !facts!.found;
      const id = resumed ? last.id : await this.addRun(session, { source, kind, file, fingerprint }, fresh);
      this.held.set(id, { session, knownCustomers: new Set() });
      return { id, source, kind, file, resumed, fresh };
    } catch (error) {
      await session.end();
      throw error;
    }
  }

  async applyBatch(run: ImportRun, batch: number, facts: FactBatch): Promise<BatchCounts> {
    const { knownCustomers } = this.held.get(run.id)!;
    return inTransaction(this.source, async (session) => {
      const claimed = await session.query(sql.CLAIM_BATCH, [run.id, batch]);
      if (claimed.length === 0)
        return (await session.query<BatchCounts & Record<string, unknown>>(sql.READ_BATCH, [run.id, batch]))[0]!;
      const workspace = await currentWorkspace(session);
      if (!workspace)
        throw new Refusal('WORKSPACE_MISSING', 'there is no workspace yet; run "bough apply <workspace.yml>" first');
      const counts = await write(
        { session, run, workspace, knownCustomers, keepMembership: this.keepMembership },
        facts,
      );
      await session.run(sql.COUNT_BATCH, [run.id, batch, counts.new, counts.changed, counts.unchanged]);
      return counts;
    });
  }

  async keepProblems(run: ImportRun, first: number, problems: readonly RowProblem[]): Promise<void> {
    if (problems.length === 0) return;
    const column = (name: keyof RowProblem) => problems.map((problem) => clean(problem[name]));
    await this.source.query(sql.KEEP_PROBLEMS, [
      run.id,
      first,
      column('line'),
      column('severity'),
      column('code'),
      column('field'),
      column('column'),
      column('value'),
      column('message'),
    ]);
  }

  async finishRun(
    run: ImportRun,
    state: 'finished' | 'failed',
    counts: ImportCounts,
    message: string | null,
  ): Promise<void> {
    try {
      const { read, new: added, changed, unchanged, rejected, leftOut, warnings } = counts;
      await this.source.query(sql.FINISH_RUN, [
        run.id,
        state,
        read,
        added,
        changed,
        unchanged,
        rejected,
        leftOut,
        warnings,
        message,
        new Date(),
      ]);
    } finally {
      await this.abandonRun(run);
    }
  }

  async abandonRun(run: ImportRun): Promise<void> {
    const held = this.held.get(run.id);
    this.held.delete(run.id);
    await held?.session.query(sql.UNLOCK_SOURCE, [run.source]);
    await held?.session.end();
  }

  async carry(fields: readonly string[]): Promise<void> {
    await this.source.query(sql.CARRY, [fields]);
  }

  async carriedFields(): Promise<Set<string>> {
    const rows: { field: string }[] = await this.source.query(sql.CARRIED);
    return new Set(rows.map(({ field }) => field));
  }

  listRuns(limit: number): Promise<ImportRecord[]> {
    return this.source.query(sql.LIST_RUNS, [limit]);
  }

  listProblems(runId: number | null, limit: number): Promise<(RowProblem & { file: string; runId: number })[]> {
    return this.source.query(sql.LIST_PROBLEMS, [runId, limit]);
  }

  private async lock(session: Session, source: string): Promise<void> {
    const [row] = await session.query<{ locked: boolean }>(sql.LOCK_SOURCE, [source]);
    if (!row!.locked)
      throw new Refusal('SOURCE_BUSY', `another import of source "${source}" is running; wait until it ends`);
  }

  private async addRun(session: Session, request: ImportRequest, fresh: boolean): Promise<number> {
    const { source, kind, file, fingerprint } = request;
    const [row] = await session.query<{ id: number }>(sql.ADD_RUN, [
      source,
      kind,
      file,
      fingerprint,
      fresh,
      new Date(),
    ]);
    return row!.id;
  }
}

function write(context: WriteContext, batch: FactBatch): Promise<BatchCounts> {
  switch (batch.kind) {
    case 'conversations':
      return writeConversations(context, batch.facts, timeZone(context.workspace.timeZone));
    case 'customers':
      return writeCustomers(context, batch.facts);
    case 'cost_pools':
      return writeCostPools(context, batch.facts);
    case 'readings':
      return writeReadings(context, batch.facts);
  }
}

/** PostgreSQL's text cannot hold NUL; a rejected value that has one is shown with a sign for it. */
function clean(value: string | number | null): string | number | null {
  return typeof value === 'string' ? value.replaceAll('\0', '␀') : value;
}

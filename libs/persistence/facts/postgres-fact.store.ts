/** Facts in PostgreSQL: one transaction per batch, claimed by run and number, so that each batch is applied exactly once. */
import type { DataSource } from 'typeorm';
import {
  FactStore,
  type AppliedWorkspace,
  type Assignee,
  type AuditEntry,
  type BatchCounts,
  type BatchWriter,
  type Brought,
  type Checkpoint,
  type CustomerGap,
  type FactBatch,
  type ImportRecord,
  type ImportRequest,
  type ImportRun,
  type LikelyCustomer,
  type NamedCustomer,
  type ProblemCount,
  type RowProblem,
  type RunEnd,
  type TakenBack,
  type UnknownCustomer,
  type WithBatch,
  joinBatches,
} from '@bough/application';
import { Refusal, timeZone, type Conversation, type DayRange, type Removal } from '@bough/domain';
import { writeAudit } from '../access/postgres-audit.store.js';
import { newestVersion } from '../shared/current-workspace.js';
import { SHARE_WORKSPACE } from '../shared/current-workspace.sql.js';
import { inLongTransaction, inTransaction, openDatabaseSession, type Session } from '../shared/session.js';
import { ASSIGNEES } from './conversation.sql.js';
import { ConversationBatch } from './conversation-batch.js';
import { CustomerIds } from './customer-ids.js';
import { CUSTOMERS_BY_ID, CUSTOMERS_NAMED } from './customer.sql.js';
import * as sql from './import-run.sql.js';
import { READ_CURSOR, SAVE_CURSOR } from './source-cursor.sql.js';
import { storedConversations } from './stored-conversations.js';
import type { KeepMembership, WriteContext } from './write-context.js';
import { countBrought, takeBackBrought } from './take-back.js';
import { CUSTOMER_GAPS, LIKELY_CUSTOMERS, UNKNOWN_CUSTOMERS } from './unmatched.sql.js';
import { writeCustomers } from './write-customers.js';
import { writeRemovals } from './write-removals.js';
import { writeCostPools, writeReadings } from './write-figures.js';

/** A run that the same file can go on with. */
const OPEN_STATES = ['running', 'interrupted'];

/** What a run keeps from batch to batch. */
interface HeldRun {
  /** Holds the lock on the source. */
  readonly session: Session & { end(): Promise<void> };
  readonly customers: CustomerIds;
  /** Batches are encoded under this version of the workspace; its time zone decides on the days. */
  readonly workspace: AppliedWorkspace;
  /** Other files of the same kind that complete this one. */
  readonly alongside: readonly string[];
  /** It may bring a conversation in several rows. */
  readonly isSync: boolean;
}

export class PostgresFactStore extends FactStore {
  private readonly held = new Map<number, HeldRun>();

  constructor(
    private readonly source: DataSource,
    private readonly keepMembership: KeepMembership,
  ) {
    super();
  }

  async startRun(request: ImportRequest): Promise<ImportRun> {
    const { source, kind, file, fingerprint, alongside = [], sync: isSync = false } = request;
    const session = await openDatabaseSession(this.source);
    try {
      await this.lock(session, source);
      const workspace = await newestVersion(session);
      if (!workspace)
        throw new Refusal('WORKSPACE_MISSING', 'there is no workspace yet; run "bough apply <workspace.yml>" first');
      const [last] = await session.query<{ id: number; fingerprint: string; state: string; fresh: boolean }>(
        sql.LAST_RUN,
        [source, kind],
      );
      const isSame = last !== undefined && OPEN_STATES.includes(last.state) && last.fingerprint === fingerprint;
      const resumed = isSame && !isSync;
      const [facts] = await session.query<{ found: boolean }>(sql.HAS_CONVERSATIONS, [source]);
      const fresh = resumed ? last.fresh : kind === 'conversations' && !isSync && !facts!.found;
      const id = resumed ? last.id : await this.addRun(session, request, fresh);
      await session.run(sql.INTERRUPT_OTHERS, [source, id]);
      if (resumed) await session.run(sql.GO_ON, [id]);
      this.held.set(id, { session, workspace, alongside, isSync, customers: new CustomerIds(source) });
      return { id, source, kind, file, resumed, fresh };
    } catch (error) {
      await session.end();
      throw error;
    }
  }

  async applyBatch(run: ImportRun, batch: number, facts: FactBatch, besides?: WithBatch): Promise<BatchCounts> {
    const writer = this.newBatch(run, batch);
    writer.add(facts);
    return writer.apply(besides);
  }

  override newBatch(run: ImportRun, batch: number): BatchWriter {
    return run.kind === 'conversations' ? this.conversationBatch(run, batch) : this.plainBatch(run, batch);
  }

  private conversationBatch(run: ImportRun, batch: number): BatchWriter {
    const { workspace, customers, isSync } = this.heldRun(run);
    const conversations = new ConversationBatch(run, timeZone(workspace.workspace.timeZone), customers, isSync);
    return {
      add: ({ facts }) => conversations.add(facts as readonly Conversation[]),
      apply: async (besides) => {
        const counts = await this.once(run, batch, (context) => conversations.write(context), besides);
        conversations.committed();
        return counts;
      },
    };
  }

  private plainBatch(run: ImportRun, batch: number): BatchWriter {
    const { alongside } = this.heldRun(run);
    const collected: FactBatch[] = [];
    return {
      add: (facts) => collected.push(facts),
      apply: (besides) =>
        this.once(run, batch, (context) => write(context, joinBatches(run.kind, collected), alongside), besides),
    };
  }

  /** One transaction, claimed by run and number: the second time it gives what the first one counted. The last one ends the run. */
  private async once(
    run: ImportRun,
    batch: number,
    write: (context: WriteContext) => Promise<BatchCounts>,
    { end, checkpoint }: WithBatch = {},
  ): Promise<BatchCounts> {
    const counts = await inLongTransaction(this.source, async (session) => {
      const written = await this.claimed(session, run, batch, write);
      if (checkpoint) await saveCursor(session, run, checkpoint);
      if (end) await endRun(session, run, end(written));
      return written;
    });
    if (end) await this.abandonRun(run);
    return counts;
  }

  private async claimed(
    session: Session,
    run: ImportRun,
    batch: number,
    write: (context: WriteContext) => Promise<BatchCounts>,
  ): Promise<BatchCounts> {
    const { workspace } = this.heldRun(run);
    await session.query(SHARE_WORKSPACE);
    if ((await newestVersion(session))?.version !== workspace.version)
      throw new Refusal(
        'WORKSPACE_CHANGED',
        'the workspace was changed while the import ran; run it again, it goes on where it stopped',
      );
    const claimed = await session.query(sql.CLAIM_BATCH, [run.id, batch]);
    if (claimed.length === 0) return counted(session, run, batch);
    const counts = await write({ session, run, workspace: workspace.workspace, keepMembership: this.keepMembership });
    const { new: added, changed, unchanged, removed = 0 } = counts;
    await session.run(sql.COUNT_BATCH, [run.id, batch, added, changed, unchanged, removed]);
    return withoutZero(counts);
  }

  private heldRun(run: ImportRun): HeldRun {
    const held = this.held.get(run.id);
    if (!held) throw new Error(`run ${run.id} was not started, or has ended`);
    return held;
  }

  async applyRemovals(
    run: ImportRun,
    batch: number,
    removals: readonly Removal[],
    besides?: WithBatch,
  ): Promise<number> {
    const remove = async (context: WriteContext) => ({
      ...NOTHING_WRITTEN,
      removed: await writeRemovals(context, removals),
    });
    const { removed = 0 } = await this.once(run, batch, remove, besides);
    return removed;
  }

  async cursor(source: string, stream: string): Promise<Checkpoint | null> {
    const [found]: Checkpoint[] = await this.source.query(READ_CURSOR, [source, stream]);
    return found ?? null;
  }

  brought(brought: Brought): Promise<TakenBack> {
    return inLongTransaction(this.source, (session) => countBrought(session, brought));
  }

  takeBack(brought: Brought, entry: AuditEntry): Promise<TakenBack> {
    return inLongTransaction(this.source, async (session) => {
      await session.query(SHARE_WORKSPACE);
      const [row] = await session.query<{ locked: boolean }>(sql.LOCK_SOURCE_IN_TRANSACTION, [brought.source]);
      if (!row!.locked) throw sourceBusy(brought.source);
      const { workspace } = (await newestVersion(session))!;
      const taken = await countBrought(session, brought);
      await takeBackBrought({ session, workspace, keepMembership: this.keepMembership }, brought, taken);
      await writeAudit(session, entry);
      return taken;
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

  async finishRun(run: ImportRun, end: RunEnd): Promise<void> {
    try {
      await inTransaction(this.source, (session) => endRun(session, run, end));
    } finally {
      await this.abandonRun(run);
    }
  }

  async abandonRun(run: ImportRun): Promise<void> {
    const held = this.held.get(run.id);
    this.held.delete(run.id);
    await held?.session.end();
  }

  async carry(run: Pick<ImportRun, 'id'>, fields: readonly string[], partial = false): Promise<void> {
    await this.source.query(sql.ADD_CARRIED_FIELDS, [fields, run.id, partial]);
  }

  async partialFields(source: string): Promise<string[]> {
    const rows: { field: string }[] = await this.source.query(sql.READ_PARTIAL_FIELDS, [source]);
    return rows.map(({ field }) => field);
  }

  conversations(source: string, externalIds: readonly string[]): Promise<Conversation[]> {
    return storedConversations(this.source, source, externalIds);
  }

  async carriedFields(): Promise<Set<string>> {
    const rows: { field: string }[] = await this.source.query(sql.READ_CARRIED_FIELDS);
    return new Set(rows.map(({ field }) => field));
  }

  customersNamed(externalIds: readonly string[]): Promise<NamedCustomer[]> {
    return this.source.query(CUSTOMERS_NAMED, [externalIds]);
  }

  customersById(ids: readonly string[]): Promise<NamedCustomer[]> {
    return this.source.query(CUSTOMERS_BY_ID, [ids]);
  }

  assignees({ from, to }: DayRange): Promise<Assignee[]> {
    return this.source.query(ASSIGNEES, [from, to]);
  }

  customerGaps({ from, to }: DayRange): Promise<CustomerGap[]> {
    return this.source.query(CUSTOMER_GAPS, [from, to]);
  }

  unknownCustomers({ from, to }: DayRange, limit: number): Promise<UnknownCustomer[]> {
    return this.source.query(UNKNOWN_CUSTOMERS, [from, to, limit]);
  }

  likelyCustomers(keys: readonly string[]): Promise<LikelyCustomer[]> {
    return this.source.query(LIKELY_CUSTOMERS, [keys]);
  }

  listRuns(limit: number): Promise<ImportRecord[]> {
    return this.source.query(sql.LIST_RUNS, [limit]);
  }

  countProblems(runId: number): Promise<ProblemCount[]> {
    return this.source.query(sql.COUNT_PROBLEMS, [runId]);
  }

  listProblems(runId: number | null, limit: number): Promise<(RowProblem & { file: string; runId: number })[]> {
    return this.source.query(sql.LIST_PROBLEMS, [runId, limit]);
  }

  private async lock(session: Session, source: string): Promise<void> {
    const [row] = await session.query<{ locked: boolean }>(sql.LOCK_SOURCE, [source]);
    if (!row!.locked) throw sourceBusy(source);
  }

  private async addRun(session: Session, request: ImportRequest, fresh: boolean): Promise<number> {
    const { source, kind, file, fingerprint, demo = false } = request;
    const [row] = await session.query<{ id: number }>(sql.ADD_RUN, [
      source,
      kind,
      file,
      fingerprint,
      fresh,
      new Date(),
      demo,
    ]);
    return row!.id;
  }
}

/** `position` is JSON. */
async function saveCursor(session: Session, { id, source }: ImportRun, given: Checkpoint): Promise<void> {
  const { stream, windowEnd, position } = given;
  await session.run(SAVE_CURSOR, [source, stream, windowEnd, position && JSON.stringify(position), id]);
}

/** Writes how a run ended, and the audit entry. */
async function endRun(session: Session, run: ImportRun, { state, counts, message, entry }: RunEnd): Promise<void> {
  const { read, new: added, changed, unchanged, rejected, leftOut, removed, warnings } = counts;
  const numbers = [read, added, changed, unchanged, rejected, leftOut, warnings];
  await session.run(sql.FINISH_RUN, [run.id, state, ...numbers, message, new Date(), removed]);
  await writeAudit(session, entry);
}

const NOTHING_WRITTEN: BatchCounts = { new: 0, changed: 0, unchanged: 0 };

function sourceBusy(source: string): Refusal {
  return new Refusal('SOURCE_BUSY', `another import of source "${source}" is running; wait until it ends`);
}

/** What was counted when the batch was applied. */
async function counted(session: Session, run: ImportRun, batch: number): Promise<BatchCounts> {
  return withoutZero((await session.query<BatchCounts & object>(sql.READ_BATCH, [run.id, batch]))[0]!);
}

/** Most batches remove nothing and say nothing of it. */
function withoutZero({ removed = 0, ...counts }: BatchCounts): BatchCounts {
  return removed > 0 ? { ...counts, removed } : counts;
}

function write(context: WriteContext, batch: FactBatch, alongside: readonly string[]): Promise<BatchCounts> {
  switch (batch.kind) {
    case 'customers':
      return writeCustomers(context, batch.facts);
    case 'cost_pools':
      return writeCostPools(context, batch.facts, alongside);
    case 'readings':
      return writeReadings(context, batch.facts);
    case 'conversations':
      throw new Error('conversations are written by their batch');
  }
}

/** PostgreSQL's text cannot hold NUL; a rejected value that has one is shown with a sign for it. */
function clean(value: string | number | null): string | number | null {
  return typeof value === 'string' ? value.replaceAll('\0', '␀') : value;
}
